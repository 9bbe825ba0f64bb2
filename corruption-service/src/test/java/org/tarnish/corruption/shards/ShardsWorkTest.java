package org.tarnish.corruption.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.corruption.Attempt;
import org.tarnish.corruption.parallel.ImageWorkers;
import org.tarnish.dataset.FrostFiles;
import org.tarnish.dataset.FrostLibrary;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.Shard;
import org.tarnish.experiment.result.ShardsResult;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.SeededCorruption;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.catalogue.Corruptions;
import org.tarnish.imaging.entropy.Entropy;
import org.tarnish.imaging.format.Npy;
import org.tarnish.imaging.perturbation.Perturbations;
import org.tarnish.imaging.perturbation.SeededPerturbation;
import org.tarnish.imaging.reduction.Fit;
import org.tarnish.imaging.reduction.Reducer;
import org.tarnish.imaging.reduction.Reductions;
import org.tarnish.pipeline.condition.ComputedImages;
import org.tarnish.pipeline.condition.ConditionImages;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.shard.ShardReader;
import org.tarnish.pipeline.shard.ShardWriter;
import org.tarnish.pipeline.store.CorruptObject;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.LocalCache;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.store.StoreUnavailable;
import org.tarnish.pipeline.task.PermanentFailure;
import org.tarnish.pipeline.task.TaskCancelled;

class ShardsWorkTest {
    private static final int SIDE = 8;
    private static final int COUNT = 10;
    private static final int CLASSES = 3;

    @TempDir
    private Path folder;

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final AtomicLong written = new AtomicLong();
    private final List<Image> clean = new ArrayList<>();
    private ShardReader reader;
    private int attempts;

    @BeforeEach
    void makeDatasets() throws IOException {
        reader = new ShardReader(new LocalCache(store, folder.resolve("cache"), 1 << 30));
        Files.createDirectories(folder.resolve("work"));
        for (int i = 0; i < COUNT; i++) {
            var random = SeededRandomness.of(0, "clean", i);
            var samples = new byte[SIDE * SIDE * Image.CHANNELS];
            for (int j = 0; j < samples.length; j++) {
                samples[j] = (byte) random.below(256);
            }
            clean.add(new Image(SIDE, SIDE, samples));
        }
        // Two images that differ in nothing but their index.
        clean.set(7, clean.get(2));
        dataset("whole", COUNT);
        dataset("parts", 3, 6, 1);
    }

