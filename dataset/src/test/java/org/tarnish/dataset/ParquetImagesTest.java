package org.tarnish.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.experiment.request.Split;

/** Files that pyarrow wrote, beside those of {@link FieldLayoutsTest}. */
class ParquetImagesTest {
    private static final int ROUNDS = 150;

    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            encrypted | is encrypted, which is not read; write it without encryption
            encrypted-columns | is encrypted, which is not read; write it without encryption
            brotli | is compressed by brotli, which is not read; write it with compression snappy, zstd, gzip or none
            null-label | has no label in row 2; take such rows out
            no-labels | has no row with a label
            empty | has no row with a label
            out-of-range | has the label 7 in row 3; allowed are 0..1
            negative | has the label -7 in row 3; labels count from 0
            huge-label | has the label 5000000000 in row 3; labels count from 0
            million-classes | is 2000000 of only 6 images; name the classes
            two-labels | has several columns of labels: 'breed', 'color'; name the one that is meant 'label' (rename_column)
            two-images | has several columns of images: 'left', 'right'; name the one that is meant 'image' (rename_column)
            no-label-column | and no column of labels; there are 'image.bytes (binary)', 'image.path (text)', 'width (int64)'; name the one that is meant 'label'
            no-images | has no column of images: expected is a struct with 'bytes', or binary named 'image', beside 'label'
            list-of-labels | 'label.list.element (lists of int64)'; name the one that is meant 'label'
            float-label | 'label (double)'; name the one that is meant 'label'
            names-twice | have 'a' twice; give each class a name of its own
            delta | has a column in the encoding 5, which is not read
            notes | is damaged: its notes under 'huggingface' are no JSON
            """)
    void saysWhatIsWrongWithAFile(String name, String sentence) throws IOException {
        var place = Files.write(temp.resolve(name + ".parquet"), odd(name));
        assertThatThrownBy(() -> ImageCollection.open(place).list())
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(place.toString())
                .hasMessageContaining(sentence);
    }

    @Test
    void imagesThatAreAbsentOrNoneAreBrokenByName() throws IOException {
        assertThat(Seen.of(open(Map.of("a.parquet", odd("null-image")))).broken)
                .isEqualTo(Map.of(
                        2,
                        "a/000002 has no bytes: the file may name images that lie elsewhere; write it with"
                                + " these inside"));
        assertThat(Seen.of(open(Map.of("a.parquet", odd("paths-only")))).broken).hasSize(6);
        var text = Seen.of(open(Map.of("a.parquet", odd("text-not-image"))));
        assertThat(text.images).hasSize(5);
        assertThat(text.broken.get(0)).contains("a/000000");
    }

    @ParameterizedTest
    @CsvSource({
        "bomb, expands to more than 268435456 bytes",
        "huge-image, holds a value of 67108865 bytes in 'image'; at most 67108864 are read"
    })
    void whatExpandsBeyondMeasureIsRefusedBeforeItDoes(String name, String sentence) throws IOException {
        var collection = open(Map.of("a.parquet", odd(name)));
        assertThat(collection.list().classes()).hasSize(2);
        assertThatThrownBy(() -> Seen.of(collection))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("'a.parquet' of")
                .hasMessageContaining(sentence);
    }

    @Test
    void aFileIsReadAloneInAFolderInATarAndInAZip() throws IOException {
        var ok = odd("ok");
        var expected = Seen.of(ImageCollection.open(Files.write(temp.resolve("ok.parquet"), ok))).images;
        var files = Map.of("ok.parquet", ok);
        assertThat(expected).hasSize(6);
        for (var place : new Path[] {
            Archives.folder(Files.createDirectory(temp.resolve("folder")), files),
            Archives.tar(temp.resolve("tar"), files),
            Archives.tarGz(temp.resolve("tar.gz"), files),
            Archives.zip(temp.resolve("zip"), files),
            Archives.tar(temp.resolve("tars"), Map.of("inner.tar", Archives.tar(files)))
        }) {
            assertThat(Seen.of(ImageCollection.open(place)).images).isEqualTo(expected);
        }
        var fetched = ImageCollection.open(Files.write(temp.resolve("0a1b2c"), ok));
        assertThat(fetched.list().entries()).first().extracting(Entry::name).isEqualTo("images/000000");
        assertThat(Seen.of(fetched).images).isEqualTo(expected);
    }

    @Test
    void onlyWantedImagesAreVisited() throws IOException {
        var collection = ImageCollection.open(FieldLayoutsTest.resource("parquet-split.tar.gz"));
        var all = Seen.of(collection).images;
        for (var i = 0; i < all.size(); i++) {
            var one = i;
            assertThat(Seen.of(collection, index -> index == one).images).isEqualTo(Map.of(one, all.get(one)));
        }
        assertThat(Seen.of(collection, index -> false).images).isEmpty();
    }

    @Test
    void imagesAreNamedAfterFileAndRow() throws IOException {
        assertThat(ImageCollection.open(FieldLayoutsTest.resource("parquet-split.tar.gz"))
                        .list()
                        .entries())
                .extracting(Entry::name)
                .startsWith(
                        "train-00000-of-00002-a09b74b3ef9c3b56/000000",
                        "train-00000-of-00002-a09b74b3ef9c3b56/000001",
                        "train-00000-of-00002-a09b74b3ef9c3b56/000002",
                        "train-00001-of-00002-b19b74b3ef9c3b56/000000")
                .endsWith("test-00000-of-00001/000001");
        assertThat(ImageCollection.open(FieldLayoutsTest.resource("parquet-convert.tar.gz"))
                        .list()
                        .entries())
                .extracting(Entry::name)
                .startsWith("train/0000/000000")
                .endsWith("validation/0000/000000");
    }

    @Test
    void whatIsNotReadIsCounted() throws IOException {
        assertThat(ImageCollection.open(FieldLayoutsTest.resource("parquet-cifar100.tar.gz"))
                        .list()
                        .ignored()
                        .files())
                .extracting(files -> files.kind() + ": " + files.example())
                .containsExactly("columns of Parquet files beside those that are read: coarse_label");
        assertThat(ImageCollection.open(FieldLayoutsTest.resource("parquet-convert.tar.gz"))
                        .list()
                        .ignored()
                        .files())
                .extracting(files -> files.kind() + ": " + files.example())
                .containsExactly("Parquet files without labels: default/test/0000.parquet");
        var some = open(Map.of(
                "data/train.parquet", odd("ok"), "README.md", new byte[3], "data/meta.parquet", odd("no-images")));
        assertThat(some.list().ignored().files())
                .extracting(files -> files.kind() + ": " + files.example())
                .containsExactlyInAnyOrder(".md: README.md", ".parquet: data/meta.parquet");
    }

    @Test
    void tablesBesideImagesAreNoImageSet() throws IOException {
        var png = Pictures.png(0x102030);
        var place = open(Map.of("a/1.png", png, "b/1.png", png, "metadata.parquet", odd("no-images")));
        assertThat(place.list().classes()).containsExactly("a", "b");
        var both = open(Map.of("a/1.png", png, "b/1.png", png, "train.parquet", odd("ok")));
        assertThatThrownBy(both::list)
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("layout: parquet or layout: class-folders");
    }

    @Test
    void partsThatAreMissingOrTwiceAreNamed() throws IOException {
        var ok = odd("ok");
        for (var files : new String[] {
            "train-00001-of-00002.parquet",
            "train-00000-of-00002.parquet",
            "train-00000-of-00002.parquet a/train-00001-of-00003.parquet",
            "train/0000.parquet train/0002.parquet",
            "train-00000-of-00001.parquet train-00000-of-00001-0123456789abcdef.parquet"
        }) {
            var set = new LinkedHashMap<String, byte[]>();
            Arrays.stream(files.split(" ")).forEach(file -> set.put(file, ok));
            var place = open(set);
            assertThatThrownBy(place::list)
                    .as(files)
                    .isInstanceOf(DatasetException.class)
                    .hasMessageMatching(".*(has not each part of a split once|that are no one set).*");
        }
        var alone = Files.write(temp.resolve("train-00001-of-00002.parquet"), ok);
        assertThat(ImageCollection.open(alone).list().entries()).hasSize(6);
    }

    @Test
    void severalSetsAndOtherClassesAreRefusedWithBothNamed() throws IOException {
        var sets = open(Map.of("full/train/0000.parquet", odd("ok"), "cropped/train/0000.parquet", odd("ok")));
        assertThatThrownBy(sets::list)
                .hasMessageContaining(
                        "that are no one set, 'cropped/train/0000.parquet' and 'full/train/0000.parquet'");
        var extra = open(Map.of("train-0-of-1.parquet", odd("ok"), "extra-0-of-1.parquet", odd("ok")));
        assertThatThrownBy(extra::list).hasMessageContaining("'extra-0-of-1.parquet' and 'train-0-of-1.parquet'");
        var classes = open(Map.of("train.parquet", odd("ok"), "test.parquet", odd("other-names")));
        assertThatThrownBy(classes::list)
                .hasMessageContaining("'train.parquet' and 'test.parquet' of")
                .hasMessageContaining("have other classes");
    }

    @ParameterizedTest
    @CsvSource({
        "data/train-00000-of-00002.parquet, data/, TRAIN, 0, 2",
        "data/validation-00001-of-00002-a09b74b3ef9c3b56.parquet, data/, VALIDATION, 1, 2",
        "plain_text/train/0003.parquet, plain_text//, TRAIN, 3, 0",
        "default/partial-train/0000.parquet, default/partial/, TRAIN, 0, 0",
        "mnist_test.parquet, mnist, TEST, 0, 0",
        "train_2.parquet, '', TRAIN, 2, 0",
        "dev.parquet, '', VALIDATION, 0, 0",
        "images.parquet, images, , 0, 0",
        "0000.parquet, '', , 0, 0"
    })
    void namesTellSplitAndPart(String path, String set, Split split, int number, int of) {
        var name = ParquetName.of(path);
        assertThat(name.set()).isEqualTo(set);
        assertThat(name.split()).isEqualTo(Optional.ofNullable(split));
        assertThat(name.number()).isEqualTo(number);
        assertThat(name.of()).isEqualTo(of);
    }

    /** Damage anywhere, and near the end, where the heads are. */
    @ParameterizedTest
    @ValueSource(
            strings = {"ok", "brotli", "delta", "encrypted-columns", "two-images", "runs.parquet", "images.parquet"})
    @Timeout(300)
    void answersAnyDamageWithImagesOrASentence(String name) throws IOException {
        var whole = name.endsWith(".parquet") ? Files.readAllBytes(FieldLayoutsTest.resource(name)) : odd(name);
        var random = new Random(name.hashCode());
        for (var round = 0; round < ROUNDS; round++) {
            var place = Files.write(temp.resolve("images.parquet"), damaged(whole, random));
            try {
                var collection = ImageCollection.open(place);
                var seen = Seen.of(collection);
                assertThat(seen.images.size() + seen.broken.size())
                        .isEqualTo(collection.list().entries().size());
            } catch (DatasetException e) {
                assertThat(e.getMessage())
                        .as("round %s", round)
                        .contains(place.toString())
                        .hasSizeLessThan(4000);
                assertThat(e.getMessage().chars().noneMatch(Character::isISOControl))
                        .isTrue();
            }
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        var bytes = whole.clone();
        var from = random.nextBoolean() ? 0 : bytes.length * 2 / 3;
        for (var i = 0; i < 1 + random.nextInt(6); i++) {
            bytes[from + random.nextInt(bytes.length - from - 4)] =
                    (byte) (random.nextBoolean() ? 0xff : random.nextInt());
        }
        if (random.nextInt(8) == 0) {
            bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        return bytes;
    }

    private ImageCollection open(Map<String, byte[]> files) throws IOException {
        return ImageCollection.open(Archives.folder(Files.createTempDirectory(temp, "set"), files));
    }

    private static byte[] odd(String name) throws IOException {
        var found = new byte[1][];
        StoredFiles.open(FieldLayoutsTest.resource("../parquet/odd.tar.gz"), ScanLimits.DEFAULT)
                .forEach((file, content) -> {
                    if (file.equals(name + ".parquet")) {
                        try (var stream = content.open()) {
                            found[0] = stream.readAllBytes();
                        }
                    }
                    return found[0] == null;
                });
        return found[0];
    }
}
