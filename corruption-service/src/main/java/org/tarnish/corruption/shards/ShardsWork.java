package org.tarnish.corruption.shards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.tarnish.corruption.parallel.ImageWorkers;
import org.tarnish.dataset.FrostLibrary;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.result.Shard;
import org.tarnish.experiment.result.ShardsResult;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.LabeledImages;
import org.tarnish.imaging.entropy.Entropy;
import org.tarnish.imaging.format.Npy;
import org.tarnish.pipeline.condition.ConditionImages;
import org.tarnish.pipeline.condition.DrawIndices;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.shard.ShardReader;
import org.tarnish.pipeline.shard.ShardSize;
import org.tarnish.pipeline.shard.ShardWriter;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.task.PermanentFailure;
import org.tarnish.pipeline.task.TaskContext;
import org.tarnish.pipeline.task.TaskWork;

/**
 * Writes a condition of a shard of a data set: corrupted or reduced images, or sequences of perturbed ones, which make
 * several new shards, on all cores, while the new shard before is stored.
 *
 * <p>Memory: whole new shards, two at most. A shard has at most 5,000 images and 32 MiB of samples, so the two take 64 MiB
 * and 80 kB of labels and entropies, however large the data set is.
 */
public final class ShardsWork implements TaskWork {
    private final Archive archive;
    private final ShardReader reader;
    private final ObjectStore store;
    private final ImageWorkers workers;
    private final FrostLibrary frost;
    private final Path work;
    private final LongConsumer counter;
    private final int mostImages;
    private final ThreadLocal<Entropy> entropies = ThreadLocal.withInitial(Entropy::new);

    /**
     * @param counter told how many images were written
     */
    public ShardsWork(
            Archive archive,
            ShardReader reader,
            ObjectStore store,
            ImageWorkers workers,
            FrostLibrary frost,
            Path work,
            LongConsumer counter) {
        this(archive, reader, store, workers, frost, work, counter, Integer.MAX_VALUE);
    }

    /**
     * @param mostImages of a new shard, where {@link ShardSize} allows more
     */
    ShardsWork(
            Archive archive,
            ShardReader reader,
            ObjectStore store,
            ImageWorkers workers,
            FrostLibrary frost,
            Path work,
            LongConsumer counter,
            int mostImages) {
        this.archive = archive;
        this.reader = reader;
        this.store = store;
        this.workers = workers;
        this.frost = frost;
        this.work = work;
        this.counter = counter;
        this.mostImages = mostImages;
    }

    @Override
    public ShardsResult run(Task task, TaskContext context) {
        var spec = (TaskSpec.Shards) task.spec();
        var dataset = archive.dataset(spec.dataset());
        var source = dataset.splits().get(spec.split());
        var condition = ConditionImages.of(spec.condition(), frost::named);
        int side = dataset.imageSize();
        var slices = Slice.of(source, spec.shard(), Math.min(mostImages, ShardSize.images(side)), condition);
        if (slices.isEmpty()) {
            throw new PermanentFailure("shard " + spec.shard() + " holds no image that "
                    + spec.condition().label() + " is made of");
        }
        var shards = new ArrayList<Shard>();
        var sum = new Sum();
        var originals = reader.entropies(source.get(spec.shard()));
        var indices = DrawIndices.of(reader, source.get(spec.shard()), spec.dataset());
        try (var clean = reader.parts(source, side, dataset.classes().size()).open(spec.shard());
                var uploads = new Uploads()) {
            Future<Shard> upload = null;
            for (var slice : slices) {
                var made = make(clean, indices, condition, slice, spec, context);
                // One shard at a time is on its way, so that memory holds two at most.
                if (upload != null) {
                    shards.add(Uploads.await(upload));
                }
                int number = spec.shard() + shards.size();
                upload = uploads.begin(() -> store(made, number, context));
                sum.add(made.entropies(), originals, slice.from(), condition.frames());
            }
            shards.add(Uploads.await(upload));
        }
        counter.accept(sum.images);
        return new ShardsResult(shards, sum.ratios / sum.images);
    }

    /** Ratios of entropies, added in the order of the images whatever the threads. */
    private static final class Sum {
        private double ratios;
        private long images;

        void add(int[] made, int[] originals, int from, int frames) {
            for (int i = 0; i < made.length; i++) {
                ratios += Entropy.ratio(made[i], originals[from + i / frames]);
            }
            images += made.length;
        }
    }

    private record Made(byte[] samples, int side, int[] labels, int[] entropies) {}

    private Made make(
            LabeledImages clean,
            int[] indices,
            ConditionImages condition,
            Slice slice,
            TaskSpec.Shards spec,
            TaskContext context) {
        int frames = condition.frames();
        int count = Math.multiplyExact(slice.count(), frames);
        int bytes = clean.side() * clean.side() * Image.CHANNELS;
        var made = new Made(new byte[Math.multiplyExact(count, bytes)], clean.side(), new int[count], new int[count]);
        var done = new AtomicInteger();
        workers.forEach(slice.count(), i -> {
            context.checkCancelled();
            int from = slice.from() + i;
            int to = i * frames;
            for (var image : condition.make(clean.image(from), indices[from])) {
                System.arraycopy(image.image().samples(), 0, made.samples(), to * bytes, bytes);
                made.labels()[to] = clean.label(from);
                made.entropies()[to] = entropies.get().bytes(image.kept());
                to++;
            }
            context.progress(
                    spec.condition().label() + " " + spec.split().label(), done.addAndGet(frames), count, "images");
        });
        return made;
    }

    private Shard store(Made made, int number, TaskContext context) {
        try {
            Files.createDirectories(work);
            var file = Files.createTempFile(work, "images", ".npy");
            try {
                try (var out = Files.newOutputStream(file)) {
                    Npy.write(out, made.samples(), made.labels().length, made.side(), made.side(), Image.CHANNELS);
                }
                return new ShardWriter(store, work)
                        .write(
                                file,
                                made.labels(),
                                made.entropies(),
                                part -> context.artefacts() + Keys.file(part, number));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a shard in the folder " + work + "; is the disk full?", e);
        }
    }
}
