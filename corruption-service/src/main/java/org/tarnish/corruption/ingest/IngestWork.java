package org.tarnish.corruption.ingest;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tarnish.corruption.parallel.ImageWorkers;
import org.tarnish.dataset.DatasetException;
import org.tarnish.dataset.Listing;
import org.tarnish.dataset.Splitter;
import org.tarnish.experiment.plan.Split;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskId;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.Shard;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.format.Npy;
import org.tarnish.imaging.format.NpyType;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.shard.ShardWriter;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.store.Sha256;
import org.tarnish.pipeline.task.PermanentFailure;
import org.tarnish.pipeline.task.TaskContext;
import org.tarnish.pipeline.task.TaskWork;

/**
 * Reads a data set, brings every image to one size, and stores the splits as shards
 * under the hash of their content: the same images from another place are the same data set.
 */
public final class IngestWork implements TaskWork {
    private static final int MOST_IMAGES = 5_000;
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private final DatasetAccess datasets;
    private final ObjectStore store;
    private final ImageWorkers workers;
    private final Path work;
    private final int mostImages;

    public IngestWork(DatasetAccess datasets, ObjectStore store, ImageWorkers workers, Path work) {
        this(datasets, store, workers, work, MOST_IMAGES);
    }

    /**
     * @param mostImages images of one shard, if their bytes allow it
     */
    IngestWork(DatasetAccess datasets, ObjectStore store, ImageWorkers workers, Path work, int mostImages) {
        this.datasets = datasets;
        this.store = store;
        this.workers = workers;
        this.work = work;
        this.mostImages = mostImages;
    }

    @Override
    public DatasetManifest run(Task task, TaskContext context) {
        var spec = (TaskSpec.Ingest) task.spec();
        try {
            if (!datasets.fingerprint(spec.dataset()).equals(spec.fingerprint())) {
                throw new PermanentFailure("the data set " + spec.dataset().location()
                        + " has changed since the request was accepted; submit the request again");
            }
            var collection = datasets.open(spec.dataset());
            context.progress("listing images", 0, 0, "images");
            var listing = collection.list();
            var splits = Splitter.split(listing, DatasetAccess.splits(spec.dataset()));
            var sizing = Sizing.of(spec.dataset().resizeOrCover(), spec.imageSize());
            Files.createDirectories(work);
            var folder = Files.createTempDirectory(work, "ingest");
            try (var intake = new ImageIntake(folder, listing, splits, spec.imageSize(), sizing, workers)) {
                intake.read(collection, context);
                return store(spec, listing, intake, folder, context);
            } finally {
                deleteAll(folder);
            }
        } catch (DatasetException e) {
            throw new PermanentFailure(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read the data set " + spec.dataset().location(), e);
        }
    }

    private DatasetManifest store(
            TaskSpec.Ingest spec, Listing listing, ImageIntake intake, Path folder, TaskContext context)
            throws IOException {
        int perShard = Math.min(mostImages, imagesWithinBound(spec.imageSize()));
        var files = new EnumMap<Split, List<ShardFile>>(Split.class);
        for (var split : Split.values()) {
            files.put(split, shardFiles(intake.split(split), spec.imageSize(), perShard, folder));
            if (files.get(split).isEmpty()) {
                throw new PermanentFailure("the data set " + spec.dataset().location() + " has no readable "
                        + split.label() + " image; give it some, or change the fractions of validation and test");
            }
        }
        var id = id(spec.imageSize(), listing.classes(), files);
        var writer = new ShardWriter(store, folder);
        var shards = new EnumMap<Split, List<Shard>>(Split.class);
        for (var split : Split.values()) {
            var written = new ArrayList<Shard>();
            for (var file : files.get(split)) {
                context.checkCancelled();
                int number = written.size();
                context.progress(
                        "storing " + split.label() + " shards",
                        number,
                        files.get(split).size(),
                        "shards");
                written.add(writer.write(
                        file.images(), file.labels(), file.entropies(), part -> Keys.shard(id, split, part, number)));
            }
            shards.put(split, written);
        }
        var manifest = new DatasetManifest(
                id,
                spec.dataset().location(),
                spec.imageSize(),
                listing.classes(),
                shards,
                intake.normalization(),
                intake.broken(),
                intake.brokenCount());
        store.put(Keys.dataset(id), Json.bytes(manifest), "application/json");
        return manifest;
    }

    /** How many images of a side make a shard of at most {@value #MOST_BYTES} bytes; at least one. */
    static int imagesWithinBound(int side) {
        return Math.max(1, MOST_BYTES / (side * side * Image.CHANNELS));
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** A shard on local disk. */
    private record ShardFile(Path images, String sha256, int[] labels, int[] entropies) {}

    private static List<ShardFile> shardFiles(SplitFile split, int side, int perShard, Path folder) throws IOException {
        var files = new ArrayList<ShardFile>();
        for (var group : split.groups(perShard)) {
            var file = Files.createTempFile(folder, "images", ".npy");
            try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                out.write(Npy.header(NpyType.UINT8, group.length, side, side, Image.CHANNELS));
                for (int position : group) {
                    out.write(split.samples(position));
                }
            }
            files.add(new ShardFile(
                    file,
                    Sha256.of(file),
                    Arrays.stream(group).map(split::label).toArray(),
                    Arrays.stream(group).map(split::entropy).toArray()));
        }
        return files;
    }

    /** The hash of everything that determines what is computed from the data set. */
    private static String id(int side, List<String> classes, Map<Split, List<ShardFile>> files) {
        var text = new StringBuilder().append(side).append('\n').append(String.join("\n", classes));
        files.forEach((split, shards) -> shards.forEach(shard -> text.append('\n')
                .append(split.label())
                .append(' ')
                .append(shard.sha256())
                .append(' ')
                .append(Arrays.toString(shard.labels()))));
        return TaskId.sha256(text.toString()).substring(0, 32);
    }
}
