package org.tarnish.cli.corrupt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.dataset.DatasetException;
import org.tarnish.dataset.FolderArchiveCache;
import org.tarnish.dataset.ImageCollection;
import org.tarnish.dataset.Resolver;
import org.tarnish.dataset.image.ImageDecoder;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.SeededCorruption;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.catalogue.Corruptions;
import org.tarnish.imaging.format.NpyArray;
import org.tarnish.imaging.format.NpyType;
import org.tarnish.machine.file.Sha256;
import org.tarnish.machine.network.FetchSettings;

class CorruptRunTest {
    private static final int SIDE = 8;
    private static final List<String> CORRUPTIONS = List.of("gaussian_noise", "contrast");
    private static final int EACH = CORRUPTIONS.size() * 5;

    @TempDir
    private Path folder;

    private PictureFolder pictures;
    private Path out;

    @BeforeEach
    void makePictures() throws IOException {
        pictures = new PictureFolder(folder.resolve("pictures"))
                .with("cat", 20, SIDE)
                .with("dog", 5, SIDE);
        out = folder.resolve("out");
    }

    @Test
    void arraysHoldAllImagesOfOneSeverityThenAllOfTheNext() throws IOException {
        var manifest = run(request(OutputLayout.CIFAR_C), new Told());
        assertThat(manifest.images()).isEqualTo(25);
        assertThat(manifest.corruptedImages()).isEqualTo(25 * EACH);
        var rows = shuffled(25, 3);
        for (var name : CORRUPTIONS) {
            var array = NpyArray.map(out.resolve(name + ".npy"));
            assertThat(array.type()).isEqualTo(NpyType.UINT8);
            assertThat(array.shape()).containsExactly(5 * 25, SIDE, SIDE, 3);
            for (int severity = 1; severity <= 5; severity++) {
                var treatment = new SeededCorruption(Corruptions.named(name), severity, SeverityTable.CIFAR, 3);
                for (int row = 0; row < 25; row++) {
                    assertThat(image(array, (severity - 1) * 25 + row))
                            .isEqualTo(treatment.apply(inOrder(rows.get(row)), rows.get(row)));
                }
            }
        }
        var labels = NpyArray.map(out.resolve("labels.npy"));
        assertThat(labels.shape()).containsExactly(5 * 25);
        for (int row = 0; row < 5 * 25; row++) {
            assertThat(labels.data().get(row)).isEqualTo((byte) (rows.get(row % 25) < 20 ? 0 : 1));
        }
    }

