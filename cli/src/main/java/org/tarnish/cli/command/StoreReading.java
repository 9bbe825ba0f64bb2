package org.tarnish.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import org.tarnish.cli.client.NoStackException;
import org.tarnish.cli.client.ReportFiles;
import org.tarnish.cli.client.StackFinder;
import org.tarnish.cli.folder.DataFolder;
import org.tarnish.cli.folder.Endpoints;
import org.tarnish.pipeline.ledger.UnreadableExperiment;
import org.tarnish.pipeline.ledger.UnreadableMarker;
import org.tarnish.pipeline.store.CorruptObject;
import org.tarnish.pipeline.store.FolderObjectStore;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.MissingObject;

/**
 * Reads what experiments have left: from the object store of the stack that is up or that the environment names, and
 * without one from the files of a data folder.
 */
final class StoreReading {
    private static final String BUCKET = "tarnish";

    private final StackFinder finder;
    private final DataFolder named;

    /** @param named data folder, or null for the one that the environment names or the standard one */
    StoreReading(StackFinder finder, DataFolder named) {
        this.finder = finder;
        this.named = named;
    }

    /**
     * Reads on behalf of an experiment.
     *
     * @throws NoStackException if a named store does not answer, and if there is neither a stack nor a folder of one
     * @throws IOException as the reading throws it, and if the store refuses or the id cannot be one
     */
    int of(String experiment, ReportFiles.Reading reading) throws IOException {
        if (!Keys.isSegment(experiment)) {
            throw new IOException("'" + experiment + "' cannot be an experiment's id: tarnish list shows those known.");
        }
        try {
            return anywhere(experiment, reading);
        } catch (MissingObject | CorruptObject | UnreadableExperiment | UnreadableMarker e) {
            throw new IOException(
                    "What '" + experiment + "' has left is not whole: " + e.getMessage()
                            + "; bring it back from a copy of the store.",
                    e);
        }
    }

    private int anywhere(String experiment, ReportFiles.Reading reading) throws IOException {
        if (named == null && finder.isNamedByEnvironment()) {
            return reading(finder.find(null), experiment, reading);
        }
        var folder = named == null ? DataFolder.standard() : named;
        var running = StackFinder.running(folder);
        if (running.isPresent()) {
            return reading(running.get(), experiment, reading);
        }
        var bucket = folder.store().resolve(BUCKET);
        if (!Files.isDirectory(bucket)) {
            throw new NoStackException("There is no data of a stack in " + folder.path()
                    + ": name its folder with --data, or start a stack with tarnish up.");
        }
        return reading.with(new FolderObjectStore(bucket));
    }

    private static int reading(Endpoints endpoints, String experiment, ReportFiles.Reading reading) throws IOException {
        return new ReportFiles(Context.required(endpoints.s3(), "TARNISH_S3_ENDPOINT", "http://127.0.0.1:9000"))
                .reading(reading, experiment);
    }
}
