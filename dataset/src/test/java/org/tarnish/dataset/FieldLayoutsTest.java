package org.tarnish.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.experiment.request.Split;
import org.tarnish.machine.file.Sha256;

/**
 * Small sets written by the field's own tools (Python's pickle, zipfile and tarfile, NumPy, SciPy, Pillow), beside what these
 * read from them: classes, samples, labels, splits ({@code expected.tsv}).
 */
class FieldLayoutsTest {
    record Expected(String file, String layout, String classes, String sha256, String labels, String splits) {
        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Expected> expected() {
        try {
            return Files.readAllLines(resource("expected.tsv"), StandardCharsets.UTF_8).stream()
                    .map(line -> line.split("\t"))
                    .map(fields -> new Expected(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path resource(String name) {
        try {
            return Path.of(
                    FieldLayoutsTest.class.getResource("/layouts/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("expected")
    void readsWhatTheFieldsOwnToolsRead(Expected expected) throws IOException {
        var collection = ImageCollection.open(resource(expected.file()));
        var listing = collection.list();
        var seen = Seen.of(collection);

        assertThat(listing.layout()).isEqualTo(expected.layout());
        assertThat(String.join("|", listing.classes())).isEqualTo(expected.classes());
        assertThat(listing.entries().stream().map(entry -> "" + entry.label()).collect(Collectors.joining(",")))
                .isEqualTo(expected.labels());
        assertThat(listing.entries().stream().map(FieldLayoutsTest::split).collect(Collectors.joining()))
                .isEqualTo(expected.splits());
        assertThat(seen.broken).isEmpty();
        var sum = new Sha256();
        seen.images.values().forEach(image -> sum.add(ByteBuffer.wrap(image.samples())));
        assertThat(sum.hex()).isEqualTo(expected.sha256());
    }

    /** t, v, e: train, validation, evaluation on test images. */
    private static String split(Entry entry) {
        return entry.split()
                .map(split -> split == Split.TEST
                        ? "e"
                        : split.label().substring(0, 1).toLowerCase(Locale.ROOT))
                .orElse("-");
    }

    @Test
    void thereIsASetForEachLayout() {
        assertThat(expected().map(Expected::layout).distinct())
                .containsAll(DatasetLayouts.all().stream()
                        .map(DatasetLayout::name)
                        .filter(name -> !name.equals("CIFAR's binary files"))
                        .toList());
    }

    @Test
    void cifarsPythonFilesHaveTheNamesOfItsBinaryOnes() throws IOException {
        assertThat(ImageCollection.open(resource("cifar-10-python.tar.gz"))
                        .list()
                        .entries())
                .extracting(Entry::name)
                .startsWith("data_batch_1/00000", "data_batch_2/00000")
                .endsWith("test_batch/00000", "test_batch/00001");
    }

    @Test
    void filesThatAreNotReadAreCountedByKind() throws IOException {
        assertThat(ImageCollection.open(resource("tiny-imagenet.tar.gz"))
                        .list()
                        .ignored()
                        .files())
                .extracting(files -> files.kind() + " " + files.count())
                .containsExactlyInAnyOrder(".txt 4", "images outside class folders 1");
        assertThat(ImageCollection.open(resource("stl10_binary.tar.gz"))
                        .list()
                        .ignored()
                        .files())
                .extracting(files -> files.kind() + " " + files.example())
                .isEqualTo(List.of(".bin stl10_binary/unlabeled_X.bin"));
    }
}
