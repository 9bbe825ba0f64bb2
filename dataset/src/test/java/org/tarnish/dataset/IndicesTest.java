package org.tarnish.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.experiment.request.Split;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.format.PngEncoder;

class IndicesTest {
    @TempDir
    private Path folder;

    @Test
    void withoutSplitsAnImagesIndexIsItsPosition() throws IOException {
        assertThat(indices(ImageCollection.digits().list()))
                .isEqualTo(IntStream.range(0, 1797).toArray());
    }

    @Test
    void imagesAreCountedAmongThoseOfTheirSplit() {
        var entries = entries(null, Split.TRAIN, Split.TEST, null, Split.TRAIN, Split.VALIDATION, Split.TEST, null);
        assertThat(indices(new Listing(List.of("cat"), entries, Ignored.NONE))).containsExactly(0, 0, 0, 1, 1, 0, 1, 2);
    }

    @Test
    void aMappingChangesNoIndex() throws IOException {
        for (var name :
                List.of("train/a/1", "train/b/1", "train/b/2", "test/a/1", "test/b/1", "test/c/1", "train/c/1")) {
            var file = folder.resolve(name + ".png");
            Files.createDirectories(file.getParent());
            Files.write(file, new PngEncoder().encode(new Image(2, 2, new byte[12])));
        }
        var mapped = new RelabeledCollection(
                        ImageCollection.open(folder),
                        List.of("other", "bee"),
                        name -> Optional.ofNullable(
                                switch (name) {
                                    case "b" -> "bee";
                                    case "c" -> "other";
                                    default -> null;
                                }))
                .list();
        assertThat(mapped.entries())
                .extracting(Entry::name)
                .containsExactly("train/b/1.png", "train/b/2.png", "train/c/1.png", "test/b/1.png", "test/c/1.png");
        assertThat(indices(mapped)).containsExactly(1, 2, 3, 1, 2);
        assertThat(mapped.layout()).isEqualTo("class folders");
        assertThat(mapped.ordered()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "cifar-10-python.tar.gz, true",
        "stl10_binary.tar.gz, true",
        "medmnist-npz.tar.gz, true",
        "svhn-plain.tar.gz, true",
        "tiny-imagenet.tar.gz, false",
        "webdataset.tar.gz, false"
    })
    void imagesInArraysHaveAnOrderAndFilesHaveNone(String file, boolean ordered) throws IOException {
        var listing = ImageCollection.open(Path.of("src/test/resources/layouts", file))
                .list();
        assertThat(listing.ordered()).isEqualTo(ordered);
        for (var split : Split.values()) {
            var members = listing.of(split);
            assertThat(members.stream().mapToInt(listing.indices()::of).toArray())
                    .isEqualTo(IntStream.range(0, members.size()).toArray());
        }
    }

    @Test
    void thereIsOneForEachImage() {
        var entries = entries(null, null);
        var one = Indices.of(entries.subList(0, 1));
        assertThatThrownBy(() -> new Listing(List.of("cat"), entries, Ignored.NONE, "", false, one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there must be 2 indices, one for each image, were 1");
    }

    private static List<Entry> entries(Split... splits) {
        return Arrays.stream(splits)
                .map(split -> new Entry("image", 0, Optional.ofNullable(split)))
                .toList();
    }

    private static int[] indices(Listing listing) {
        return IntStream.range(0, listing.entries().size())
                .map(listing.indices()::of)
                .toArray();
    }
}
