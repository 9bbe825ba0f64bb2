package org.tarnish.corruption.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
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
import org.tarnish.experiment.request.ClassMapping.Group;
import org.tarnish.experiment.request.CorruptedSetRequest;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.ImageSetRequest;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.ImageSetResult;
import org.tarnish.machine.network.FetchSettings;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.shard.ShardReader;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.LocalCache;
import org.tarnish.pipeline.task.PermanentFailure;
import org.tarnish.request.Datasets;

class ImageSetWorkTest {
    private static final int SIDE = 8;

    @TempDir
    private Path folder;

    private final InMemoryObjectStore store = new InMemoryObjectStore();

    @BeforeEach
    void makeTheDataSet() {
        var manifest = new DatasetManifest(
                "d0",
                "animals",
                SIDE,
                List.of("bird", "dog", "cat"),
                Map.of(Split.TRAIN, List.of(), Split.VALIDATION, List.of(), Split.TEST, List.of()),
                new Normalization(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25)),
                List.of(),
                0);
        store.put(Keys.dataset("d0"), Json.bytes(manifest), "application/json");
    }

    @Test
    void imagesGetTheLabelsOfTheDataSet() throws IOException {
        new Pictures()
                .image("cat/1.png", 0x102030)
                .image("cat/2.png", 0x112233)
                .image("dog/1.png", 0x405060)
                .folder(folder.resolve("set"));
        assertThat(images(run(set("set"), null))).containsExactly("2 102030", "2 112233", "1 405060");
    }

    @Test
    void imagesKeepTheNamesThatTheyHaveInTheSet() throws IOException {
        Pictures.pets().folder(folder.resolve("set"));
        var cache = new LocalCache(store, folder.resolve("names"), 1 << 20);
        assertThat(new ShardReader(cache).names(run(set("set"), null).shards().get(0)))
                .hasValue(List.of("test/cat/1.png", "test/dog/1.png", "test/dog/2.png"));
    }

    @Test
    void testImagesAreTakenIfThereAreAny() throws IOException {
        Pictures.pets().folder(folder.resolve("set"));
        assertThat(images(run(set("set"), null))).containsExactlyInAnyOrder("2 102030", "1 405060", "1 708090");
    }

    @Test
    void classesAreMappedAsThoseOfTheDataSetAndOthersLeftOut() throws IOException {
        new Pictures()
                .image("n1/1.png", 0x010101)
                .image("n2/1.png", 0x020202)
                .image("bird/1.png", 0x030303)
                .folder(folder.resolve("set"));
        var mapping = ClassMapping.of(List.of(
                new Group("bird", List.of("n0")), new Group("dog", List.of("n3")), new Group("cat", List.of("n1"))));
        assertThat(images(run(set("set"), mapping))).containsExactlyInAnyOrder("2 010101", "0 030303");
    }

    @Test
    void numbersArePositionsInTheDataSetsClasses() throws IOException {
        new Pictures()
                .image("0/1.png", 0x010101)
                .image("1/1.png", 0x020202)
                .image("2/1.png", 0x030303)
                .folder(folder.resolve("set"));
        assertThat(images(run(set("set"), null))).containsExactlyInAnyOrder("0 010101", "1 020202", "2 030303");
        new Pictures()
                .image("0/1.png", 0)
                .image("1/1.png", 0)
                .image("2/1.png", 0)
                .image("3/1.png", 0)
                .folder(folder.resolve("more"));
        assertThatThrownBy(() -> run(set("more"), null))
                .hasMessageContaining("classes that the data set does not have");
    }

    @Test
    void aClassThatTheDataSetDoesNotHaveIsRefusedByName() throws IOException {
        new Pictures().image("cat/1.png", 0).image("horse/1.png", 0).folder(folder.resolve("set"));
        assertThatThrownBy(() -> run(set("set"), null))
                .isInstanceOf(PermanentFailure.class)
                .hasMessage("the image set set has classes that the data set does not have: 'horse'; there are 'bird',"
                        + " 'dog', 'cat'. Name its folders after these, or remove the others");
    }

    @Test
    void ofImagesOfNoClassFoldersMayHaveAnyNames() throws IOException {
        new Pictures()
                .image("cat/1.png", 0x010203)
                .image("horse/1.png", 0x102030)
                .folder(folder.resolve("set"));
        var asked = new ImageSetRequest("photos", "set", null, null, null, ImageSetRequest.Role.OOD, null, null);
        var fingerprint = new Datasets(resolver()).fingerprint(asked.source());

        var result = run(new TaskSpec.ImageSet("d0", asked.source(), fingerprint, null, null, asked.role()));

        assertThat(images(result)).containsExactlyInAnyOrder("0 010203", "0 102030");
    }

    @Test
    void theLayoutThatIsAskedForIsTaken() throws IOException {
        new Pictures()
                .image("cat/test/1.png", 0x010203)
                .image("dog/test/1.png", 0x102030)
                .folder(folder.resolve("set"));
        assertThatThrownBy(() -> run(set("set"), null))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("say layout: class-folders");
        var asked = new ImageSetRequest("photos", "set", null, null, null, null, "class-folders", null);
        assertThat(images(run(asked.identified(new Datasets(resolver()).fingerprint(asked.source())), null)))
                .containsExactly("2 010203", "1 102030");
    }

    @Test
    void brokenImagesAreNamedAndCounted() throws IOException {
        new Pictures().image("cat/1.png", 0x102030).withBrokenFiles("cat").folder(folder.resolve("set"));
        var result = run(set("set"), null);
        assertThat(images(result)).containsExactly("2 102030");
        assertThat(result.brokenCount()).isEqualTo(3);
        assertThat(result.broken()).extracting(DatasetManifest.Broken::file).contains("cat/empty.png");
        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    @Test
    void oneFormOfAPublishedSetIsSizedAsTheDataSetIs() throws IOException {
        new Pictures()
                .image("fog/1/cat/1.png", 0x102030)
                .image("fog/2/cat/1.png", 0x405060)
                .image("fog/2/dog/1.png", 0x112233)
                .image("snow/2/cat/1.png", 0x010203)
                .folder(folder.resolve("set"));
        var animals = new DatasetRequest("animals", null, null, null, null, null, null);
        var source = new CorruptedSetRequest("set", null, null, null).source(animals);

        var result = run(new TaskSpec.ImageSet(
                "d0",
                source,
                new Datasets(resolver()).fingerprint(source),
                null,
                new TaskSpec.ImageSet.Form("fog", 2),
                null));

        assertThat(images(result)).containsExactlyInAnyOrder("2 405060", "1 112233");
    }

    @Test
    void aSetThatHasChangedSinceItWasAcceptedIsRefused() throws IOException {
        new Pictures().image("cat/1.png", 0).folder(folder.resolve("set"));
        var accepted = set("set");
        Files.write(folder.resolve("set/cat/2.png"), new byte[0]);
        assertThatThrownBy(() -> run(accepted, null))
                .isInstanceOf(PermanentFailure.class)
                .hasMessage("the image set set has changed since the request was accepted; submit the request again");
    }

    private ImageSetRequest set(String path) throws IOException {
        var asked = new ImageSetRequest("photos", path, null, null, null, null);
        return asked.identified(new Datasets(resolver()).fingerprint(asked.source()));
    }

    private ImageSetResult run(ImageSetRequest set, ClassMapping mapping) throws IOException {
        return run(new TaskSpec.ImageSet("d0", set.source(mapping, null), set.fingerprint(), set.fit()));
    }

    private ImageSetResult run(TaskSpec.ImageSet spec) throws IOException {
        try (var workers = new ImageWorkers(2)) {
            return new ImageSetWork(new Archive(store), access(), store, workers, folder.resolve("work"))
                    .run(Task.of(spec), new Attempt());
        }
    }

    private DatasetAccess access() {
        return new DatasetAccess(resolver());
    }

    private Resolver resolver() {
        return new Resolver(
                Optional.of(Mirror.of(folder.toString())),
                new FolderArchiveCache(folder.resolve("archives")),
                folder.resolve("archives"),
                FetchSettings.DEFAULT);
    }

    /** Label and color of every image, which must be of one color. */
    private List<String> images(ImageSetResult result) {
        var images = new ShardReader(new LocalCache(store, folder.resolve("cache"), 1 << 30))
                .images(result.shards(), SIDE, 100);
        return IntStream.range(0, images.count())
                .mapToObj(i -> {
                    var samples = images.image(i).samples();
                    assertThat(samples[samples.length - 1]).isEqualTo(samples[2]);
                    return "%d %02x%02x%02x".formatted(images.label(i), samples[0], samples[1], samples[2]);
                })
                .toList();
    }
}
