package org.tarnish.corruption.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.tarnish.corruption.parallel.ImageWorkers;
import org.tarnish.dataset.DatasetException;
import org.tarnish.dataset.Listing;
import org.tarnish.dataset.RelabeledCollection;
import org.tarnish.dataset.Splits;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.ImageSetRequest;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.DatasetReading;
import org.tarnish.experiment.result.ImageSetResult;
import org.tarnish.experiment.result.Shard;
import org.tarnish.imaging.Image;
import org.tarnish.machine.file.TemporaryFolder;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.shard.ShardSize;
import org.tarnish.pipeline.shard.ShardWriter;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.task.PermanentFailure;
import org.tarnish.pipeline.task.TaskContext;
import org.tarnish.pipeline.task.TaskWork;

/** Reads images made elsewhere, gives them a data set's labels and side, and stores them as shards. */
public final class ImageSetWork implements TaskWork {
    private final Archive archive;
    private final DatasetAccess datasets;
    private final ObjectStore store;
    private final ImageWorkers workers;
    private final Path work;

    public ImageSetWork(Archive archive, DatasetAccess datasets, ObjectStore store, ImageWorkers workers, Path work) {
        this.archive = archive;
        this.datasets = datasets;
        this.store = store;
        this.workers = workers;
        this.work = work;
    }

    @Override
    public ImageSetResult run(Task task, TaskContext context) {
        var spec = (TaskSpec.ImageSet) task.spec();
        var place = spec.source().location();
        try {
            if (!datasets.holds(spec.source(), spec.fingerprint())) {
                throw new PermanentFailure("the image set " + place
                        + " has changed since the request was accepted; submit the request again");
            }
            var dataset = archive.dataset(spec.dataset());
            context.progress("listing images", 0, 0, "images");
            var classes = new SetClasses(dataset.classes(), spec.source().classes());
            var source = spec.form() == null
                    ? datasets.openUnmapped(spec.source(), spec.fingerprint())
                    : datasets.openCorrupted(spec.source(), spec.form(), classes.ofArrays(), spec.fingerprint());
            var collection = new RelabeledCollection(
                    source,
                    dataset.classes(),
                    spec.role() == ImageSetRequest.Role.OOD ? classes.ofNone() : classes.of(source.list(), place));
            return read(spec, dataset, collection, context);
        } catch (DatasetException e) {
            throw new PermanentFailure(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the image set " + place, e);
        }
    }

    private ImageSetResult read(
            TaskSpec.ImageSet spec, DatasetManifest dataset, RelabeledCollection collection, TaskContext context)
            throws IOException {
        var listing = collection.list();
        int side = dataset.imageSize();
        try (var folder = TemporaryFolder.in(work, "ingest");
                var intake = new ImageIntake(
                        folder.path(),
                        listing,
                        new Splits(List.of(), List.of(), chosen(listing)),
                        side,
                        sizing(spec, side),
                        workers)) {
            intake.read(collection, context);
            var writer = new ShardWriter(store, folder.path());
            var shards = new ArrayList<Shard>();
            for (var file : ShardFile.of(intake.split(Split.TEST), side, ShardSize.images(side), folder.path())) {
                context.checkCancelled();
                int number = shards.size();
                ShardWriter.Naming naming = part -> context.artefacts() + Keys.file(part, number);
                shards.add(writer.withNames(
                        writer.write(file.images(), file.labels(), file.entropies(), naming), file.names(), naming));
            }
            if (shards.isEmpty()) {
                throw new PermanentFailure(
                        "the image set " + spec.source().location() + " has no readable image; give it some");
            }
            return new ImageSetResult(
                    shards,
                    intake.broken(),
                    intake.brokenCount(),
                    new DatasetReading(
                            listing.layout(), List.of(), listing.ignored().files()));
        }
    }

    /** As the data set is sized; what a published set holds at the right size already stays as it is. */
    private static UnaryOperator<Image> sizing(TaskSpec.ImageSet spec, int side) {
        var sizing = ToSquare.of(spec.fit(), spec.source().resizeOrCover(), side);
        return spec.form() == null
                ? sizing
                : image -> image.width() == side && image.height() == side ? image : sizing.apply(image);
    }

    /** Its test images, else its validation images, else all. */
    private static List<Integer> chosen(Listing listing) {
        return listing.forTesting()
                .map(listing::of)
                .orElseGet(() ->
                        IntStream.range(0, listing.entries().size()).boxed().toList());
    }
}
