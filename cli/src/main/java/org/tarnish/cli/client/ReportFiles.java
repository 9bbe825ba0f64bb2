package org.tarnish.cli.client;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.tarnish.cli.folder.Endpoints;
import org.tarnish.machine.file.InnerPath;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.MinioObjectStore;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.store.StoreSettings;
import org.tarnish.pipeline.store.StoreUnavailable;

/** Fetches reports, and what else experiments have left, from the object store. */
public final class ReportFiles {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ANY_REGION = "us-east-1";

    private final Endpoints.S3 s3;

    public ReportFiles(Endpoints.S3 s3) {
        this.s3 = s3;
    }

    /**
     * Writes all files of an experiment's report into a folder, over older ones.
     *
     * @return how many there are; 0 if the experiment has no report yet
     */
    public int fetch(String experiment, Path folder) throws IOException {
        return reading(
                store -> {
                    var prefix = Keys.report(experiment);
                    var keys = store.list(prefix);
                    for (var key : keys) {
                        store.download(key, InnerPath.of(folder, key.substring(prefix.length())));
                    }
                    return keys.size();
                },
                experiment);
    }

    /** What is done with the store while it is open; the result is what was counted. */
    @FunctionalInterface
    public interface Reading {
        int with(ObjectStore store) throws IOException;
    }

    /**
     * Reads from the store on behalf of an experiment.
     *
     * @throws NoStackException if it does not answer
     * @throws IOException as the reading throws it, and if the store refuses or the id cannot be one
     */
    public int reading(Reading reading, String experiment) throws IOException {
        var settings =
                new StoreSettings(s3.endpoint(), s3.accessKey(), s3.secretKey(), s3.bucket(), ANY_REGION, PATIENCE);
        try (var store = new MinioObjectStore(settings, () -> {})) {
            return reading.with(store);
        } catch (StoreUnavailable e) {
            throw new NoStackException(
                    "The object store does not answer at " + s3 + ": check that the stack is up and its address right.",
                    e);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "'" + experiment + "' cannot be an experiment's id: tarnish list shows those known.", e);
        } catch (IllegalStateException e) {
            throw new IOException(
                    "The object store at " + s3 + " refused: check TARNISH_S3_ACCESS_KEY, TARNISH_S3_SECRET_KEY and"
                            + " TARNISH_S3_BUCKET.",
                    e);
        }
    }
}
