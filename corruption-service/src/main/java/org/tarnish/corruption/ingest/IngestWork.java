package org.tarnish.corruption.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tarnish.corruption.parallel.ImageWorkers;
import org.tarnish.dataset.DatasetException;
import org.tarnish.dataset.Listing;
import org.tarnish.dataset.Splits;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.DatasetReading;
import org.tarnish.experiment.result.Shard;
import org.tarnish.machine.file.Sha256;
import org.tarnish.machine.file.TemporaryFolder;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.shard.ShardSize;
import org.tarnish.pipeline.shard.ShardWriter;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.task.PermanentFailure;
import org.tarnish.pipeline.task.TaskContext;
import org.tarnish.pipeline.task.TaskWork;

/**
 * Reads a data set, brings every image to one size, and stores the splits as shards under the hash of their content: the
 * same images from another place are the same data set. Its manifest in the store is written once and says what follows
 * from the content alone; where it is there already, so are the shards, and none is written again. What the task returns
 * is the same manifest with the location that was asked for and the files that were broken there.
 *
 * <p>Throws {@link PermanentFailure} for a data set that would fail again, and an {@link UncheckedIOException} caused by
 * {@link org.tarnish.machine.network.SourceUnavailable} where its source is away.
 */
public final class IngestWork implements TaskWork {
    private final DatasetAccess datasets;
    private final ObjectStore store;
    private final ImageWorkers workers;
    private final Path work;
    private final int mostImages;

    public IngestWork(DatasetAccess datasets, ObjectStore store, ImageWorkers workers, Path work) {
        this(datasets, store, workers, work, Integer.MAX_VALUE);
    }

    /**
     * @param mostImages of one shard, where {@link ShardSize} allows more
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
            if (!datasets.holds(spec.dataset(), spec.fingerprint())) {
                throw new PermanentFailure("the data set " + spec.dataset().location()
                        + " has changed since the request was accepted; submit the request again");
            }
            var collection = datasets.open(spec.dataset(), spec.fingerprint());
            context.progress("listing images", 0, 0, "images");
            var listing = collection.list();
            if (spec.dataset().layout() == null) {
                listing.requireClasses(spec.dataset().location());
            }
            var splits = DatasetAccess.divided(listing, spec.dataset());
            var sizing = ToSquare.of(spec.dataset().resizeOrCover(), spec.imageSize());
            try (var folder = TemporaryFolder.in(work, "ingest");
                    var intake = new ImageIntake(folder.path(), listing, splits, spec.imageSize(), sizing, workers)) {
                intake.read(collection, context);
                return store(spec, listing, splits, intake, folder.path(), context);
            }
        } catch (DatasetException e) {
            throw new PermanentFailure(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read the data set " + spec.dataset().location(), e);
        }
    }

    private DatasetManifest store(
            TaskSpec.Ingest spec, Listing listing, Splits splits, ImageIntake intake, Path folder, TaskContext context)
            throws IOException {
        int perShard = Math.min(mostImages, ShardSize.images(spec.imageSize()));
        var files = new EnumMap<Split, List<ShardFile>>(Split.class);
        for (var split : Split.values()) {
            files.put(split, ShardFile.of(intake.split(split), spec.imageSize(), perShard, folder));
            var needed = split == Split.TEST || !spec.dataset().evaluationAlone();
            if (needed && files.get(split).isEmpty()) {
                throw new PermanentFailure("the data set " + spec.dataset().location() + " has no readable "
                        + split.label()
                        + " image; give it some, change the fractions of validation and test, or say role:"
                        + " evaluation to judge on it alone");
            }
        }
        var id = id(spec.imageSize(), listing.classes(), files);
        var shared = shared(id)
                .orElseGet(() -> share(new DatasetManifest(
                        id,
                        null,
                        spec.imageSize(),
                        listing.classes(),
                        write(id, files, folder, context),
                        intake.normalization(),
                        List.of(),
                        0)));
        return new DatasetManifest(
                id,
                spec.dataset().location(),
                spec.imageSize(),
                listing.classes(),
                shared.splits(),
                intake.normalization(),
                intake.broken(),
                intake.brokenCount(),
                new DatasetReading(
                        listing.layout(),
                        DatasetAccess.made(listing, splits),
                        listing.ignored().files()));
    }

    /** The manifest that whoever had the same images before has written when all shards were there. */
    private Optional<DatasetManifest> shared(String id) {
        var key = Keys.dataset(id);
        try {
            return store.get(key).map(json -> Json.read(json, DatasetManifest.class));
        } catch (UncheckedIOException e) {
            throw new PermanentFailure("the object '" + key + "' is damaged; delete it to have it written anew", e);
        }
    }

    /** Of several who write the same images at once, the first has the shards that everybody reads. */
    private DatasetManifest share(DatasetManifest mine) {
        return store.putIfAbsent(Keys.dataset(mine.id()), Json.bytes(mine), "application/json")
                ? mine
                : shared(mine.id()).orElse(mine);
    }

    private Map<Split, List<Shard>> write(
            String id, Map<Split, List<ShardFile>> files, Path folder, TaskContext context) {
        var writing = UUID.randomUUID().toString().substring(0, 8);
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
                ShardWriter.Naming naming = part -> Keys.shard(id, writing, split, part, number);
                written.add(writer.withNames(
                        writer.write(file.images(), file.labels(), file.entropies(), file.indices(), naming),
                        file.names(),
                        naming));
                remove(file);
            }
            shards.put(split, written);
        }
        return shards;
    }

    /** Of what is stored no second copy stays until the end: large sets would take three times their size. */
    private static void remove(ShardFile stored) {
        try {
            Files.delete(stored.images());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the file '" + stored.images() + "' that is stored", e);
        }
    }

    /** The hash of everything that determines what is computed from the data set, and what its images are called. */
    private static String id(int side, List<String> classes, Map<Split, List<ShardFile>> files) {
        var text = new StringBuilder().append(side).append('\n').append(String.join("\n", classes));
        files.forEach((split, shards) -> shards.forEach(shard -> text.append('\n')
                .append(split.label())
                .append(' ')
                .append(shard.sha256())
                .append(' ')
                .append(Arrays.toString(shard.labels()))
                .append(' ')
                .append(Arrays.toString(shard.indices()))
                .append(' ')
                .append(hash(shard.names()))));
        return Sha256.of(text.toString()).substring(0, 32);
    }

    private static String hash(List<String> names) {
        var hash = Sha256.begin("names");
        names.forEach(hash::add);
        return hash.hex();
    }
}
