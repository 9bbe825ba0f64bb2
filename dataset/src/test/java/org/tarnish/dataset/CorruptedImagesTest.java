package org.tarnish.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.format.Npy;
import org.tarnish.imaging.format.PngEncoder;

class CorruptedImagesTest {
    private static final List<String> CLASSES = List.of("cat", "dog");
    private static final int SIDE = 4;
    private static final int COUNT = 3;

    @TempDir
    Path folder;

    /** Sample of an image: 10 for each severity, 1 for each position. */
    private static int sample(int severity, int position) {
        return 10 * severity + position;
    }

    private static byte[] array(int images, byte[] samples) throws IOException {
        var out = new ByteArrayOutputStream();
        Npy.write(out, samples, images, SIDE, SIDE, 3);
        return out.toByteArray();
    }

    private static byte[] fog() throws IOException {
        var samples = new byte[5 * COUNT * SIDE * SIDE * 3];
        for (int i = 0; i < samples.length; i++) {
            int image = i / (SIDE * SIDE * 3);
            samples[i] = (byte) sample(1 + image / COUNT, image % COUNT);
        }
        return array(5 * COUNT, samples);
    }

    private static byte[] labels(int... values) throws IOException {
        var out = new ByteArrayOutputStream();
        Npy.write(out, values, values.length);
        return out.toByteArray();
    }

    private void arrays(byte[] fog, byte[] labels) throws IOException {
        var set = Files.createDirectories(folder.resolve("CIFAR-10-C"));
        Files.write(set.resolve("fog.npy"), fog);
        Files.write(set.resolve("snow.npy"), fog);
        Files.write(set.resolve("labels.npy"), labels);
    }

    private CorruptedImages images(String corruption, int severity) throws IOException {
        return new CorruptedImages(StoredFiles.open(folder, ScanLimits.DEFAULT), corruption, severity, CLASSES);
    }

    /** Sample by entry name. */
    private static TreeMap<String, Integer> read(ImageCollection collection) throws IOException {
        var seen = new TreeMap<String, Integer>();
        var listing = collection.list();
        collection.read(index -> true, new ImageCollection.Visitor() {
            @Override
            public void image(int index, Image image) {
                seen.put(listing.entries().get(index).name(), image.sample(0, 0, 0));
            }

            @Override
            public void broken(int index, String reason) {
                throw new AssertionError(reason);
            }
        });
        return seen;
    }

    private static List<Integer> labelsOf(ImageCollection collection) throws IOException {
        return collection.list().entries().stream().map(Entry::label).toList();
    }

    @Test
    void takesAFifthOfAnArrayForEachSeverity() throws IOException {
        arrays(fog(), labels(0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1));

        var third = images("fog", 3);

        assertThat(third.list().classes()).isEqualTo(CLASSES);
        assertThat(labelsOf(third)).containsExactly(0, 1, 1);
        assertThat(read(third).values()).containsExactly(sample(3, 0), sample(3, 1), sample(3, 2));
        assertThat(read(images("fog", 5)).values()).containsExactly(sample(5, 0), sample(5, 1), sample(5, 2));
    }

    @Test
    void takesLabelsThatAreWrittenOnce() throws IOException {
        arrays(fog(), labels(1, 0, 1));

        assertThat(labelsOf(images("snow", 2))).containsExactly(1, 0, 1);
    }

    @Test
    void findsFoldersOfCorruptionAndSeverity() throws IOException {
        for (int severity = 1; severity <= 2; severity++) {
            var png = new PngEncoder().encode(new Image(1, 1, new byte[] {(byte) severity, 0, 0}));
            for (var name : CLASSES) {
                Files.write(
                        Files.createDirectories(folder.resolve("set/fog/" + severity + "/" + name))
                                .resolve("a.png"),
                        png);
                Files.write(
                        Files.createDirectories(folder.resolve("set/snow-" + severity + "/" + name))
                                .resolve("a.png"),
                        png);
            }
        }

        for (var corruption : List.of("fog", "snow")) {
            for (int severity = 1; severity <= 2; severity++) {
                var found = images(corruption, severity);
                assertThat(found.list().classes()).isEqualTo(CLASSES);
                assertThat(read(found))
                        .containsOnlyKeys("cat/a.png", "dog/a.png")
                        .containsEntry("cat/a.png", severity);
            }
        }
        assertThatThrownBy(() -> images("frost", 1).list())
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("holds no images of frost at severity 1")
                .hasMessageContaining("there are of the corruptions fog, snow");
    }

    @Test
    void refusesArraysThatSayNotWhatTheyAre() throws IOException {
        arrays(fog(), labels(0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0));
        assertThatThrownBy(() -> images("fog", 1).list()).hasMessageContaining("does not repeat its labels");
        arrays(fog(), labels(0, 1));
        assertThatThrownBy(() -> images("fog", 1).list()).hasMessageContaining("must be 3 or 15 whole numbers");
        arrays(fog(), labels(0, 1, 2));
        assertThatThrownBy(() -> images("fog", 1).list()).hasMessageContaining("label 2");
        arrays(array(4, new byte[4 * SIDE * SIDE * 3]), labels(0, 1, 1));
        assertThatThrownBy(() -> images("fog", 1).list()).hasMessageContaining("a fifth for each severity");
        arrays(fog(), labels(0, 1, 1));
        Files.delete(folder.resolve("CIFAR-10-C/labels.npy"));
        assertThatThrownBy(() -> images("fog", 1).list()).hasMessageContaining("but no labels.npy beside it");
        Files.createDirectories(folder.resolve("other"));
        Files.write(folder.resolve("other/fog.npy"), fog());
        assertThatThrownBy(() -> images("fog", 1).list()).hasMessageContaining("name the folder of one of them");
    }

    @Test
    void onePassSaysWhatASetLacks() throws IOException {
        arrays(fog(), labels(0, 1, 1));
        var set = CorruptedSet.of(StoredFiles.open(folder, ScanLimits.DEFAULT), List.of("fog", "snow", "frost"));

        assertThat(set.problems(List.of("fog", "snow"), List.of(1, 2, 3, 4, 5), true))
                .isEmpty();
        assertThat(set.problems(List.of("fog", "frost"), List.of(1, 4), true))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).contains("no images of frost at severity"));
        assertThat(set.problems(List.of("fog"), List.of(1), false))
                .singleElement()
                .asString()
                .contains("which a mapping of classes changes");
        assertThat(set.problems(List.of("frost"), List.of(1, 2, 3, 4, 5), true)).hasSize(5);
        arrays(array(4, new byte[4 * SIDE * SIDE * 3]), labels(0, 1, 1));
        var wrong = CorruptedSet.of(StoredFiles.open(folder, ScanLimits.DEFAULT), List.of("fog"));
        assertThat(wrong.problems(List.of("fog"), List.of(1, 2), true))
                .singleElement()
                .asString()
                .contains("a fifth for each severity");
    }

    @Test
    void answersEveryDamageWithASentence() throws IOException {
        var whole = fog();
        var random = new Random(4);
        var failures = new ArrayList<String>();
        for (int i = 0; i < 200; i++) {
            var damaged = whole.clone();
            damaged[random.nextInt(130)] = (byte) random.nextInt(256);
            arrays(i % 3 == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged, labels(0, 1, 1));
            try {
                read(images("fog", 1 + i % 5));
            } catch (DatasetException e) {
                failures.add(e.getMessage());
            }
        }
        assertThat(failures).hasSizeBetween(50, 199).allSatisfy(message -> assertThat(message)
                .contains("fog"));
    }
}
