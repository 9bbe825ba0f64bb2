package org.tarnish.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.IgnoredFiles;
import org.tarnish.imaging.Image;

/** The contract of collections, over every form of storage. */
class ImageCollectionTest {
    private static final int RED = 0xff0000;
    private static final int GREEN = 0x00ff00;
    private static final int BLUE = 0x0000ff;

    @TempDir
    private Path temp;

    private enum Form {
        FOLDER,
        TAR,
        TAR_GZ,
        TAR_XZ,
        ZIP;

        Path pack(Path folder, Map<String, byte[]> files) throws IOException {
            // No ending: archives are told by their content.
            var target = folder.resolve("data-" + this);
            return switch (this) {
                case FOLDER -> Archives.folder(target, files);
                case TAR -> Archives.tar(target, files);
                case TAR_GZ -> Archives.tarGz(target, files);
                case TAR_XZ -> Archives.tarXz(target, files);
                case ZIP -> Archives.zip(target, files);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void listsSplitsAndClassesInCanonicalOrder(Form form) throws IOException {
        var collection = ImageCollection.open(form.pack(temp, splitFolders()));

        var listing = collection.list();

        assertThat(listing.classes()).containsExactly("cat", "dog");
        assertThat(listing.entries())
                .containsExactly(
                        new Entry("train/cat/1.png", 0, Optional.of(Split.TRAIN)),
                        new Entry("train/cat/2.png", 0, Optional.of(Split.TRAIN)),
                        new Entry("train/dog/1.PNG", 1, Optional.of(Split.TRAIN)),
                        new Entry("val/dog/1.png", 1, Optional.of(Split.VALIDATION)),
                        new Entry("test/cat/1.png", 0, Optional.of(Split.TEST)));
        assertThat(listing.layout()).isEqualTo("class folders");
        assertThat(listing.ignored().files())
                .containsExactlyInAnyOrder(
                        new IgnoredFiles(".tsv", 1, "archive/pets/classes.tsv"),
                        new IgnoredFiles("hidden", 1, "archive/pets/train/.hidden.png"),
                        new IgnoredFiles("images outside class folders", 1, "archive/pets/preview.png"));
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatIsWantedAndNothingElse(Form form) throws IOException {
        var collection = ImageCollection.open(form.pack(temp, splitFolders()));

        var seen = Seen.of(collection, index -> index != 1);

        assertThat(seen.images.keySet()).containsExactly(0, 2, 3, 4);
        assertThat(seen.images.values().stream().map(Pictures::rgb)).containsExactly(RED, BLUE, RED, GREEN);
        assertThat(seen.broken).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void namesABrokenImageAndGoesOn(Form form) throws IOException {
        var files = splitFolders();
        files.put("archive/pets/train/cat/2.png", "no image".getBytes(StandardCharsets.UTF_8));
        files.put("archive/pets/train/dog/1.PNG", new byte[0]);

        var seen = Seen.of(ImageCollection.open(form.pack(temp, files)));

        assertThat(seen.images.keySet()).containsExactly(0, 3, 4);
        assertThat(seen.broken.get(1)).contains("train/cat/2.png").contains("no PNG, JPEG, GIF, BMP");
        assertThat(seen.broken.get(2)).contains("train/dog/1.PNG is empty");
    }

    @ParameterizedTest
    @EnumSource
    void passesOnWhatTheVisitorThrows(Form form) throws IOException {
        var collection = ImageCollection.open(form.pack(temp, splitFolders()));
        var failure = new IOException("the store went away");

        assertThatThrownBy(() -> collection.read(index -> true, new ImageCollection.Visitor() {
                    @Override
                    public void image(int index, Image image) throws IOException {
                        throw failure;
                    }

                    @Override
                    public void broken(int index, String reason) {}
                }))
                .isSameAs(failure);
    }

    @ParameterizedTest
    @EnumSource
    void hasTheSameFingerprintUntilSomethingChanges(Form form) throws IOException {
        var files = splitFolders();
        var place = form.pack(temp, files);
        var first = ImageCollection.open(place).fingerprint();

        assertThat(first).matches("[0-9a-f]{64}");
        assertThat(ImageCollection.open(place).fingerprint()).isEqualTo(first);

        files.put("archive/pets/train/dog/9.png", Pictures.png(RED));
        assertThat(ImageCollection.open(form.pack(temp, files)).fingerprint()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource
    void findsCifar10InEveryForm(Form form) throws IOException {
        var collection = ImageCollection.open(form.pack(temp, CifarFiles.cifar10()));

        assertThat(collection.list().classes()).containsExactly("airplane", "automobile");
        assertThat(collection.list().entries())
                .containsExactly(
                        new Entry("data_batch_1/00000", 1, Optional.of(Split.TRAIN)),
                        new Entry("data_batch_1/00001", 0, Optional.of(Split.TRAIN)),
                        new Entry("data_batch_2/00000", 1, Optional.of(Split.TRAIN)),
                        new Entry("test_batch/00000", 0, Optional.of(Split.TEST)));
        assertThat(collection.list().ignored().files())
                .containsExactly(new IgnoredFiles(".html", 1, "cifar-10-batches-bin/readme.html"));
        var image = Seen.of(collection).images.get(1);
        assertThat(image.sample(0, 0, 0)).isEqualTo(10);
        assertThat(image.sample(31, 0, 1)).isEqualTo(51);
        assertThat(image.sample(2, 3, 2)).isEqualTo(94);
        assertThat(Seen.of(collection, index -> index == 3).images).containsOnlyKeys(3);
    }

    @Test
    void takesTheFineLabelsOfCifar100() throws IOException {
        var collection = ImageCollection.open(Form.TAR_GZ.pack(temp, CifarFiles.cifar100()));

        assertThat(collection.list().classes()).containsExactly("apple", "aquarium_fish", "baby");
        assertThat(collection.list().entries())
                .containsExactly(
                        new Entry("train/00000", 2, Optional.of(Split.TRAIN)),
                        new Entry("test/00000", 1, Optional.of(Split.TEST)));
        assertThat(Seen.of(collection).images.get(0).sample(0, 0, 0)).isEqualTo(7);
    }

    @Test
    void refusesACifarBatchThatIsCutOff() throws IOException {
        var files = CifarFiles.cifar10();
        files.computeIfPresent(
                "cifar-10-batches-bin/test_batch.bin", (name, content) -> Pictures.head(content, content.length - 1));
        var collection = ImageCollection.open(Form.TAR.pack(temp, files));

        assertThatThrownBy(collection::list)
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("test_batch.bin")
                .hasMessageContaining("multiple of 3073");
    }

    @Test
    void refusesACifarLabelWithoutAClass() throws IOException {
        var files = CifarFiles.cifar10();
        files.get("cifar-10-batches-bin/data_batch_2.bin")[0] = 2;
        var collection = ImageCollection.open(Form.TAR.pack(temp, files));

        assertThatThrownBy(collection::list)
                .hasMessageContaining("data_batch_2.bin")
                .hasMessageContaining("label 2");
    }

    @Test
    void takesFoldersWithoutSplitsAndDeeperFilesOfAClass() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("top/zebra/a/1.png", Pictures.png(RED));
        files.put("top/ant/1.png", Pictures.png(RED));
        files.put("top/about.png", Pictures.png(RED));

        var listing = ImageCollection.open(Form.ZIP.pack(temp, files)).list();

        assertThat(listing.classes()).containsExactly("ant", "zebra");
        assertThat(listing.entries())
                .containsExactly(
                        new Entry("ant/1.png", 0, Optional.empty()), new Entry("zebra/a/1.png", 1, Optional.empty()));
        assertThat(listing.ignored())
                .isEqualTo(new Ignored(List.of(new IgnoredFiles("images outside class folders", 1, "top/about.png"))));
    }

    @Test
    void takesOneFolderOfImagesAsOneClassIfTheRequestSaysSo() throws IOException {
        var place = Form.TAR.pack(temp, Map.of("top/cat/1.png", Pictures.png(RED), "top/cat/2.png", Pictures.png(RED)));

        assertThatThrownBy(() -> ImageCollection.open(place).list().requireClasses(place))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("one class alone, 'cat'")
                .hasMessageContaining("layout: class-folders");
        var listing = ImageCollection.open(place, Optional.of("class-folders")).list();

        assertThat(listing.classes()).containsExactly("cat");
        assertThat(listing.entries()).extracting(Entry::name).containsExactly("cat/1.png", "cat/2.png");
    }

    @Test
    void doesNotTakeAFolderInsideAClassForASplit() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("cat/test/a/1.png", Pictures.png(RED));
        files.put("cat/2.png", Pictures.png(RED));
        files.put("dog/1.png", Pictures.png(RED));

        var listing = ImageCollection.open(Form.TAR.pack(temp, files)).list();

        assertThat(listing.entries())
                .extracting(Entry::name)
                .containsExactly("cat/2.png", "cat/test/a/1.png", "dog/1.png");
    }

    @Test
    void saysThatSplitsLackClasses() throws IOException {
        var files = Map.of("train/1.png", Pictures.png(RED), "test/2.png", Pictures.png(RED));
        var collection = ImageCollection.open(Form.TAR.pack(temp, files));

        assertThatThrownBy(collection::list)
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("without class folders below; expected is <split>/<class>/<image>");
    }

    @Test
    void followsLinksInFoldersAndReportsThoseThatLeadNowhere() throws IOException {
        var folder = Form.FOLDER.pack(temp, splitFolders()).resolve("archive/pets");
        var linked = temp.resolve("linked");
        Files.createDirectory(linked);
        Files.createSymbolicLink(linked.resolve("train"), folder.resolve("train"));
        Files.createDirectories(linked.resolve("test/dog"));
        Files.createSymbolicLink(linked.resolve("test/dog/9.png"), temp.resolve("nowhere"));
        Files.createSymbolicLink(linked.resolve("test/cat"), folder.resolve("test/cat"));

        var collection = ImageCollection.open(linked);

        assertThat(collection.list().entries()).hasSize(5);
        assertThat(Seen.of(collection).broken).hasSize(1).hasEntrySatisfying(4, reason -> assertThat(reason)
                .isEqualTo("test/dog/9.png cannot be read: no such file"));
    }

    @Test
    void saysWhatIsExpectedWhereThereAreNoImages() throws IOException {
        var collection = ImageCollection.open(Form.TAR.pack(temp, Map.of("a/readme.txt", new byte[3])));

        assertThatThrownBy(collection::list)
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("there are no images in " + temp)
                .hasMessageContaining("a/readme.txt")
                .hasMessageContaining("<class>/<image>");
    }

    @Test
    void reportsAFileThatVanishedAfterTheListing() throws IOException {
        var folder = Form.FOLDER.pack(temp, splitFolders());
        var collection = ImageCollection.open(folder);
        collection.list();
        Files.delete(folder.resolve("archive/pets/train/cat/1.png"));

        assertThat(Seen.of(collection).broken).hasSize(1).hasEntrySatisfying(0, reason -> assertThat(reason)
                .contains("train/cat/1.png is no longer in"));
    }

    @Test
    void looksAtTimesOfFilesInAFolder() throws IOException {
        var folder = Form.FOLDER.pack(temp, splitFolders());
        var first = ImageCollection.open(folder).fingerprint();
        Files.setLastModifiedTime(folder.resolve("archive/pets/train/cat/1.png"), FileTime.fromMillis(1_000));

        assertThat(ImageCollection.open(folder).fingerprint()).isNotEqualTo(first);
    }

    @Test
    void looksAtEndsAndTimeOfALargeFile() throws IOException {
        var file = Files.write(temp.resolve("large"), new byte[3 << 20]);
        var first = FileFingerprint.of(file, 1L << 30, 1 << 20);
        assertThat(FileFingerprint.of(file, 1L << 30, 1 << 20)).isEqualTo(first);

        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
        var second = FileFingerprint.of(file, 1L << 30, 1 << 20);
        assertThat(second).isNotEqualTo(first);

        var changed = new byte[3 << 20];
        changed[changed.length - 1] = 1;
        Files.write(file, changed);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
        assertThat(FileFingerprint.of(file, 1L << 30, 1 << 20)).isNotEqualTo(second);
    }

    @Test
    void saysThatAPlaceIsMissingOrNoArchive() throws IOException {
        var text = Files.writeString(temp.resolve("notes.tar.gz"), "just text");

        assertThatThrownBy(() -> ImageCollection.open(temp.resolve("nothing")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("no such file or folder");
        assertThatThrownBy(() -> ImageCollection.open(text))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("notes.tar.gz is no archive that is known")
                .hasMessageContaining("tar, tar.gz, tar.xz, zip and Parquet");
    }

    @Test
    void listsTheRealCifar10() throws IOException {
        var collection = ImageCollection.open(Shared.file("data/cifar10-jpeg.tar.xz"));

        var listing = collection.list();

        assertThat(listing.classes())
                .hasSize(10)
                .startsWith("airplane", "automobile")
                .endsWith("ship", "truck");
        assertThat(listing.entries()).hasSize(60_000);
        assertThat(listing.entries().stream().filter(entry -> entry.split().equals(Optional.of(Split.TEST))))
                .hasSize(10_000);
        var seen = Seen.of(collection, index -> index < 20);
        assertThat(seen.images).hasSize(20);
        assertThat(seen.images.values()).allMatch(image -> image.width() == 32 && image.height() == 32);
    }

    private static Map<String, byte[]> splitFolders() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("archive/pets/train/dog/1.PNG", Pictures.png(BLUE));
        files.put("archive/pets/train/cat/2.png", Pictures.png(GREEN));
        files.put("archive/pets/classes.tsv", "cat\ndog\n".getBytes(StandardCharsets.UTF_8));
        files.put("archive/pets/train/cat/1.png", Pictures.png(RED));
        files.put("archive/pets/train/.hidden.png", Pictures.png(RED));
        files.put("archive/pets/preview.png", Pictures.png(RED));
        files.put("archive/pets/test/cat/1.png", Pictures.png(GREEN));
        files.put("archive/pets/val/dog/1.png", Pictures.png(RED));
        return files;
    }
}
