package org.tarnish.corruption.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.corruption.Attempt;
import org.tarnish.corruption.parallel.ImageWorkers;
import org.tarnish.dataset.FolderArchiveCache;
import org.tarnish.dataset.Mirror;
import org.tarnish.dataset.Resolver;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.ClassMapping;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.Resize;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.IgnoredFiles;
import org.tarnish.experiment.result.Shard;
import org.tarnish.imaging.entropy.Entropy;
import org.tarnish.imaging.format.NpyArray;
import org.tarnish.imaging.format.NpyType;
import org.tarnish.machine.file.Sha256;
import org.tarnish.machine.network.FetchSettings;
import org.tarnish.machine.network.SourceUnavailable;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.shard.ShardReader;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.LocalCache;
import org.tarnish.pipeline.task.PermanentFailure;
import org.tarnish.pipeline.task.TaskCancelled;
import org.tarnish.pipeline.task.TaskContext;
import org.tarnish.request.Datasets;

class IngestWorkTest {
    private static final int SIDE = 8;
    private static final FetchSettings PATIENCE = new FetchSettings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            1 << 20,
            List.of());

    @TempDir
    private Path folder;

    private final InMemoryObjectStore store = new InMemoryObjectStore();

    @Test
    void storesEverySplitWithLabelsAndColors() throws IOException {
        Pictures.pets().folder(folder.resolve("pets"));
        var manifest = ingest(path("pets"));
        assertThat(manifest.location()).isEqualTo("pets");
        assertThat(manifest.imageSize()).isEqualTo(SIDE);
        assertThat(manifest.classes()).containsExactly("cat", "dog");
        assertThat(manifest.brokenCount()).isZero();
        assertThat(manifest.broken()).isEmpty();
        assertThat(colors(manifest, Split.TRAIN))
                .containsExactlyInAnyOrder("0 000000", "0 ff3300", "1 000000", "1 ff3300");
        assertThat(colors(manifest, Split.VALIDATION)).containsExactlyInAnyOrder("0 010203", "1 040506");
        assertThat(colors(manifest, Split.TEST)).containsExactlyInAnyOrder("0 102030", "1 405060", "1 708090");
    }

    @Test
    void theManifestIsFoundByItsContent() throws IOException {
        Pictures.pets().folder(folder.resolve("pets"));
        var manifest = ingest(path("pets"));
        assertThat(manifest.id()).matches("[0-9a-f]{32}");
        assertThat(new Archive(store).dataset(manifest.id()))
                .usingRecursiveComparison()
                .ignoringFields("location", "reading")
                .isEqualTo(manifest);
        assertThat(store.list("")).allMatch(key -> key.startsWith("datasets/" + manifest.id() + "/"));
        assertThat(store.list("")).hasSize(1 + 3 * 5);
    }

    @Test
    void shardsAreNumpyFilesWithTheHashesOfTheManifest() throws IOException {
        Pictures.pets().folder(folder.resolve("pets"));
        var shard = ingest(path("pets")).splits().get(Split.TEST).get(0);
        assertThat(shard.count()).isEqualTo(3);
        assertThat(array(shard.images(), shard.imagesSha256()))
                .satisfies(images -> assertThat(images.type()).isEqualTo(NpyType.UINT8))
                .satisfies(images -> assertThat(images.shape()).containsExactly(3, SIDE, SIDE, 3));
        assertThat(array(shard.labels(), shard.labelsSha256()))
                .satisfies(labels -> assertThat(labels.type()).isEqualTo(NpyType.INT32))
                .satisfies(labels -> assertThat(labels.shape()).containsExactly(3));
        assertThat(array(shard.entropies(), shard.entropiesSha256()).shape()).containsExactly(3);
        assertThat(array(shard.indices(), shard.indicesSha256()))
                .satisfies(indices -> assertThat(indices.type()).isEqualTo(NpyType.INT32))
                .satisfies(indices -> assertThat(indices.shape()).containsExactly(3));
    }

    @Test
    void entropiesAreTheBytesOfTheStoredImagesAsPng() throws IOException {
        var shard = ingest(digits(20)).splits().get(Split.TEST).get(0);
        var images = reader().images(List.of(shard), SIDE, 10);
        var entropy = new Entropy();
        assertThat(reader().entropies(shard))
                .containsExactly(IntStream.range(0, shard.count())
                        .map(i -> entropy.bytes(images.image(i)))
                        .toArray());
    }

    @Test
    void normalizationIsThatOfTheTrainingImages() throws IOException {
        Pictures.pets().folder(folder.resolve("pets"));
        var normalization = ingest(path("pets")).normalization();
        // Half of the pixels are 0 0 0, half 255 51 0: means 1/2, 1/10, 0; deviations 1/2, 1/10, and the least, 1/255.
        assertThat(normalization.mean()).usingElementComparator(close()).containsExactly(0.5, 0.1, 0.0);
        assertThat(normalization.deviation()).usingElementComparator(close()).containsExactly(0.5, 0.1, 1.0 / 255);
    }

    private static Comparator<Double> close() {
        return (a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b);
    }

    @Test
    void brokenImagesAreNamedCountedAndLeaveNoGap() throws IOException {
        Pictures.pets().withBrokenFiles("train/dog").folder(folder.resolve("pets"));
        var manifest = ingest(path("pets"));
        assertThat(manifest.brokenCount()).isEqualTo(3);
        assertThat(manifest.broken())
                .extracting(DatasetManifest.Broken::file)
                .containsExactlyInAnyOrder("train/dog/cut.png", "train/dog/empty.png", "train/dog/text.jpg");
        assertThat(manifest.broken())
                .allSatisfy(broken -> assertThat(broken.reason()).contains(broken.file()));
        assertThat(manifest.count(Split.TRAIN)).isEqualTo(4);
        assertThat(colors(manifest, Split.TRAIN))
                .containsExactlyInAnyOrder("0 000000", "0 ff3300", "1 000000", "1 ff3300");
    }

    @Test
    void brokenImagesMakeAnotherDatasetOnlyWhereTheyChangeAnIndex() throws IOException {
        Pictures.pets().folder(folder.resolve("whole"));
        // The last of their splits by name, and one before others.
        Pictures.pets().withBrokenFiles("train/dog").withBrokenFiles("test/dog").folder(folder.resolve("last"));
        Pictures.pets().withBrokenFiles("test/cat").folder(folder.resolve("between"));
        var whole = ingest(path("whole"));
        assertThat(ingest(path("last")).id()).isEqualTo(whole.id());
        var between = ingest(path("between"));
        assertThat(between.id()).isNotEqualTo(whole.id());
        assertThat(indices(whole, Split.TEST)).containsOnlyKeys("0 102030", "1 405060", "1 708090");
        assertThat(indices(whole, Split.TEST)).containsEntry("0 102030", 0).containsEntry("1 708090", 2);
        assertThat(indices(between, Split.TEST)).containsEntry("0 102030", 0).containsEntry("1 708090", 5);
        assertThat(indices(between, Split.TRAIN)).isEqualTo(indices(whole, Split.TRAIN));
    }

    @Test
    void anImagesIndexIsItsPositionInTheSplitThatTheCollectionGivesIt() throws IOException {
        Pictures.pets().folder(folder.resolve("pets"));
        assertThat(indices(ingest(path("pets")), Split.TRAIN).values()).containsExactlyInAnyOrder(0, 1, 2, 3);
        var digits = ingest(new DatasetRequest("digits", null, null, null, null, null, null));
        var all = Stream.of(Split.values())
                .flatMap(split -> digits.splits().get(split).stream())
                .flatMapToInt(shard -> IntStream.of(reader().indices(shard).orElseThrow()))
                .sorted()
                .toArray();
        assertThat(all).isEqualTo(IntStream.range(0, 1797).toArray());
    }

    @Test
    void imagesKeepTheNamesThatTheyHaveInTheCollection() throws IOException {
        Pictures.pets().withBrokenFiles("test/dog").folder(folder.resolve("pets"));
        var pets = ingest(path("pets"));
        var names = names(pets, Split.TEST);
        var colors = colors(pets, Split.TEST);
        assertThat(IntStream.range(0, names.size()).boxed().collect(Collectors.toMap(colors::get, names::get)))
                .isEqualTo(Map.of(
                        "0 102030", "test/cat/1.png", "1 405060", "test/dog/1.png", "1 708090", "test/dog/2.png"));
        var digits = ingest(new DatasetRequest("digits", null, null, null, null, null, null));
        assertThat(names(digits, Split.TRAIN))
                .hasSize(digits.count(Split.TRAIN))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[0-9]/[0-9]{4}"));
        assertThat(new Archive(store).dataset(pets.id()).splits()).isEqualTo(pets.splits());
    }

    private List<String> names(DatasetManifest manifest, Split split) {
        return manifest.splits().get(split).stream()
                .flatMap(shard -> reader().names(shard).orElseThrow().stream())
                .toList();
    }

    /** The index of every image of a split by its label and color. */
    private Map<String, Integer> indices(DatasetManifest manifest, Split split) {
        var indices = manifest.splits().get(split).stream()
                .flatMapToInt(shard -> IntStream.of(reader().indices(shard).orElseThrow()))
                .toArray();
        var colors = colors(manifest, split);
        return IntStream.range(0, indices.length).boxed().collect(Collectors.toMap(colors::get, i -> indices[i]));
    }

    @Test
    void atMostAHundredBrokenImagesAreListedButAllAreCounted() throws IOException {
        var pictures = Pictures.pets();
        for (int i = 0; i < 120; i++) {
            pictures.file("train/cat/broken-" + i + ".png", new byte[0]);
        }
        pictures.folder(folder.resolve("pets"));
        var manifest = ingest(path("pets"));
        assertThat(manifest.broken()).hasSize(100);
        assertThat(manifest.brokenCount()).isEqualTo(120);
    }

    @Test
    void theSameImagesFromAnotherPlaceAreTheSameDataset() throws IOException {
        Pictures.pets().folder(folder.resolve("pets"));
        Pictures.pets().zip(folder.resolve("archive.zip"));
        var fromFolder = ingest(path("pets"));
        var before = objects();
        var fromZip = ingest(path("archive.zip"));
        assertThat(fromZip.id()).isEqualTo(fromFolder.id());
        assertThat(fromZip.splits()).isEqualTo(fromFolder.splits());
        assertThat(fromZip.normalization()).isEqualTo(fromFolder.normalization());
        assertThat(objects().keySet()).isEqualTo(before.keySet());
    }

    @Test
    void whatBelongsToOneRequestIsInItsResultAndNotInTheSharedManifest() throws IOException {
        Pictures.pets().folder(folder.resolve("whole"));
        Pictures.pets().withBrokenFiles("train/dog").folder(folder.resolve("broken"));
        var first = ingest(path("whole"));
        var shared = store.get(Keys.dataset(first.id())).orElseThrow();
        var second = ingest(path("broken"));

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(first.location()).isEqualTo("whole");
        assertThat(first.brokenCount()).isZero();
        assertThat(second.location()).isEqualTo("broken");
        assertThat(second.brokenCount()).isEqualTo(3);
        assertThat(store.get(Keys.dataset(first.id()))).contains(shared);
        var manifest = new Archive(store).dataset(first.id());
        assertThat(manifest.location()).isNull();
        assertThat(manifest.broken()).isEmpty();
        assertThat(manifest.brokenCount()).isZero();
    }

    @Test
    void theSameImagesAreWrittenOnce() throws IOException {
        Pictures.pets().folder(folder.resolve("pets"));
        Pictures.pets().folder(folder.resolve("copy"));
        var first = ingest(path("pets"));
        var objects = store.list("");
        store.pass(Duration.ofHours(1));

        assertThat(ingest(path("copy")).splits()).isEqualTo(first.splits());
        assertThat(store.list("")).isEqualTo(objects);
        assertThat(objects).allSatisfy(key -> assertThat(store.age(key)).contains(Duration.ofHours(1)));
    }

    @Test
    void imagesAreWrittenUnderAnotherNameWhenTheManifestIsGone() throws IOException {
        Pictures.pets().folder(folder.resolve("pets"));
        var first = ingest(path("pets"));
        store.delete(Keys.dataset(first.id()));
        var second = ingest(path("pets"));

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.splits().get(Split.TEST).get(0).images())
                .isNotEqualTo(first.splits().get(Split.TEST).get(0).images());
        assertThat(colors(second, Split.TEST)).isEqualTo(colors(first, Split.TEST));
    }

    @Test
    void aDamagedManifestIsNamed() throws IOException {
        Pictures.pets().folder(folder.resolve("pets"));
        var key = Keys.dataset(ingest(path("pets")).id());
        store.put(key, "damaged".getBytes(StandardCharsets.UTF_8), "application/json");
        assertThatThrownBy(() -> ingest(path("pets")))
                .isInstanceOf(PermanentFailure.class)
                .hasMessage("the object '" + key + "' is damaged; delete it to have it written anew");
    }

    @Test
    void aSourceThatIsAwayIsNoVerdictOnTheDataset() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
        var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/pets.zip";
        var request = new DatasetRequest(null, null, url, null, null, null, null);
        var task = Task.of(new TaskSpec.Ingest(request, url, SIDE));
        try (var workers = new ImageWorkers(1)) {
            assertThatThrownBy(() -> work(workers).run(task, new Attempt()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(url)
                    .cause()
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessageContaining("answered with status 503");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aFileThatHasBecomeADeviceFails() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/zero")), "skipped: this system has no /dev/zero");
        Files.createSymbolicLink(folder.resolve("pets.zip"), Path.of("/dev/zero"));
        var task = Task.of(new TaskSpec.Ingest(path("pets.zip"), "0", SIDE));
        try (var workers = new ImageWorkers(1)) {
            assertThatThrownBy(() -> work(workers).run(task, new Attempt()))
                    .isInstanceOf(PermanentFailure.class)
                    .hasMessageContaining("is a device, and only regular files and folders are read");
        }
    }

    @Test
    void whateverChangesResultsMakesAnotherDataset() throws IOException {
        Pictures.pets().folder(folder.resolve("pets"));
        Pictures.pets().image("test/cat/1.png", 0x102031).folder(folder.resolve("pixel"));
        Pictures.pets().without("test/dog/2.png").folder(folder.resolve("fewer"));
        Pictures.pets()
                .without("test/cat/1.png")
                .image("test/dog/3.png", 0x102030)
                .folder(folder.resolve("label"));
        Pictures.pets()
                .image("train/eel/1.png", 0x0000ff)
                .image("test/eel/1.png", 0x0000ff)
                .folder(folder.resolve("class"));
        assertThat(List.of(
                        ingest(path("pets")).id(),
                        ingest(path("pixel")).id(),
                        ingest(path("fewer")).id(),
                        ingest(path("label")).id(),
                        ingest(path("class")).id(),
                        ingest(path("pets"), 16, new ImageWorkers(1), new Attempt())
                                .id()))
                .doesNotHaveDuplicates();
    }

    @Test
    void theNumberOfThreadsDoesNotCount() throws IOException {
        ingest(digits(100), SIDE, new ImageWorkers(1), new Attempt());
        var alone = objects();
        ingest(digits(100), SIDE, new ImageWorkers(4), new Attempt());
        assertThat(objects()).isEqualTo(alone);
    }

    @Test
    void digitsAreWhole() throws IOException {
        var manifest = ingest(new DatasetRequest("digits", null, null, null, null, null, null));
        assertThat(manifest.classes()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(IntStream.of(
                                manifest.count(Split.TRAIN),
                                manifest.count(Split.VALIDATION),
                                manifest.count(Split.TEST))
                        .sum())
                .isEqualTo(1797);
        assertThat((double) manifest.count(Split.TEST)).isCloseTo(0.2 * 1797, within(5.0));
        assertThat((double) manifest.count(Split.VALIDATION)).isCloseTo(0.1 * 1797, within(5.0));
    }

    @Test
    void limitsBoundEverySplit() throws IOException {
        var manifest = ingest(new DatasetRequest(
                "digits", null, null, null, null, null, Map.of("train", 50, "validation", 20, "test", 10)));
        assertThat(manifest.count(Split.TRAIN)).isEqualTo(50);
        assertThat(manifest.count(Split.VALIDATION)).isEqualTo(20);
        assertThat(manifest.count(Split.TEST)).isEqualTo(10);
        var images = reader().images(
                        manifest.splits().get(Split.TRAIN),
                        manifest.imageSize(),
                        manifest.classes().size());
        assertThat(IntStream.range(0, 50).map(images::label).boxed().toList())
                .as("five of each class")
                .allSatisfy(label -> assertThat(IntStream.range(0, 50).filter(i -> images.label(i) == label))
                        .hasSize(5));
    }

    @Test
    void classesAreMadeOfTheDataSetsOwn() throws IOException {
        var mapping = ClassMapping.of(List.of(
                new ClassMapping.Group("odd", List.of("1", "3", "eleven")),
                new ClassMapping.Group("even", List.of("0"))));
        var whole = ingest(new DatasetRequest("digits", null, null, null, null, null, null));
        var manifest =
                ingest(new DatasetRequest("digits", null, null, null, null, null, null, mapping, null, null, null));
        assertThat(manifest.classes()).containsExactly("odd", "even");
        assertThat(count(manifest, 0)).isEqualTo(count(whole, 1) + count(whole, 3));
        assertThat(count(manifest, 1)).isEqualTo(count(whole, 0));
    }

    @Test
    void aMappingThatMatchesNothingNamesWhatIsThere() {
        var mapping = ClassMapping.of(Map.of("dog", List.of("n02085620")));
        assertThatThrownBy(() -> ingest(
                        new DatasetRequest("digits", null, null, null, null, null, null, mapping, null, null, null)))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("none of the 10 classes in")
                .hasMessageEndingWith(
                        "belongs to one of the classes 'dog'; there are '0', '1', '2', '3', '4' and so on");
    }

    @Test
    void imagesBecomeSquaresAsAsked() throws IOException {
        // A black image with a white border: covering keeps it, cropping cuts it off.
        var framed = new byte[64 * 64 * 3];
        for (int i = 0; i < framed.length; i++) {
            int x = i / 3 % 64;
            int y = i / 3 / 64;
            framed[i] = (byte) (Math.min(Math.min(x, y), Math.min(63 - x, 63 - y)) < 3 ? 255 : 0);
        }
        var image = new org.tarnish.imaging.Image(64, 64, framed);
        assertThat(ToSquare.of(Resize.COVER, 32).apply(image).samples()[0]).isEqualTo((byte) 255);
        assertThat(ToSquare.of(Resize.STRETCH, 32).apply(image).samples()[0]).isEqualTo((byte) 255);
        var cropped = ToSquare.of(Resize.CROP, 28).apply(image);
        assertThat(cropped.width()).isEqualTo(28);
        assertThat(cropped.samples()[0]).isZero();
        var wide = new org.tarnish.imaging.Image(64, 32, new byte[64 * 32 * 3]);
        assertThat(ToSquare.of(Resize.STRETCH, 16).apply(wide).height()).isEqualTo(16);
        assertThat(ingest(new DatasetRequest(
                                "digits",
                                null,
                                null,
                                null,
                                null,
                                null,
                                Map.of("train", 10),
                                null,
                                Resize.CROP,
                                null,
                                null))
                        .id())
                .isNotEqualTo(ingest(new DatasetRequest("digits", null, null, null, null, null, Map.of("train", 10)))
                        .id());
    }

    /** Images with a label in all splits. */
    private long count(DatasetManifest manifest, int label) {
        return Stream.of(Split.values())
                .map(split -> reader().images(
                                manifest.splits().get(split),
                                manifest.imageSize(),
                                manifest.classes().size()))
                .flatMapToInt(images -> IntStream.range(0, images.count()).map(images::label))
                .filter(found -> found == label)
                .count();
    }

    @Test
    void manyImagesAreSpreadOverShards() throws IOException {
        Pictures.pets().image("train/dog/3.png", 0x070707).folder(folder.resolve("pets"));
        var task = Task.of(new TaskSpec.Ingest(path("pets"), new Datasets(resolver()).fingerprint(path("pets")), SIDE));
        try (var workers = new ImageWorkers(2)) {
            var manifest = new IngestWork(access(), store, workers, folder.resolve("work"), 3).run(task, new Attempt());
            assertThat(manifest.splits().get(Split.TRAIN))
                    .extracting(Shard::count)
                    .containsExactly(3, 2);
            assertThat(manifest.splits().get(Split.TEST))
                    .extracting(Shard::count)
                    .containsExactly(3);
            assertThat(manifest.splits().get(Split.TRAIN).get(1).images())
                    .matches("datasets/" + manifest.id() + "/[0-9a-f]{8}/train/images-00001.npy");
            assertThat(colors(manifest, Split.TRAIN))
                    .containsExactlyInAnyOrder("0 000000", "0 ff3300", "1 000000", "1 ff3300", "1 070707");
        }
    }

    @Test
    void aDatasetThatHasChangedSinceItWasAcceptedIsRefused() throws IOException {
        Pictures.pets().folder(folder.resolve("pets"));
        var task = Task.of(new TaskSpec.Ingest(path("pets"), new Datasets(resolver()).fingerprint(path("pets")), SIDE));
        Files.write(folder.resolve("pets/train/cat/3.png"), new byte[0]);
        assertThatThrownBy(() -> work(new ImageWorkers(1)).run(task, new Attempt()))
                .isInstanceOf(PermanentFailure.class)
                .hasMessage("the data set pets has changed since the request was accepted; submit the request again");
    }

    @Test
    void aSplitWithoutReadableImagesFailsForGood() throws IOException {
        Pictures.pets()
                .without("validation/cat/1.png")
                .without("validation/dog/1.png")
                .withBrokenFiles("validation/cat")
                .folder(folder.resolve("pets"));
        assertThatThrownBy(() -> ingest(path("pets")))
                .isInstanceOf(PermanentFailure.class)
                .hasMessage("the data set pets has no readable validation image; give it some, change the fractions"
                        + " of validation and test, or say role: evaluation to judge on it alone");
        assertThat(objects()).isEmpty();
        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    @Test
    void whatIsNoDatasetFailsForGoodInTheWordsOfTheReader() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        assertThatThrownBy(() -> ingest(path("empty")))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageStartingWith("there are no images in " + folder.resolve("empty"));
    }

    @Test
    void stopsWhenCancelledAndLeavesNothingBehind() {
        for (int tellings : new int[] {2, 30, 101, 102, 103}) {
            assertThatThrownBy(() -> ingest(digits(80), SIDE, new ImageWorkers(2), Attempt.cancelledAfter(tellings)))
                    .as("after %d", tellings)
                    .isInstanceOf(TaskCancelled.class);
            assertThat(folder.resolve("work")).isEmptyDirectory();
        }
        assertThat(store.list("")).noneMatch(key -> key.endsWith("manifest.json"));
    }

    @Test
    void aSetForEvaluationAloneNeedsNeitherTrainingNorValidationImages() throws IOException {
        Pictures.pets().folder(folder.resolve("pets"));
        var manifest = ingest(new DatasetRequest(
                null, "pets", null, null, null, null, null, null, null, null, DatasetRequest.Role.EVALUATION));

        assertThat(manifest.count(Split.TRAIN)).isZero();
        assertThat(manifest.count(Split.VALIDATION)).isZero();
        assertThat(manifest.count(Split.TEST)).isPositive();
        assertThat(manifest.normalization().mean()).allMatch(Double::isFinite);
        var fractions = ingest(new DatasetRequest("digits", null, null, null, 0.0, 1.0, null));
        assertThat(fractions.count(Split.TEST)).isEqualTo(1797);
        assertThat(fractions.reading().made()).containsExactly(Split.TEST);
    }

    @Test
    void filesThatAreNotReadAreInTheManifestByKind() throws IOException {
        Pictures.pets().folder(folder.resolve("pets"));
        Files.writeString(folder.resolve("pets/notes.txt"), "x");

        var reading = ingest(path("pets")).reading();

        assertThat(reading.layout()).isEqualTo("class folders");
        assertThat(reading.ignored()).contains(new IgnoredFiles(".txt", 1, "notes.txt"));
    }

    @Test
    void tellsHowFarItIs() throws IOException {
        Pictures.pets().folder(folder.resolve("pets"));
        var attempt = new Attempt();
        ingest(path("pets"), SIDE, new ImageWorkers(1), attempt);
        assertThat(attempt.told())
                .startsWith("listing images, 0 of 0 images", "reading images, 1 of 9 images")
                .contains("reading images, 9 of 9 images")
                .endsWith("storing test shards, 0 of 1 shards");
    }

    @Test
    void ofShardsThatAreStoredNoCopyStaysOnDisk() throws IOException {
        var left = new ArrayList<Integer>();
        var attempt = new Attempt() {
            @Override
            public synchronized void progress(String text, long done, long total, String unit) {
                if (text.startsWith("storing")) {
                    left.add(shardsOnDisk());
                }
            }
        };
        Pictures.pets().folder(folder.resolve("pets"));
        ingest(path("pets"), SIDE, new ImageWorkers(2), attempt);
        assertThat(left).containsExactly(3, 2, 1);
    }

    private int shardsOnDisk() {
        try (var files = Files.walk(folder.resolve("work"))) {
            return (int) files.filter(file -> file.getFileName().toString().matches("images.*[.]npy"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DatasetManifest ingest(DatasetRequest dataset) throws IOException {
        return ingest(dataset, SIDE, new ImageWorkers(2), new Attempt());
    }

    private DatasetManifest ingest(DatasetRequest dataset, int side, ImageWorkers workers, TaskContext context)
            throws IOException {
        try (workers) {
            var task = Task.of(new TaskSpec.Ingest(dataset, new Datasets(resolver()).fingerprint(dataset), side));
            return work(workers).run(task, context);
        }
    }

    private IngestWork work(ImageWorkers workers) {
        return new IngestWork(access(), store, workers, folder.resolve("work"));
    }

    private DatasetAccess access() {
        return new DatasetAccess(resolver());
    }

    private Resolver resolver() {
        return new Resolver(
                Optional.of(Mirror.of(folder.toString())),
                new FolderArchiveCache(folder.resolve("archives")),
                folder.resolve("archives"),
                PATIENCE);
    }

    private ShardReader reader() {
        return new ShardReader(new LocalCache(store, folder.resolve("cache"), 1 << 30));
    }

    private static DatasetRequest path(String path) {
        return new DatasetRequest(null, path, null, null, null, null, null);
    }

    private static DatasetRequest digits(int train) {
        return new DatasetRequest(
                "digits", null, null, null, null, null, Map.of("train", train, "validation", 10, "test", 10));
    }

    /** Label and color of every image, which must be of one color. */
    private List<String> colors(DatasetManifest manifest, Split split) {
        var images = reader().images(
                        manifest.splits().get(split),
                        manifest.imageSize(),
                        manifest.classes().size());
        return IntStream.range(0, images.count())
                .mapToObj(i -> {
                    var samples = images.image(i).samples();
                    for (int j = 3; j < samples.length; j++) {
                        assertThat(samples[j]).isEqualTo(samples[j % 3]);
                    }
                    return "%d %02x%02x%02x".formatted(images.label(i), samples[0], samples[1], samples[2]);
                })
                .toList();
    }

    private NpyArray array(String key, String sha256) throws IOException {
        var bytes = store.get(key).orElseThrow();
        assertThat(Sha256.of(bytes)).isEqualTo(sha256);
        return NpyArray.parse(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), key);
    }

    private Map<String, String> objects() {
        var all = new TreeMap<String, String>();
        store.list("").stream()
                .filter(key -> !key.endsWith("manifest.json"))
                .forEach(key -> all.put(key, new String(store.get(key).orElseThrow(), StandardCharsets.ISO_8859_1)));
        return all;
    }
}
