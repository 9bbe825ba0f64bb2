package org.tarnish.corruption.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.cli.corrupt.CorruptProgress;
import org.tarnish.cli.corrupt.CorruptRequest;
import org.tarnish.cli.corrupt.CorruptRun;
import org.tarnish.cli.corrupt.FileFormat;
import org.tarnish.cli.corrupt.OutputLayout;
import org.tarnish.corruption.Attempt;
import org.tarnish.corruption.parallel.ImageWorkers;
import org.tarnish.corruption.shards.ShardsWork;
import org.tarnish.dataset.FolderArchiveCache;
import org.tarnish.dataset.FrostLibrary;
import org.tarnish.dataset.Mirror;
import org.tarnish.dataset.Resolver;
import org.tarnish.dataset.image.ImageDecoder;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.ClassMapping;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.Shard;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.PartedImages.OpenPart;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.format.Npy;
import org.tarnish.imaging.format.NpyArray;
import org.tarnish.imaging.format.PngEncoder;
import org.tarnish.machine.network.FetchSettings;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.shard.ShardReader;
import org.tarnish.pipeline.store.LocalCache;
import org.tarnish.request.Datasets;

/** The images of an experiment are those that the command line writes of the same collection, byte for byte. */
class OneIndexTest {
    private static final int SIDE = 32;
    private static final long SEED = 7;
    private static final List<String> CLASSES = List.of("ant", "bee", "cow");
    private static final List<Integer> SEVERITIES = List.of(2, 5);
    private static final List<String> DRAWN =
            List.of("gaussian_noise", "shot_noise", "glass_blur", "elastic_transform", "frost", "snow");

    @TempDir
    private Path folder;

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final Map<ByteBuffer, String> names = new HashMap<>();

