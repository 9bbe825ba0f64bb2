package org.tarnish.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.experiment.request.Split;

/** Trees of images are read as people mean them, or refused with what was seen, what is known, and what to do. */
class FolderReadingTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        "a/cat/1.png a/dog/1.png b/cat/1.png b/dog/1.png",
                        "has the same folders 'cat', 'dog' in 'a', 'b'"),
                Arguments.of(
                        "cat/train/1.png cat/test/1.png dog/train/1.png dog/test/1.png",
                        "has the same folders 'test', 'train' in 'cat', 'dog'"),
                Arguments.of(
                        "a/train/cat/1.png a/train/dog/1.png b/train/cat/1.png",
                        "has the same folders 'train' in 'a', 'b'"),
                Arguments.of(
                        "train/cat/1.png train/dog/1.png holdout/cat/1.png",
                        "has the classes 'cat' also in its folder 'holdout'"),
                Arguments.of(
                        "train/cat/1.png train/dog/1.png test/cat/1.png test/dog/1.png test/hen/1.png",
                        "has classes in one of its splits alone: 'hen'; 'hen' has test images"),
                Arguments.of(
                        "train/Cat/1.png train/dog/1.png test/cat/1.png test/dog/1.png",
                        "has classes in one of its splits alone: 'Cat', 'cat'"),
                Arguments.of("cat/1.png cat/2.png", "has one class alone, 'cat'"),
                Arguments.of("train/cat/1.png test/cat/2.png", "has one class alone, 'cat'"),
                Arguments.of(
                        "train/cat/1.png train/dog/1.png val/1.png",
                        "has validation images without class folders, such as 'val/1.png'"),
                Arguments.of(
                        "train/cat/1.png train/dog/1.png eval/1.png", "has validation images without class folders"),
                Arguments.of("train/cat/1.png train/dog/1.png testing/1.png", "has test images without class folders"),
                Arguments.of(
                        "train/cat/1.png train/dog/1.png test/test/1.png", "has test images without class folders"),
                Arguments.of(
                        "cat/1.png dog/1.png hen/1.xcf hen/2.xcf",
                        "has no image in the class folder 'hen', but files such as 'hen/1.xcf'"),
                Arguments.of("cat/1.png dog/1.png hen/", "has no image in the class folder 'hen'"),
                Arguments.of(
                        "train/cat/1.png train/dog/1.png test/cat/1.png test/dog/",
                        "has no image in the class folder 'test/dog'"),
                Arguments.of("train/cat/1.png train/dog/1.png val/", "has no image in its folder 'val'"),
                Arguments.of("train/cat/1.png train/dog/1.png val/labels.csv", "has no image in its folder 'val'"),
                Arguments.of(
                        "train/cat/1.png train/dog/1.png val/cat/1.png dev/dog/1.png",
                        "has two folders of validation images, 'dev' and 'val'"),
                Arguments.of(
                        "train/images/1.png train/labels/1.txt valid/images/2.png valid/labels/2.txt",
                        "looks like YOLO's"),
                Arguments.of(
                        "images/train/1.png labels/train/1.txt images/val/2.png labels/val/2.txt", "looks like YOLO's"),
                Arguments.of("train/1.png test/1.png", "without class folders below"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatCanBeReadInTwoWaysOrLeavesSomethingOut(String files, String seen) throws IOException {
        var place = write(files);

        assertThatThrownBy(() -> ImageCollection.open(place).list().requireClasses(place))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(place.toString())
                .hasMessageContaining(seen)
                .hasMessageContaining("expected is")
                .hasMessageContaining("<split>/<class>/<image>");
    }

    static Stream<Arguments> read() {
        return Stream.of(
                Arguments.of(
                        "training_set/training_set/cat/1.png training_set/training_set/dog/1.png test_set/test_set/cat/1.png test_set/test_set/dog/1.png",
                        "TTEE"),
                Arguments.of("seg_train/cat/1.png seg_train/dog/1.png seg_test/cat/1.png seg_test/dog/1.png", "TTEE"),
                Arguments.of("Train/cat/1.png Train/dog/1.png TESTING/cat/1.png TESTING/dog/1.png", "TTEE"),
                Arguments.of("train-set/cat/1.png train-set/dog/1.png dev/cat/1.png dev/dog/1.png", "TTVV"),
                Arguments.of("training/cat/1.png training/dog/1.png eval/cat/1.png eval/dog/1.png", "TTVV"),
                Arguments.of("train/cat/1.png train/dog/1.png Valid/cat/1.png Valid/dog/1.png", "TTVV"),
                Arguments.of(
                        "train/cat/1.png train/dog/1.png validation_set/cat/1.png validation_set/dog/1.png", "TTVV"),
                Arguments.of("a/b/train/cat/1.png a/b/train/dog/1.png a/b/readme.txt", "TT"),
                Arguments.of("test/cat/1.png test/dog/1.png", "EE"),
                Arguments.of("cat/images/1.png dog/images/1.png", "--"),
                Arguments.of("train/1.png plane/1.png", "--"));
    }

    @ParameterizedTest
    @MethodSource("read")
    void knowsSplitsUnderTheNamesThatPeopleUse(String files, String splits) throws IOException {
        var listing = ImageCollection.open(write(files)).list();

        assertThat(listing.classes()).hasSize(2);
        assertThat(listing.entries().stream().map(entry -> entry.split()
                        .map(split -> split == Split.TEST ? "E" : split.name().substring(0, 1))
                        .orElse("-")))
                .isEqualTo(splits.chars().mapToObj(split -> "" + (char) split).toList());
    }

    @Test
    void theLineThatARefusalNamesChooses() throws IOException {
        var place = write("a/cat/1.png a/dog/1.png b/cat/1.png b/dog/1.png");

        assertThatThrownBy(() -> ImageCollection.open(place).list()).hasMessageContaining("say layout: class-folders");
        assertThat(ImageCollection.open(place, Optional.of("class-folders"))
                        .list()
                        .classes())
                .containsExactly("a", "b");
        assertThatThrownBy(() ->
                        ImageCollection.open(place, Optional.of("folders")).list())
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("no layout named 'folders'; known are cifar-binary");
    }

    @Test
    void arraysBesideClassFoldersAreRefusedWithBothNames() throws IOException {
        var place = write("cat/1.png dog/1.png");
        Files.copy(FieldLayoutsTest.resource("pathmnist.npz"), place.resolve("set.npz"));

        assertThatThrownBy(() -> ImageCollection.open(place).list())
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("can be read as NumPy arrays and as class folders")
                .hasMessageContaining("layout: numpy or layout: class-folders");
        assertThat(ImageCollection.open(place, Optional.of("numpy")).list().entries())
                .hasSize(6);
    }

    @Test
    void whatSystemsLeaveBehindIsNoClassAndIsCounted() throws IOException {
        var listing = ImageCollection.open(
                        write(
                                "cat/1.png dog/1.png @eaDir/1.png cat/@eaDir/1.png/x.jpg __MACOSX/cat/._1.png"
                                        + " .ipynb_checkpoints/1.png .DS_Store cat/Thumbs.db notes.txt photos.xcf .secret/1.png"))
                .list();

        assertThat(listing.classes()).containsExactly("cat", "dog");
        assertThat(listing.ignored().files())
                .extracting(files -> files.count() + " " + files.kind())
                .containsExactlyInAnyOrder("6 left by operating systems and editors", "1 hidden", "1 .txt", "1 .xcf");
    }

    @Test
    void kindsOfIgnoredFilesAreBounded() {
        var names = Stream.iterate(0, i -> i + 1).limit(100).map(i -> "a.x" + i).toList();

        assertThat(Ignored.of(names).files()).hasSize(Ignored.MOST_KINDS + 1);
        assertThat(Ignored.of(names).count()).isEqualTo(100);
    }

    @Test
    void classesAreComparedInOneNormalForm() throws IOException {
        var composed = Normalizer.normalize("B\u00e4r", Normalizer.Form.NFC);
        var apart = Normalizer.normalize("B\u00e4r", Normalizer.Form.NFD);
        var both = write("train/" + composed + "/1.png train/dog/1.png test/" + apart + "/1.png test/dog/1.png");

        assertThat(ImageCollection.open(both).list().classes()).containsExactly(composed, "dog");
        var twice = Archives.tar(
                folder.resolve("twice.tar"),
                Map.of(
                        composed + "/1.png",
                        Pictures.png(0),
                        apart + "/2.png",
                        Pictures.png(0),
                        "dog/1.png",
                        Pictures.png(0)));
        assertThatThrownBy(() -> ImageCollection.open(twice).list())
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("differ in Unicode's normal form alone");
    }

    @Test
    void tarsCountOnlyWhereThereIsNoImageOutsideOfThem() throws IOException {
        var place = write("cat/1.png dog/1.png");
        Files.copy(FieldLayoutsTest.resource("shard.tar"), place.resolve("backup.tar"));

        var listing = ImageCollection.open(place).list();

        assertThat(listing.classes()).containsExactly("cat", "dog");
        assertThat(listing.ignored().files()).extracting(files -> files.kind()).containsExactly(".tar");
    }

    @Test
    void whatIsNamedLikeParquetAndIsNoneIsNamed() throws IOException {
        assertThatThrownBy(() -> ImageCollection.open(write("data/train-00000-of-00001.parquet"))
                        .list())
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("'data/train-00000-of-00001.parquet' of")
                .hasMessageContaining("is no Parquet file, or cut off: it does not end in PAR1");
    }

    @Test
    void numbersOfTheDevelopmentKitNeedItsSynsets() throws IOException {
        var place = write("train/n01/1.png train/n02/1.png val/a.png val/b.png");
        Files.writeString(place.resolve("ILSVRC2012_validation_ground_truth.txt"), "1\n2\n");
        Files.writeString(place.resolve("synsets.txt"), "n01\nn02\n");

        assertThatThrownBy(() -> ImageCollection.open(place).list())
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("has the number 1, which no list of synsets beside explains");
    }

    @ParameterizedTest
    @ValueSource(strings = {"compressed", "plain"})
    void theDevelopmentKitsOwnFileExplainsItsNumbers(String form) throws IOException {
        var place = write("train/n01/1.png train/n02/1.png train/n03/1.png val/a.png val/b.png val/c.png");
        var data = Files.createDirectories(place.resolve("ILSVRC2012_devkit_t12/data"));
        Files.writeString(data.resolve("ILSVRC2012_validation_ground_truth.txt"), "1\n2\n3\n");
        try (var kit = getClass().getResourceAsStream("/matlab/meta-" + form + ".mat")) {
            Files.copy(kit, data.resolve("meta.mat"));
        }

        var listing = ImageCollection.open(place).list();

        // Its numbers 1, 2 and 3 are n02, n01 and n03.
        assertThat(listing.of(Split.VALIDATION).stream()
                        .map(index -> listing.entries().get(index)))
                .extracting(entry -> entry.name() + " " + listing.classes().get(entry.label()))
                .containsExactlyInAnyOrder("val/a.png n02", "val/b.png n01", "val/c.png n03");
        var bytes = Files.readAllBytes(data.resolve("meta.mat"));
        Files.write(data.resolve("meta.mat"), Arrays.copyOf(bytes, 200));
        assertThatThrownBy(() -> ImageCollection.open(place).list())
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("has the number 1, which no list of synsets beside explains")
                .hasMessageContaining("add the kit's meta.mat")
                .hasMessageContaining("data/meta.mat' ");
    }

    @Test
    void aDamagedKitIsNoReasonForAnythingButASentence() throws IOException {
        var place = write("train/n01/1.png train/n02/1.png val/a.png val/b.png");
        Files.writeString(place.resolve("ILSVRC2012_validation_ground_truth.txt"), "1\n2\n");
        var random = new Random(3);
        for (var round = 0; round < 200; round++) {
            byte[] bytes;
            try (var kit = getClass()
                    .getResourceAsStream(round % 2 == 0 ? "/matlab/meta-plain.mat" : "/matlab/meta-compressed.mat")) {
                bytes = kit.readAllBytes();
            }
            for (var i = 0; i < 1 + random.nextInt(6); i++) {
                bytes[128 + random.nextInt(bytes.length - 128)] =
                        (byte) (random.nextBoolean() ? 0xff : random.nextInt());
            }
            Files.write(place.resolve("meta.mat"), bytes);
            try {
                ImageCollection.open(place).list();
            } catch (DatasetException e) {
                assertThat(e.getMessage()).contains(place.toString()).hasSizeLessThan(4000);
            }
        }
    }

    private Path write(String names) throws IOException {
        var place = folder.resolve("set");
        var files = new LinkedHashMap<String, byte[]>();
        for (var name : names.split(" ")) {
            if (name.endsWith("/")) {
                Files.createDirectories(place.resolve(name));
            } else {
                files.put(name, name.endsWith("g") ? Pictures.png(files.size()) : "x".getBytes(StandardCharsets.UTF_8));
            }
        }
        return Archives.folder(place, files);
    }
}