    /** A picture by its index: cat/0, cat/1, cat/10, ..., dog/0, ...: the order of names. */
    private static Image inOrder(int index) {
        return index < 20
                ? PictureFolder.picture("cat", numbers(20).get(index), SIDE, SIDE)
                : PictureFolder.picture("dog", numbers(5).get(index - 20), SIDE, SIDE);
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparing(String::valueOf))
                .toList();
    }

    /** Which image is in each row. */
    private static List<Integer> shuffled(int count, long seed) {
        return IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        i -> SeededRandomness.of(seed, "rows", i).uniform()))
                .toList();
    }

    @Test
    void theFirstRowsOfClassFoldersHoldAllClasses() throws IOException {
        for (var name : List.of("dog", "emu", "fox", "gnu")) {
            pictures.with(name, 20, SIDE);
        }
        var told = new Told();
        var manifest = run(request(OutputLayout.CIFAR_C), told);
        assertThat(manifest.settings().rows()).isEqualTo(RowOrder.SHUFFLED);
        assertThat(told.lines).contains("The data set has no order of its own: rows are shuffled by the seed.");
        var labels = NpyArray.map(out.resolve("labels.npy")).data();
        assertThat(IntStream.range(0, 30).mapToObj(labels::get))
                .contains((byte) 0, (byte) 1, (byte) 2, (byte) 3, (byte) 4);
        var other = folder.resolve("other");
        run(with(request(OutputLayout.CIFAR_C), other, 2, 4), new Told());
        assertThat(Files.readAllBytes(other.resolve("labels.npy")))
                .isNotEqualTo(Files.readAllBytes(out.resolve("labels.npy")));
    }

    @Test
    void imagesThatAreLeftOutChangeNothingInTheOrderOfTheOtherRows() throws IOException {
        var rows = new ArrayList<>(shuffled(25, 3));
        Files.write(pictures.path().resolve("cat/10.png"), new byte[0]);
        rows.remove(Integer.valueOf(2));
        run(request(OutputLayout.CIFAR_C), new Told());
        var array = NpyArray.map(out.resolve("contrast.npy"));
        var contrast = new SeededCorruption(Corruptions.named("contrast"), 1, SeverityTable.CIFAR, 3);
        for (int row = 0; row < 24; row++) {
            assertThat(image(array, row)).isEqualTo(contrast.apply(inOrder(rows.get(row)), rows.get(row)));
        }
    }

    @Test
    void imagesThatHaveAnOrderKeepItInArrays() throws IOException {
        var manifest = run(named(request(OutputLayout.CIFAR_C), "digits"), new Told());
        assertThat(manifest.settings().rows()).isEqualTo(RowOrder.OWN);
        var labels = NpyArray.map(out.resolve("labels.npy")).data();
        var listing = ImageCollection.digits().list();
        for (int row = 0; row < 1797; row++) {
            assertThat(labels.get(row))
                    .isEqualTo((byte) listing.entries().get(row).label());
        }
    }

    @Test
    void filesHaveNoRows() throws IOException {
        assertThat(run(request(OutputLayout.FOLDERS), new Told()).settings().rows())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFolderOfAnEarlierVersionIsRefused(boolean whole) throws IOException {
        if (whole) {
            run(request(OutputLayout.CIFAR_C), new Told());
        } else {
            assertThatThrownBy(() -> run(request(OutputLayout.CIFAR_C), new Told(30)))
                    .isInstanceOf(IllegalStateException.class);
        }
        var noted = out.resolve(whole ? "manifest.json" : ".tarnish/settings.json");
        Files.writeString(noted, Files.readString(noted).replaceFirst("\"version\" : 2", "\"version\" : 1"));
        assertThatThrownBy(() -> run(request(OutputLayout.CIFAR_C), new Told()))
                .isInstanceOf(OutFolderException.class)
                .hasMessage("the folder " + out + " belongs to other settings: its version is 1, now it is 2;"
                        + " name another folder with --out, or remove this one");
    }

    @Test
    void theManifestNamesEveryArrayWithItsSum() throws IOException {
        var manifest = run(request(OutputLayout.CIFAR_C), new Told());
        assertThat(manifest.files())
                .extracting(OutputFile::name)
                .containsExactly("gaussian_noise.npy", "contrast.npy", "labels.npy");
        for (var file : manifest.files()) {
            assertThat(Sha256.of(out.resolve(file.name()))).isEqualTo(file.sha256());
        }
        assertThat(out.resolve(".tarnish")).doesNotExist();
    }

    @Test
    void foldersHoldTheSameImagesAsArrays() throws Exception {
        run(request(OutputLayout.FOLDERS), new Told());
        var treatment = new SeededCorruption(Corruptions.named("gaussian_noise"), 4, SeverityTable.CIFAR, 3);
        var file = out.resolve("gaussian_noise-4/dog/4.png");
        assertThat(new ImageDecoder().decode("4.png", Files.readAllBytes(file)))
                .isEqualTo(treatment.apply(PictureFolder.picture("dog", 4, SIDE, SIDE), 24));
        assertThat(Files.readAllLines(out.resolve("SHA256SUMS")))
                .hasSize(25 * EACH)
                .contains(Sha256.of(file) + "  gaussian_noise-4/dog/4.png");
    }

    @Test
    void imagenetsLayoutHoldsJpegFiles() throws IOException {
        run(request(OutputLayout.IMAGENET_C), new Told());
        assertThat(out.resolve("contrast/5/cat/0.jpg")).exists();
        assertThat(Files.readAllBytes(out.resolve("contrast/5/cat/0.jpg"))).startsWith(0xff, 0xd8, 0xff);
    }

    @ParameterizedTest
    @EnumSource(OutputLayout.class)
    void bytesDoNotDependOnThreads(OutputLayout layout) throws IOException {
        run(request(layout), new Told());
        var one = contents(out);
        var other = folder.resolve("other");
        run(with(request(layout), other, 3, 1), new Told());
        assertThat(contents(other)).isEqualTo(one);
    }

    @ParameterizedTest
    @EnumSource(OutputLayout.class)
    void whatIsInterruptedAgainAndAgainEndsWithTheSameBytes(OutputLayout layout) throws IOException {
        var straight = folder.resolve("straight");
        run(with(request(layout), straight, 2, 1), new Told());
        int interruptions = 0;
        for (int after : new int[] {1, 17, 26, 60, 61, 99}) {
            try {
                run(request(layout), new Told(after));
            } catch (IllegalStateException e) {
                interruptions++;
                assertThat(out.resolve("manifest.json")).doesNotExist();
                assertThat(out.resolve("SHA256SUMS")).doesNotExist();
                assertThat(out.resolve("contrast.npy")).doesNotExist();
            }
        }
        assertThat(interruptions).isGreaterThan(3);
        run(request(layout), new Told());
        assertThat(contents(out)).isEqualTo(contents(straight));
    }

    @Test
    void whatIsWholeIsNotMadeAgain() throws IOException {
        // 25 images are read, then come those that are corrupted.
        assertThatThrownBy(() -> run(with(request(OutputLayout.CIFAR_C), out, 1, 1), new Told(25 + 7 * EACH + 3)))
                .isInstanceOf(IllegalStateException.class);
        var told = new Told();
        run(request(OutputLayout.CIFAR_C), told);
        assertThat(told.lines).contains("An earlier run left 7 of 7 images whole; it is gone on with.");
        assertThat(told.added).hasValue(25 + 7 + 18 * EACH);
        var again = new Told();
        run(request(OutputLayout.CIFAR_C), again);
        assertThat(again.added).hasValue(0);
        assertThat(again.lines).contains("All of it is there already.");
    }

    @ParameterizedTest
    @EnumSource(OutputLayout.class)
    void contentThatAPowerCutTookIsMadeAgain(OutputLayout layout) throws IOException {
        var straight = folder.resolve("straight");
        run(with(request(layout), straight, 2, 1), new Told());
        int read = layout.isArrays() ? 25 : 0;
        assertThatThrownBy(() -> run(with(request(layout), out, 1, 1), new Told(read + 7 * EACH)))
                .isInstanceOf(IllegalStateException.class);
        var victim = layout.isArrays()
                ? out.resolve("contrast.npy.part")
                : out.resolve(layout == OutputLayout.FOLDERS ? "contrast-2/cat/0.png" : "contrast/2/cat/0.jpg");
        try (var file = FileChannel.open(victim, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(64), 130);
        }
        var told = new Told();
        run(request(layout), told);
        assertThat(told.lines).anyMatch(line -> line.matches("An earlier run left [1-6] of 7 images whole.*"));
        assertThat(contents(out)).isEqualTo(contents(straight));
    }

    @Test
    void aFolderOfOtherSettingsIsRefusedWithTheDifference() throws IOException {
        var told = new Told(30);
        assertThatThrownBy(() -> run(request(OutputLayout.CIFAR_C), told)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> run(with(request(OutputLayout.CIFAR_C), out, 2, 4), new Told()))
                .isInstanceOf(OutFolderException.class)
                .hasMessageContaining(out.toString())
                .hasMessageContaining("its seed is 3, now it is 4");
        run(request(OutputLayout.CIFAR_C), new Told());
        assertThatThrownBy(() -> run(request(OutputLayout.FOLDERS), new Told()))
                .isInstanceOf(OutFolderException.class)
                .hasMessageContaining("its layout is \"cifar-c\", now it is \"folders\"");
    }

    @Test
    void aDataSetThatHasChangedIsOtherSettings() throws IOException {
        assertThatThrownBy(() -> run(request(OutputLayout.CIFAR_C), new Told(30)))
                .isInstanceOf(IllegalStateException.class);
        pictures.with("emu", 1, SIDE);
        assertThatThrownBy(() -> run(request(OutputLayout.CIFAR_C), new Told()))
                .hasMessageContaining("its fingerprint is");
    }

    @Test
    void aFolderWithOtherFilesIsLeftAlone() throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("thesis.tex"), "x");
        assertThatThrownBy(() -> run(request(OutputLayout.CIFAR_C), new Told()))
                .isInstanceOf(OutFolderException.class)
                .hasMessageContaining("holds other files, such as thesis.tex");
        assertThat(out).isDirectoryNotContaining("glob:**.npy*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cat/10.png", "dog/0.png"})
    void imagesThatCannotBeReadAreNamedAndTheRestKeepsItsBytes(String broken) throws IOException {
        var whole = folder.resolve("whole");
        run(with(request(OutputLayout.FOLDERS), whole, 2, 3), new Told());
        Files.write(pictures.path().resolve(broken), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        var manifest = run(request(OutputLayout.FOLDERS), new Told());
        assertThat(manifest.images()).isEqualTo(24);
        assertThat(manifest.failed()).isEqualTo(1);
        assertThat(manifest.failures().get(0).file()).isEqualTo(broken);
        assertThat(manifest.failures().get(0).reason()).contains(broken, "is cut off");
        var expected = contents(whole);
        expected.keySet().removeIf(name -> name.endsWith(broken) || name.endsWith("json") || name.endsWith("SUMS"));
        assertThat(contents(out)).containsAllEntriesOf(expected);

        var arrays = folder.resolve("arrays");
        assertThat(run(with(request(OutputLayout.CIFAR_C), arrays, 2, 3), new Told())
                        .failed())
                .isEqualTo(1);
        assertThat(NpyArray.map(arrays.resolve("contrast.npy")).shape().get(0)).isEqualTo(5 * 24);
        assertThat(NpyArray.map(arrays.resolve("labels.npy")).shape()).containsExactly(5 * 24);
    }

    @Test
    void anImageOfAnotherSizeIsNoPartOfAnArray() throws IOException {
        pictures.with("emu", 1, SIDE + 1);
        var manifest = run(request(OutputLayout.CIFAR_C), new Told());
        assertThat(manifest.failures().get(0).reason())
                .isEqualTo("emu/0.png is 9 x 9 pixels, but arrays of 8 x 8 are written;"
                        + " bring all images to one size with --size");
    }

    @Test
    void aDataSetWithoutReadableImagesIsAnError() throws IOException {
        var broken = new PictureFolder(folder.resolve("broken"))
                .file("cat/0.png", new byte[0])
                .file("dog/0.png", new byte[0]);
        var request = request(OutputLayout.CIFAR_C);
        assertThatThrownBy(() -> run(named(request, broken.path().toString()), new Told()))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("cat/0.png is empty");
    }

    @Test
    void twoRunsDoNotShareAFolder() throws IOException {
        var settings = new CorruptSettings[1];
        run(request(OutputLayout.CIFAR_C), new Told());
        settings[0] = JsonSettings.read(out.resolve("manifest.json"));
        var other = folder.resolve("held");
        try (var held = OutFolder.take(other, settings[0])) {
            assertThatThrownBy(() -> OutFolder.take(other, settings[0]))
                    .isInstanceOf(OutFolderException.class)
                    .hasMessageContaining("another process is writing to " + held.path());
        }
    }

    /** Counts, and may end a run as if it had been killed. */
    private static final class Told implements CorruptProgress {
        private final AtomicLong added = new AtomicLong();
        private final List<String> lines = new java.util.concurrent.CopyOnWriteArrayList<>();
        private final long killedAfter;

        Told() {
            this(Long.MAX_VALUE);
        }

        Told(long killedAfter) {
            this.killedAfter = killedAfter;
        }

        @Override
        public void begin(String what, long done, long total) {
            assertThat(done).isLessThanOrEqualTo(total);
        }

        @Override
        public void add(long images) {
            if (added.addAndGet(images) > killedAfter) {
                throw new IllegalStateException("killed");
            }
        }

        @Override
        public void say(String line) {
            lines.add(line);
        }
    }

    private Manifest run(CorruptRequest request, CorruptProgress progress) throws IOException {
        var archives = folder.resolve("archives");
        var resolver =
                new Resolver(Optional.empty(), new FolderArchiveCache(archives), archives, FetchSettings.DEFAULT);
        return new CorruptRun(resolver, progress).run(request);
    }

    private CorruptRequest request(OutputLayout layout) {
        return new CorruptRequest(
                pictures.path().toString(),
                null,
                null,
                0,
                0,
                0,
                layout,
                null,
                CORRUPTIONS,
                List.of(1, 2, 3, 4, 5),
                null,
                null,
                3,
                2,
                out);
    }

    private static CorruptRequest with(CorruptRequest r, Path out, int threads, long seed) {
        return new CorruptRequest(
                r.dataset(),
                null,
                r.split(),
                r.limit(),
                r.resize(),
                r.size(),
                r.layout(),
                r.format(),
                r.corruptions(),
                r.severities(),
                r.table(),
                r.frost(),
                seed == 1 ? r.seed() : seed,
                threads,
                out);
    }

    private static CorruptRequest named(CorruptRequest r, String dataset) {
        return new CorruptRequest(
                dataset,
                null,
                r.split(),
                r.limit(),
                r.resize(),
                r.size(),
                r.layout(),
                r.format(),
                r.corruptions(),
                r.severities(),
                r.table(),
                r.frost(),
                r.seed(),
                r.threads(),
                r.out());
    }

    private static Image image(NpyArray array, int index) {
        var samples = new byte[SIDE * SIDE * Image.CHANNELS];
        array.data().get(index * samples.length, samples);
        return new Image(SIDE, SIDE, samples);
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Sha256.of(file));
            }
        }
        return contents;
    }
}
