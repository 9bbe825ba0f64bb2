package org.tarnish.evaluator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.tarnish.dataset.FrostLibrary;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.Shard;
import org.tarnish.experiment.result.ShardsResult;
import org.tarnish.experiment.result.TrainingResult;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.LabeledImages;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.format.Npy;
import org.tarnish.learning.batch.Loading;
import org.tarnish.learning.engine.Engines;
import org.tarnish.learning.network.RandomModel;
import org.tarnish.machine.file.Sha256;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.pipeline.ledger.Twins;
import org.tarnish.pipeline.shard.ShardReader;
import org.tarnish.pipeline.shard.ShardWriter;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.LocalCache;
import org.tarnish.pipeline.task.TaskContext;

/** An object store as other services leave it: a data set, a trained network, reduced shards. */
final class StoredWorld {
    static final int SIDE = 8;
    static final int PER_SHARD = 10;
    static final String DATASET = "set";
    static final String NETWORK = "train-1";
    static final Normalization NORMALIZATION = new Normalization(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25));

    static final Normalization OTHER_NORMALIZATION = new Normalization(List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5));

    private static final String ARCHITECTURE = "resnet20";

    /** One whose network tells images of noise apart; most prefer one class whatever they see. */
    private static final int SEED = 0;

    final InMemoryObjectStore store;
    final Archive archive;
    final ShardReader reader;
    final Classifiers classifiers;
    final TestImages images;
    final Foresight foresight;

    private final Path folder;

    /** @param folder for its cache */
    StoredWorld(Path folder) {
        this(folder, new InMemoryObjectStore());
    }

    /** A worker that has read nothing yet. */
    StoredWorld(Path folder, InMemoryObjectStore store) {
        this.folder = folder;
        this.store = store;
        archive = new Archive(store);
        var cache = new LocalCache(store, folder.resolve("cache"), 1 << 30);
        reader = new ShardReader(cache);
        images = new TestImages(archive, reader, store, FrostLibrary.shipped()::named);
        foresight = new Foresight(archive, cache, reader, images, Runnable::run);
        classifiers = new Classifiers(
                archive, new Twins(store, archive), cache, new GivenModels(cache, folder, 1, "cpu"), 1, "cpu");
    }

    /** The work that evaluates what is stored here. */
    EvaluateWork evaluateWork(LongConsumer counter) {
        return new EvaluateWork(archive, images, store, classifiers, new Loading(1, 1), foresight, counter);
    }

    /** Stores a data set with these test shards. */
    void dataset(List<Shard> test, int classes) {
        var names = new ArrayList<String>();
        for (int i = 0; i < classes; i++) {
            names.add("class " + i);
        }
        var manifest = new DatasetManifest(
                DATASET, "here", SIDE, names, Map.of(Split.TEST, test), NORMALIZATION, List.of(), 0);
        store.put(Keys.dataset(DATASET), Json.bytes(manifest), "application/json");
    }

    /** Stores a network with random weights; returns its file. */
    Path network(int classes) throws IOException {
        Engines.start(1);
        var file = folder.resolve("model.safetensors");
        RandomModel.write(file, Architectures.named(ARCHITECTURE), classes, SEED);
        return network(file, classes);
    }

    /** Stores a network with these weights; returns their file. */
    Path network(Path file, int classes) throws IOException {
        store.put("model", Files.readAllBytes(file), "application/octet-stream");
        var trained = new TrainingResult(
                ARCHITECTURE,
                classes,
                NORMALIZATION,
                "model",
                Sha256.of(file),
                null,
                null,
                0,
                0,
                0,
                0,
                List.of(),
                "cpu",
                1,
                null,
                null);
        finished(NETWORK, trained);
        return file;
    }

    /** Stores images of noise, labeled with the classes in turn. */
    Shard shard(String name, int classes) throws IOException {
        var labels = new int[PER_SHARD];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % classes;
        }
        return shard(name, labels);
    }

    /** Stores images of noise. */
    Shard shard(String name, int... labels) throws IOException {
        var random = SeededRandomness.of(1, name, 0);
        var samples = new byte[labels.length * SIDE * SIDE * 3];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) random.below(256);
        }
        return shard(name, samples, labels);
    }

    private Shard shard(String name, byte[] samples, int... labels) throws IOException {
        var file = Files.createTempFile(folder, "images", ".npy");
        try (var out = Files.newOutputStream(file)) {
            Npy.write(out, samples, labels.length, SIDE, SIDE, 3);
        }
        return new ShardWriter(store, folder)
                .write(file, labels, new int[labels.length], part -> part + "/" + name + ".npy");
    }

    /** The same shard with these indices of its images. */
    Shard drawn(Shard shard, int... indices) throws IOException {
        var file = Files.createTempFile(folder, "indices", ".npy");
        try (var out = Files.newOutputStream(file)) {
            Npy.write(out, indices, indices.length);
        }
        var key = shard.images() + "-indices";
        store.put(key, Files.readAllBytes(file), "application/octet-stream");
        return shard.withIndices(key, Sha256.of(file));
    }

    /** Stores images of others. */
    Shard shard(String name, List<Image> images, int... labels) throws IOException {
        var samples = new byte[images.size() * SIDE * SIDE * Image.CHANNELS];
        for (int i = 0; i < images.size(); i++) {
            var image = images.get(i).samples();
            System.arraycopy(image, 0, samples, i * image.length, image.length);
        }
        return shard(name, samples, labels);
    }

    /** The images of shards. */
    LabeledImages images(Shard... shards) {
        return reader.images(List.of(shards), SIDE, Integer.MAX_VALUE);
    }

    /** A task that left reduced shards. */
    void reduced(String task, Shard... shards) {
        finished(task, new ShardsResult(List.of(shards), 0.5));
    }

    /** A task that left this result. */
    void finished(String task, Object result) {
        store.put(
                Keys.marker(task),
                Json.bytes(new Marker(task, "e1", "w", 1, 1, Instant.EPOCH, Json.tree(result))),
                "application/json");
    }

    /** An attempt that notes how far it came. */
    static final class Attempt implements TaskContext {
        final List<Long> progress = new ArrayList<>();

        private TaskSpec next;

        private final boolean cancelled;
        private final String artefacts;

        Attempt() {
            this(false);
        }

        Attempt(boolean cancelled) {
            this(cancelled, "tasks/attempt/");
        }

        /** One that leaves what it makes elsewhere. */
        Attempt(String artefacts) {
            this(false, artefacts);
        }

        private Attempt(boolean cancelled, String artefacts) {
            this.cancelled = cancelled;
            this.artefacts = artefacts;
        }

        @Override
        public String artefacts() {
            return artefacts;
        }

        /** Of a worker that will do this next. */
        Attempt before(TaskSpec following) {
            next = following;
            return this;
        }

        @Override
        public Optional<TaskSpec> next() {
            return Optional.ofNullable(next);
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }

        @Override
        public void saved() {
            // Nothing here goes on from what another attempt has left.
        }

        @Override
        public void progress(String text, long done, long total, String unit) {
            progress.add(done);
        }
    }
}