    static Stream<Condition> conditions() {
        var conditions = new ArrayList<Condition>();
        Corruptions.names().forEach(name -> conditions.add(new Condition.Corrupted(name, 3, SeverityTable.CIFAR, 0)));
        Reductions.names().forEach(name -> conditions.add(new Condition.Reduced(name, 0.5)));
        conditions.add(new Condition.Reduced("crop", 0));
        conditions.add(new Condition.Clean());
        return conditions.stream();
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void bytesDoNotDependOnShardsOrThreads(Condition condition) {
        var whole = run("whole", condition, 0, 1);
        var parts =
                List.of(run("parts", condition, 0, 2), run("parts", condition, 1, 3), run("parts", condition, 2, 1));
        var shards = parts.stream().flatMap(result -> result.shards().stream()).toList();
        assertThat(shards).extracting(Shard::count).containsExactly(3, 6, 1);
        assertThat(images(shards)).isEqualTo(images(whole.shards()));
        assertThat(labels(shards)).isEqualTo(labels(whole.shards()));
        assertThat(entropies(shards)).isEqualTo(entropies(whole.shards()));
        assertThat(3 * parts.get(0).meanEntropyRatio()
                        + 6 * parts.get(1).meanEntropyRatio()
                        + parts.get(2).meanEntropyRatio())
                .isCloseTo(COUNT * whole.meanEntropyRatio(), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void imagesThatAreComputedWhileTheyAreReadAreThoseThatShardsHold(Condition condition) {
        var stored = run("whole", condition, 0, 1).shards();
        var computed = new ComputedImages(
                reader,
                new Archive(store).dataset("parts"),
                Split.TEST,
                ConditionImages.of(condition, FrostLibrary.shipped()::named));
        var images = new ArrayList<Image>();
        var labels = new ArrayList<Integer>();
        for (int part = 0; part < 3; part++) {
            try (var open = computed.open(part)) {
                IntStream.range(0, open.count()).forEach(i -> {
                    images.add(open.image(i));
                    labels.add(open.label(i));
                });
            }
        }
        assertThat(computed.counts()).containsExactly(3, 6, 1);
        assertThat(images).isEqualTo(images(stored));
        assertThat(labels).isEqualTo(labels(stored));
    }

    @Test
    void sequencesAreNotComputedWhileTheyAreRead() {
        var rotated = new Condition.Perturbed("rotate", 4, 1, SeverityTable.CIFAR, 0);
        var dataset = new Archive(store).dataset("parts");
        var frames = ConditionImages.of(rotated, FrostLibrary.shipped()::named);
        assertThatThrownBy(() -> new ComputedImages(reader, dataset, Split.TEST, frames))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the first 4 become 31 each");
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void keepsLabelsAndNumber(Condition condition) {
        var result = run("whole", condition, 0, 2);
        assertThat(labels(result.shards())).containsExactly(0, 1, 2, 0, 1, 2, 0, 1, 2, 0);
        assertThat(result.shards()).extracting(Shard::count).containsExactly(COUNT);
        assertThat(written).hasValue(COUNT);
    }

    @Test
    void reducedImagesAreWhatNetworksSeeAndEntropiesWhatIsKept() {
        for (var reduction : Reductions.all()) {
            var result = run("whole", new Condition.Reduced(reduction.name(), 0.5), 0, 2);
            var reducer = new Reducer(Fit.RESIZE);
            var expected = clean.stream()
                    .map(image -> reducer.apply(image, reduction.at(0.5, SIDE)))
                    .toList();
            assertThat(images(result.shards()))
                    .as(reduction.name())
                    .isEqualTo(expected.stream().map(reduced -> reduced.seen()).toList());
            var entropy = new Entropy();
            assertThat(entropies(result.shards()))
                    .as(reduction.name())
                    .isEqualTo(expected.stream()
                            .map(reduced -> entropy.bytes(reduced.kept()))
                            .toList());
        }
    }

    @Test
    void corruptedImagesAreThoseOfTheCatalogue() {
        var result = run("whole", new Condition.Corrupted("contrast", 5, SeverityTable.IMAGENET, 0), 0, 2);
        var contrast = Corruptions.named("contrast");
        var unused = SeededRandomness.of(0, "contrast draws nothing", 0);
        var expected = clean.stream()
                .map(image -> contrast.apply(image, 5, SeverityTable.IMAGENET, unused))
                .toList();
        assertThat(images(result.shards())).isEqualTo(expected);
        var entropy = new Entropy();
        assertThat(entropies(result.shards()))
                .isEqualTo(expected.stream().map(entropy::bytes).toList());
    }

    @Test
    void frostIsMadeOfTheTexturesThatAreAskedFor() throws IOException {
        var frost = frostTextures(folder.resolve("frost"));
        var shipped = images(run("whole", new Condition.Corrupted("frost", 5, SeverityTable.CIFAR, 0), 0, 2)
                .shards());
        var made = new Condition.Corrupted("frost", 5, SeverityTable.CIFAR, 0, "synthesized-v1");
        var given = new Condition.Corrupted(
                "frost", 5, SeverityTable.CIFAR, 0, FrostFiles.read(frost).identity());
        try (var workers = new ImageWorkers(2)) {
            var work = work(workers, FrostLibrary.of(Optional.of(frost)));
            assertThat(images(work.run(task("whole", made, 0), new Attempt(++attempts))
                            .shards()))
                    .isEqualTo(shipped);
            var own = images(
                    work.run(task("whole", given, 0), new Attempt(++attempts)).shards());
            var expected = new SeededCorruption(
                    Corruptions.with(FrostFiles.read(frost)).named("frost"), 5, SeverityTable.CIFAR, 0);
            assertThat(own)
                    .isNotEqualTo(shipped)
                    .isEqualTo(IntStream.range(0, COUNT)
                            .mapToObj(i -> expected.apply(clean.get(i), i))
                            .toList());
        }
    }

    /** Five textures, each of one grey. */
    private static Path frostTextures(Path target) throws IOException {
        Files.createDirectories(target);
        for (int number = 1; number <= 5; number++) {
            var image = new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < 60 * 60; i++) {
                image.setRGB(i % 60, i / 60, 0x282828 * number);
            }
            ImageIO.write(
                    image, "png", target.resolve("frost" + number + ".png").toFile());
        }
        return target;
    }

    @Test
    void texturesThatTheServiceDoesNotHaveEndTheTaskForGood() {
        var lost = new Condition.Corrupted("frost", 5, SeverityTable.CIFAR, 0, "sha256-lost");
        assertThatThrownBy(() -> run("whole", lost, 0, 2))
                .isInstanceOf(PermanentFailure.class)
                .hasMessage("frost is to use the textures sha256-lost, and this service has only synthesized-v1; let"
                        + " TARNISH_FROST name the folder that holds them as frost1 to frost5, or leave frostTextures"
                        + " out of the request");
    }

    static Stream<Condition.Perturbed> sequences() {
        return Perturbations.names().stream().map(name -> new Condition.Perturbed(name, 7, 1, SeverityTable.CIFAR, 5));
    }

    @ParameterizedTest
    @MethodSource("sequences")
    void sequencesOfTheFirstImagesLieFrameByFrameWithTheirLabelRepeated(Condition.Perturbed condition) {
        var perturbation =
                new SeededPerturbation(Perturbations.named(condition.perturbation()), 1, SeverityTable.CIFAR, 5);
        var expected = IntStream.range(0, 7)
                .boxed()
                .flatMap(i -> perturbation.apply(clean.get(i), i).stream())
                .toList();
        int frames = perturbation.frames();

        var whole = run("whole", condition, 0, 2);
        var first = run("parts", condition, 0, 1);
        var second = run("parts", condition, 1, 3);
        var parts = Stream.of(first, second)
                .flatMap(result -> result.shards().stream())
                .toList();

        assertThat(images(whole.shards())).isEqualTo(expected);
        assertThat(images(parts)).isEqualTo(expected);
        assertThat(labels(parts))
                .isEqualTo(IntStream.range(0, 7 * frames)
                        .map(i -> i / frames % 3)
                        .boxed()
                        .toList());
        assertThat(entropies(parts)).isEqualTo(entropies(whole.shards()));
        var entropy = new Entropy();
        assertThat(whole.meanEntropyRatio())
                .isCloseTo(
                        IntStream.range(0, 7 * frames)
                                .mapToDouble(i ->
                                        (double) entropy.bytes(expected.get(i)) / entropy.bytes(clean.get(i / frames)))
                                .average()
                                .orElseThrow(),
                        within(1e-12));
    }

    @Test
    void aShardWithoutAnyOfTheFirstImagesEndsTheTaskForGood() {
        var condition = new Condition.Perturbed("rotate", 3, 1, SeverityTable.CIFAR, 0);
        assertThatThrownBy(() -> run("parts", condition, 1, 1))
                .isInstanceOf(PermanentFailure.class)
                .hasMessage("shard 1 holds no image that rotate-p1 is made of");
    }

    @Test
    void everyPartOfACorruptionChangesTheNoise() {
        var noises = Stream.of(
                        new Condition.Corrupted("gaussian_noise", 3, SeverityTable.CIFAR, 0),
                        new Condition.Corrupted("gaussian_noise", 3, SeverityTable.CIFAR, 1),
                        new Condition.Corrupted("gaussian_noise", 2, SeverityTable.CIFAR, 0),
                        new Condition.Corrupted("gaussian_noise", 3, SeverityTable.IMAGENET, 0))
                .map(condition -> images(run("whole", condition, 0, 2).shards()))
                .toList();
        assertThat(noises).doesNotHaveDuplicates();
    }

    @Test
    void equalImagesGetNoiseOfTheirOwn() {
        var noisy = images(run("whole", new Condition.Corrupted("gaussian_noise", 3, SeverityTable.CIFAR, 0), 0, 2)
                .shards());
        assertThat(clean.get(2)).isEqualTo(clean.get(7));
        assertThat(noisy.get(2)).isNotEqualTo(noisy.get(7));
    }

    @Test
    void drawsComeFromTheIndexInTheCollectionWhereverAnImageLies() {
        var noise = new Condition.Corrupted("gaussian_noise", 3, SeverityTable.CIFAR, 5);
        var frames = new Condition.Perturbed("gaussian_noise", 2, 1, SeverityTable.CIFAR, 5);
        // The images 8, 1 and 4 of the collection.
        chosen("chosen", new int[] {8, 1, 4}, true);
        var noisy = new SeededCorruption(Corruptions.named("gaussian_noise"), 3, SeverityTable.CIFAR, 5);
        assertThat(images(run("chosen", noise, 0, 2).shards()))
                .containsExactly(
                        noisy.apply(clean.get(8), 8), noisy.apply(clean.get(1), 1), noisy.apply(clean.get(4), 4));
        var moved = new SeededPerturbation(Perturbations.named("gaussian_noise"), 1, SeverityTable.CIFAR, 5);
        assertThat(images(run("chosen", frames, 0, 2).shards()))
                .isEqualTo(Stream.of(8, 1)
                        .flatMap(i -> moved.apply(clean.get(i), i).stream())
                        .toList());
    }

    @Test
    void aDataSetThatWasReadWithoutIndicesIsRefused() {
        chosen("earlier", new int[] {8, 1, 4}, false);
        assertThatThrownBy(() -> run("earlier", new Condition.Corrupted("fog", 3, SeverityTable.CIFAR, 0), 0, 1))
                .isInstanceOf(PermanentFailure.class)
                .hasMessage("the data set earlier was read by an earlier version, which noted no index of its images to"
                        + " draw from; submit the request again");
        assertThat(store.list("tasks/")).isEmpty();
    }

    @Test
    void theSameTaskAgainWritesTheSameBytes() {
        var noise = new Condition.Corrupted("gaussian_noise", 3, SeverityTable.CIFAR, 5);
        var first = run("whole", noise, 0, 2);
        var second = run("whole", noise, 0, 3);
        assertThat(second.meanEntropyRatio()).isEqualTo(first.meanEntropyRatio());
        assertThat(second.shards())
                .usingRecursiveComparison()
                .comparingOnlyFields("imagesSha256", "labelsSha256", "entropiesSha256", "count")
                .isEqualTo(first.shards());
    }

    @Test
    void cleanImagesStayAsTheyAre() {
        var result = run("whole", new Condition.Clean(), 0, 2);
        assertThat(images(result.shards())).isEqualTo(clean);
        assertThat(result.meanEntropyRatio()).isEqualTo(1);
    }

    @Test
    void theMeanRatioIsThatOfThePairs() {
        var result = run("whole", new Condition.Reduced("resolution", 0.25), 0, 2);
        var original = new Entropy();
        var made = entropies(result.shards());
        double sum = 0;
        for (int i = 0; i < COUNT; i++) {
            sum += (double) made.get(i) / original.bytes(clean.get(i));
        }
        assertThat(result.meanEntropyRatio())
                .isCloseTo(sum / COUNT, within(1e-12))
                .isLessThan(1);
    }

    @Test
    void leavesItsFilesUnderTheAttemptNumberedFromTheirSource() {
        var rotated = new Condition.Perturbed("rotate", COUNT, 1, SeverityTable.CIFAR, 0);
        try (var workers = new ImageWorkers(2)) {
            // Of the six sequences of shard 1 a new shard holds four at most.
            var result = work(workers, store, 4 * frames(rotated)).run(task("parts", rotated, 1), new Attempt());
            assertThat(result.shards())
                    .extracting(Shard::images)
                    .containsExactly(
                            "tasks/shards-0/attempts/1/images-00001.npy", "tasks/shards-0/attempts/1/images-00002.npy");
        }
        assertThat(store.list("tasks/")).hasSize(2 * 3);
        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    @Test
    void tellsHowFarItIs() {
        var attempt = new Attempt();
        try (var workers = new ImageWorkers(1)) {
            work(workers).run(task("whole", new Condition.Reduced("color", 0.5), 0), attempt);
        }
        assertThat(attempt.told())
                .hasSize(COUNT)
                .contains("color-0.5 test, 1 of 10 images", "color-0.5 test, 10 of 10 images");
    }

    @Test
    @Timeout(60)
    void theNextShardIsComputedWhileTheLastOneIsStored() {
        // The first upload ends only when an image of the second new shard, of four sequences, is done.
        var rotated = new Condition.Perturbed("rotate", COUNT, 1, SeverityTable.CIFAR, 0);
        var secondShard = new CountDownLatch(1);
        var slow = new SlowStore(store, secondShard);
        var attempt = new Attempt() {
            @Override
            public synchronized void progress(String text, long done, long total, String unit) {
                if (total == 4 * frames(rotated)) {
                    secondShard.countDown();
                }
            }
        };
        try (var workers = new ImageWorkers(2)) {
            var result = work(workers, slow, 6 * frames(rotated)).run(task("whole", rotated, 0), attempt);
            assertThat(result.shards())
                    .extracting(Shard::count)
                    .containsExactly(6 * frames(rotated), 4 * frames(rotated));
            assertThat(images(result.shards()))
                    .isEqualTo(images(run("whole", rotated, 0, 1).shards()));
        }
    }

    @Test
    void aStoreThatStaysAwayEndsTheTaskAndLeavesNoFilesBehind() {
        store.failPuts("images-00001");
        try (var workers = new ImageWorkers(2)) {
            assertThatThrownBy(() -> work(workers).run(task("parts", new Condition.Clean(), 1), new Attempt()))
                    .isInstanceOf(StoreUnavailable.class);
        }
        assertThat(folder.resolve("work")).isEmptyDirectory();
        assertThat(written).hasValue(0);
        store.failPuts(null);
        assertThat(run("parts", new Condition.Clean(), 1, 2).shards()).hasSize(1);
    }

    @Test
    void aSourceThatIsNotWhatWasWrittenIsRefused() {
        var key = Keys.shard("whole", "w0", Split.TEST, "images", 0);
        var content = store.get(key).orElseThrow();
        content[content.length - 1] ^= 1;
        store.put(key, content, "application/octet-stream");
        assertThatThrownBy(() -> run("whole", new Condition.Clean(), 0, 1)).isInstanceOf(CorruptObject.class);
    }

    @Test
    void stopsWhenCancelledAndLeavesNothingBehind() {
        try (var workers = new ImageWorkers(2)) {
            assertThatThrownBy(() -> work(workers)
                            .run(task("whole", new Condition.Reduced("color", 0.5), 0), Attempt.cancelledAfter(3)))
                    .isInstanceOf(TaskCancelled.class);
        }
        assertThat(store.list("tasks/")).isEmpty();
        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    private ShardsResult run(String dataset, Condition condition, int shard, int threads) {
        try (var workers = new ImageWorkers(threads)) {
            return work(workers).run(task(dataset, condition, shard), new Attempt(++attempts));
        }
    }

    private ShardsWork work(ImageWorkers workers) {
        return work(workers, FrostLibrary.shipped());
    }

    private ShardsWork work(ImageWorkers workers, FrostLibrary frost) {
        return new ShardsWork(
                new Archive(store), reader, store, workers, frost, folder.resolve("work"), written::addAndGet);
    }

    private ShardsWork work(ImageWorkers workers, ObjectStore target, int mostImages) {
        return new ShardsWork(
                new Archive(store),
                reader,
                target,
                workers,
                FrostLibrary.shipped(),
                folder.resolve("work"),
                written::addAndGet,
                mostImages);
    }

    private static int frames(Condition.Perturbed condition) {
        return ConditionImages.of(condition, FrostLibrary.shipped()::named).frames();
    }

    private static Task task(String dataset, Condition condition, int shard) {
        return Task.of(new TaskSpec.Shards(dataset, Split.TEST, condition, shard));
    }

    private List<Image> images(List<Shard> shards) {
        var images = reader.images(shards, SIDE, CLASSES);
        return IntStream.range(0, images.count()).mapToObj(images::image).toList();
    }

    private List<Integer> labels(List<Shard> shards) {
        var images = reader.images(shards, SIDE, CLASSES);
        return IntStream.range(0, images.count()).mapToObj(images::label).toList();
    }

    private List<Integer> entropies(List<Shard> shards) {
        return shards.stream()
                .flatMap(shard -> Arrays.stream(reader.entropies(shard)).boxed())
                .toList();
    }

    /** Stores the clean images as a data set with shards of these sizes. */
    private void dataset(String id, int... sizes) {
        var shards = new ArrayList<Shard>();
        int first = 0;
        for (int size : sizes) {
            shards.add(shard(
                    id, shards.size(), IntStream.range(first, first + size).toArray(), true));
            first += size;
        }
        dataset(id, shards);
    }

    /** Stores some of the clean images as a data set, with their indices or as earlier versions did. */
    private void chosen(String id, int[] indices, boolean indexed) {
        dataset(id, List.of(shard(id, 0, indices, indexed)));
    }

    private Shard shard(String id, int number, int[] indices, boolean indexed) {
        var writer = new ShardWriter(store, folder.resolve("work"));
        var entropy = new Entropy();
        var labels = Arrays.stream(indices).map(i -> i % 3).toArray();
        var bytes = Arrays.stream(indices).map(i -> entropy.bytes(clean.get(i))).toArray();
        ShardWriter.Naming naming = part -> Keys.shard(id, "w0", Split.TEST, part, number);
        return indexed
                ? writer.write(npy(indices), labels, bytes, indices, naming)
                : writer.write(npy(indices), labels, bytes, naming);
    }

    private void dataset(String id, List<Shard> shards) {
        var manifest = new DatasetManifest(
                id,
                "made",
                SIDE,
                List.of("a", "b", "c"),
                Map.of(Split.TEST, shards),
                new Normalization(List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5)),
                List.of(),
                0);
        store.put(Keys.dataset(id), Json.bytes(manifest), "application/json");
    }

    private Path npy(int[] indices) {
        var samples = new byte[indices.length * SIDE * SIDE * Image.CHANNELS];
        for (int i = 0; i < indices.length; i++) {
            var image = clean.get(indices[i]).samples();
            System.arraycopy(image, 0, samples, i * image.length, image.length);
        }
        var file = folder.resolve("clean.npy");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            Npy.write(out, samples, indices.length, SIDE, SIDE, Image.CHANNELS);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
