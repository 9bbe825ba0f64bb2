package org.tarnish.evaluator;

import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.MinimalImagesResult;
import org.tarnish.experiment.result.MinimalImagesResult.Minimal;
import org.tarnish.imaging.format.PngDecoder;
import org.tarnish.imaging.format.PngEncoder;
import org.tarnish.imaging.reduction.Fit;
import org.tarnish.imaging.reduction.Reducer;
import org.tarnish.imaging.reduction.Reductions;
import org.tarnish.learning.inference.NonFiniteLogits;
import org.tarnish.learning.minimal.MinimalImage;
import org.tarnish.learning.minimal.MinimalImageSearch;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.Twins;
import org.tarnish.pipeline.shard.ShardReader;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.task.PermanentFailure;
import org.tarnish.pipeline.task.TaskContext;
import org.tarnish.pipeline.task.TaskWork;

/**
 * Finds a network's minimal images of some clean test images and keeps them as PNG. What was found of equal weights before
 * is copied instead.
 */
final class MinimalImagesWork implements TaskWork {
    private static final int LARGEST_BATCH = 256;

    /** Fills a device whatever the images' size, and bounds memory: 64 images of 224 pixels a side, 256 of up to 112. */
    private static final int PIXELS_IN_BATCH = 64 * 224 * 224;

    private final Archive archive;
    private final ShardReader reader;
    private final ObjectStore store;
    private final Twins twins;
    private final Classifiers classifiers;
    private final Foresight foresight;
    private final LongConsumer counter;

    /**
     * @param counter told how many images were searched
     */
    MinimalImagesWork(
            Archive archive,
            ShardReader reader,
            ObjectStore store,
            Classifiers classifiers,
            Foresight foresight,
            LongConsumer counter) {
        this.archive = archive;
        this.reader = reader;
        this.store = store;
        this.twins = new Twins(store, archive);
        this.classifiers = classifiers;
        this.foresight = foresight;
        this.counter = counter;
    }

    @Override
    public MinimalImagesResult run(Task task, TaskContext context) {
        var spec = (TaskSpec.MinimalImages) task.spec();
        int side = archive.dataset(spec.dataset()).imageSize();
        return twins.of(spec).flatMap(twin -> copy(twin, spec, side, context)).orElseGet(() -> search(spec, context));
    }

    private MinimalImagesResult search(TaskSpec.MinimalImages spec, TaskContext context) {
        var dataset = archive.dataset(spec.dataset());
        var search = new MinimalImageSearch(
                classifiers.of(spec.train(), spec.precision(), dataset)::probabilities,
                classifiers
                        .estimateOf(spec.train(), spec.precision(), dataset)
                        .map(estimate -> estimate::probabilities),
                Reductions.named(spec.reduction()),
                new Reducer(Fit.RESIZE),
                spec.step(),
                spec.measure(),
                batch(dataset.imageSize()),
                Runtime.getRuntime().availableProcessors());
        int total = spec.to() - spec.from();
        MinimalImageSearch.Found found;
        // Once its own first images are there.
        var foreseen = new AtomicBoolean();
        try (var images = reader.images(
                dataset.splits().get(Split.TEST),
                dataset.imageSize(),
                dataset.classes().size())) {
            found = search.search(images, spec.from(), spec.to(), done -> {
                context.checkCancelled();
                context.progress("minimal " + spec.reduction() + " images", done, total, "images");
                if (foreseen.compareAndSet(false, true)) {
                    context.next().ifPresent(foresight::fetch);
                }
            });
        } catch (NonFiniteLogits | IllegalArgumentException e) {
            throw new PermanentFailure(
                    "in the search for minimal " + spec.reduction() + " images of run "
                            + classifiers.words(spec.train()) + ": " + e.getMessage(),
                    e);
        }
        counter.accept(total);
        var encoder = new PngEncoder();
        var minimal = new ArrayList<Minimal>();
        for (var image : found.images()) {
            if (image.solved()) {
                minimal.add(keep(image, encoder, context));
            }
        }
        twins.leave(spec);
        return new MinimalImagesResult(
                minimal, total - minimal.size(), found.use().seconds());
    }

    /** What another task found, under keys of this one's own; empty if an image is gone or damaged. */
    private Optional<MinimalImagesResult> copy(
            String twin, TaskSpec.MinimalImages spec, int side, TaskContext context) {
        var found = archive.result(twin, MinimalImagesResult.class);
        var copies = new ArrayList<Minimal>();
        for (var image : found.images()) {
            context.checkCancelled();
            var png = store.get(image.image()).filter(file -> isReadable(file, side));
            if (png.isEmpty()) {
                return Optional.empty();
            }
            copies.add(image.at(keep(image.index(), png.get(), context)));
        }
        twins.leave(spec, twin);
        return Optional.of(new MinimalImagesResult(copies, found.unsolved(), found.seconds()));
    }

    /** Its checksums tell damage from what was written. */
    private static boolean isReadable(byte[] png, int side) {
        try {
            PngDecoder.decode(png, side);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int batch(int side) {
        return Math.max(1, (int) Math.min(LARGEST_BATCH, PIXELS_IN_BATCH / ((long) side * side)));
    }

    private Minimal keep(MinimalImage image, PngEncoder encoder, TaskContext context) {
        var key = keep(image.index(), encoder.encode(image.kept()), context);
        var parameters = image.parameters();
        return new Minimal(
                image.index(),
                image.label(),
                image.entropy(),
                image.originalEntropy(),
                parameters.color(),
                parameters.resolution(),
                parameters.x(),
                parameters.y(),
                parameters.side(),
                key);
    }

    private String keep(int index, byte[] png, TaskContext context) {
        var key = context.artefacts() + "%06d.png".formatted(index);
        store.put(key, png, "image/png");
        return key;
    }
}
