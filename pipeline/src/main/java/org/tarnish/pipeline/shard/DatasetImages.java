package org.tarnish.pipeline.shard;

import java.util.List;
import java.util.Optional;
import org.tarnish.experiment.plan.TaskGroup;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.imaging.PartedImages;
import org.tarnish.pipeline.ledger.Archive;

/** The images of data sets as tasks have stored them: clean, and in the forms that conditions give them. */
public final class DatasetImages {
    private final Archive archive;
    private final ShardReader reader;

    public DatasetImages(Archive archive, ShardReader reader) {
        this.archive = archive;
        this.reader = reader;
    }

    /** A split's clean images. */
    public PartedImages of(DatasetManifest dataset, Split split) {
        return of(dataset, split, null);
    }

    /**
     * A split's images in a form.
     *
     * @param written the tasks that have written the form; null for the clean images
     */
    public PartedImages of(DatasetManifest dataset, Split split, TaskGroup written) {
        var shards = written == null ? dataset.splits().get(split) : archive.shards(written);
        return reader.parts(shards, dataset.imageSize(), dataset.classes().size());
    }

    /**
     * What the images of a split are called in the collection that they were read from; empty if a version read them that
     * kept no names.
     *
     * @param written as in {@link #of(DatasetManifest, Split, TaskGroup)}: images of a set have names of its own; those
     *     that were made of the data set's have its names, position by position
     */
    public Optional<ImageNames> names(DatasetManifest dataset, Split split, TaskGroup written) {
        var own = written == null ? Optional.<ImageNames>empty() : ImageNames.of(reader, archive.shards(written));
        return own.or(() -> ImageNames.of(reader, dataset.splits().getOrDefault(split, List.of())));
    }
}