    /**
     * @param folders of the collection's splits; one of no name for none
     * @param limits and mapping, validation, test: what the request says
     * @param judged the split whose images the experiment corrupts
     * @param written the split that the command is given, and its limit
     */
    private record Same(
            String what,
            List<String> folders,
            Map<String, Integer> limits,
            ClassMapping mapping,
            DatasetRequest.Role role,
            Split judged,
            String written,
            int limit) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Same> cases() {
        var none = List.of("");
        var two = List.of("train/", "test/");
        var three = List.of("train/", "val/", "test/");
        var evaluation = DatasetRequest.Role.EVALUATION;
        var mapping = ClassMapping.of(
                List.of(new ClassMapping.Group("b", List.of("bee")), new ClassMapping.Group("c", List.of("cow"))));
        return Stream.of(
                new Same("own test images", three, null, null, null, Split.TEST, null, 0),
                new Same("own validation images", three, null, null, null, Split.VALIDATION, "validation", 0),
                new Same("own training images", three, null, null, null, Split.TRAIN, "train", 0),
                new Same("a limit of the experiment", two, Map.of("test", 5), null, null, Split.TEST, null, 0),
                new Same("a limit of the command", two, null, null, null, Split.TEST, null, 5),
                new Same("all splits written", two, null, null, null, Split.TEST, "all", 0),
                new Same("a carved test split", none, null, null, null, Split.TEST, "test", 0),
                new Same("a carved test split, all written", none, null, null, null, Split.TEST, null, 0),
                new Same("a carved test split, limits", none, Map.of("test", 4), null, null, Split.TEST, null, 9),
                new Same("a carved validation split", two, null, null, null, Split.VALIDATION, "validation", 0),
                new Same("what carving leaves", two, null, null, null, Split.TRAIN, "train", 0),
                new Same("no splits, evaluation alone", none, null, null, evaluation, Split.TEST, null, 0),
                new Same("a mapping that leaves out a class", two, null, mapping, null, Split.TEST, null, 0),
                new Same("a mapping without splits", none, null, mapping, evaluation, Split.TEST, null, 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void anExperimentDrawsWhatTheCommandDraws(Same same) throws IOException {
        collection(same.folders());
        compare(same);
    }

    @Test
    void aBrokenImageTakesTheIndexOfNoOther() throws IOException {
        var same = new Same("broken", List.of("test/", "train/"), null, null, null, Split.TEST, null, 0);
        collection(same.folders());
        Files.write(folder.resolve("pictures/test/ant/0.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        compare(same);
    }

    @Test
    void arraysOfBothLieInTheOrderOfTheCollection() throws IOException {
        var count = 24;
        Files.createDirectories(folder.resolve("pictures"));
        var samples = new byte[count * SIDE * SIDE * Image.CHANNELS];
        var labels = new int[count];
        for (var i = 0; i < count; i++) {
            labels[i] = i * 5 % 3;
            var picture = picture(i);
            names.put(ByteBuffer.wrap(picture.samples()), Integer.toString(i));
            System.arraycopy(picture.samples(), 0, samples, i * samples.length / count, samples.length / count);
        }
        try (var images = Files.newOutputStream(folder.resolve("pictures/images.npy"));
                var numbers = Files.newOutputStream(folder.resolve("pictures/labels.npy"))) {
            Npy.write(images, samples, count, SIDE, SIDE, Image.CHANNELS);
            Npy.write(numbers, labels, count);
        }
        var evaluation = DatasetRequest.Role.EVALUATION;
        var experiment = experiment(new Same("arrays", List.of(), null, null, evaluation, Split.TEST, null, 0));
        command("all", 0, OutputLayout.CIFAR_C);
        for (var corruption : DRAWN) {
            var rows = NpyArray.map(folder.resolve("out/" + corruption + ".npy"));
            for (var i = 0; i < count * SEVERITIES.size(); i++) {
                var row = new byte[samples.length / count];
                rows.data().get(i * row.length, row);
                var name = corruption + "/" + SEVERITIES.get(i / count) + "/" + i % count;
                assertThat(experiment.get(name)).as(name).isEqualTo(new Image(SIDE, SIDE, row));
            }
        }
    }

    private void compare(Same same) throws IOException {
        var experiment = experiment(same);
        command(same.written(), same.limit(), OutputLayout.IMAGENET_C);
        var seen = new TreeSet<String>();
        for (var entry : experiment.entrySet()) {
            var file = folder.resolve("out").resolve(entry.getKey());
            if (Files.exists(file)) {
                seen.add(file.getFileName().toString());
                assertThat(entry.getValue())
                        .as(entry.getKey())
                        .isEqualTo(new ImageDecoder().decode(entry.getKey(), Files.readAllBytes(file)));
            } else {
                assertThat(same.limit()).as("a limit that leaves out " + file).isPositive();
            }
        }
        assertThat(seen).hasSizeGreaterThan(2);
    }

    /** Every corrupted image of the experiment by the name that the command gives it. */
    private Map<String, Image> experiment(Same same) throws IOException {
        var access = new DatasetAccess(resolver());
        var request = new DatasetRequest(
                null, "pictures", null, null, null, null, same.limits(), same.mapping(), null, null, same.role());
        var reader = new ShardReader(new LocalCache(store, folder.resolve("cache"), 1 << 30));
        var work = Files.createDirectories(folder.resolve("work"));
        try (var workers = new ImageWorkers(2)) {
            var ingest = Task.of(new TaskSpec.Ingest(request, new Datasets(resolver()).fingerprint(request), SIDE));
            var manifest = new IngestWork(access, store, workers, work, 4).run(ingest, new Attempt());
            var shards =
                    new ShardsWork(new Archive(store), reader, store, workers, FrostLibrary.shipped(), work, any -> {});
            return corrupted(manifest, same.judged(), reader, shards);
        }
    }

    private Map<String, Image> corrupted(DatasetManifest manifest, Split split, ShardReader reader, ShardsWork work) {
        var result = new TreeMap<String, Image>();
        var attempts = 0;
        var source = manifest.splits().get(split);
        for (var number = 0; number < source.size(); number++) {
            try (var clean = open(reader, List.of(source.get(number)), manifest)) {
                for (var corruption : DRAWN) {
                    for (var severity : SEVERITIES) {
                        var condition = new Condition.Corrupted(corruption, severity, SeverityTable.CIFAR, SEED);
                        var task = Task.of(new TaskSpec.Shards(manifest.id(), split, condition, number));
                        var made = work.run(task, new Attempt(++attempts)).shards();
                        try (var images = open(reader, made, manifest)) {
                            for (var i = 0; i < images.count(); i++) {
                                var name =
                                        names.get(ByteBuffer.wrap(clean.image(i).samples()));
                                result.put(corruption + "/" + severity + "/" + name, images.image(i));
                            }
                        }
                    }
                }
            }
        }
        return result;
    }

    private static OpenPart open(ShardReader reader, List<Shard> shards, DatasetManifest manifest) {
        return reader.images(shards, SIDE, manifest.classes().size());
    }

    private void command(String split, int limit, OutputLayout layout) throws IOException {
        new CorruptRun(resolver(), new Silent())
                .run(new CorruptRequest(
                        folder.resolve("pictures").toString(),
                        null,
                        split,
                        limit,
                        0,
                        0,
                        layout,
                        FileFormat.PNG,
                        DRAWN,
                        SEVERITIES,
                        SeverityTable.CIFAR,
                        null,
                        SEED,
                        2,
                        folder.resolve("out")));
    }

    private Resolver resolver() {
        return new Resolver(
                Optional.of(Mirror.of(folder.toString())),
                new FolderArchiveCache(folder.resolve("archives")),
                folder.resolve("archives"),
                FetchSettings.DEFAULT);
    }

    /** Six pictures of each class in each split, each of a name of its own. */
    private void collection(List<String> splits) throws IOException {
        var number = 0;
        for (var split : splits) {
            for (var label : CLASSES) {
                var place = Files.createDirectories(folder.resolve("pictures/" + split + label));
                for (var i = 0; i < 6; i++) {
                    // Not in the order of names, which is that of texts.
                    var name = (number * 7 % 11) + "-" + number + ".png";
                    var file = i == 0 && number == 0 ? "0.png" : name;
                    var picture = picture(number++);
                    names.put(ByteBuffer.wrap(picture.samples()), label + "/" + file);
                    Files.write(place.resolve(file), new PngEncoder().encode(picture));
                }
            }
        }
    }

    private static Image picture(int number) {
        var random = SeededRandomness.of(1, "picture", number);
        var samples = new byte[SIDE * SIDE * Image.CHANNELS];
        var slope = 1 + random.below(7);
        for (var i = 0; i < samples.length; i++) {
            samples[i] = (byte) (40 + i / (SIDE * 3) * slope / 2 + random.below(40));
        }
        return new Image(SIDE, SIDE, samples);
    }

    private static final class Silent implements CorruptProgress {
        @Override
        public void begin(String what, long done, long total) {}

        @Override
        public void add(long images) {}

        @Override
        public void say(String line) {}
    }
}
