package org.tarnish.pipeline.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.experiment.result.Shard;
import org.tarnish.imaging.format.Npy;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.store.LocalCache;

class ShardsTest {
    @TempDir
    Path folder;

    private final InMemoryObjectStore store = new InMemoryObjectStore();

    private Shard write(int number, int count) throws IOException {
        var samples = new byte[count * 2 * 2 * 3];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (number * 100 + i);
        }
        var labels = new int[count];
        var entropies = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = number + i;
            entropies[i] = 1000 * number + i;
        }
        var file = Files.createTempFile(folder, "images", ".npy");
        try (var out = Files.newOutputStream(file)) {
            Npy.write(out, samples, count, 2, 2, 3);
        }
        return new ShardWriter(store, folder)
                .write(
                        file,
                        labels,
                        entropies,
                        indices(number, count),
                        part -> "shards/" + part + "-" + number + ".npy");
    }

    private Shard writeNamed(int number, int count) throws IOException {
        return new ShardWriter(store, folder)
                .withNames(
                        write(number, count),
                        IntStream.range(0, count).mapToObj(i -> name(number, i)).toList(),
                        part -> "shards/" + part + "-" + number + ".json.gz");
    }

    private static String name(int number, int i) {
        return "träin/" + number + "/a \"b\"\n" + i + ".png";
    }

    private ShardReader reader() {
        return new ShardReader(new LocalCache(store, folder.resolve("cache"), 1_000_000));
    }

    @Test
    void namesAreReadBackByPositionAcrossShards() throws IOException {
        var shards = List.of(writeNamed(0, 3), writeNamed(1, 1), writeNamed(2, 2));
        assertThat(shards.get(1).names()).isEqualTo("shards/names-1.json.gz");
        var names = ImageNames.of(reader(), shards).orElseThrow();
        assertThat(names.count()).isEqualTo(6);
        assertThat(IntStream.of(0, 2, 3, 5, 4, 1).mapToObj(names::of))
                .containsExactly(name(0, 0), name(0, 2), name(1, 0), name(2, 1), name(2, 0), name(0, 1));
        assertThatThrownBy(() -> names.of(6))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("an image's position must be in 0..5, was 6");
        assertThatThrownBy(() -> names.of(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void whereOneShardHasNoNamesNoneAreKnown() throws IOException {
        assertThat(reader().names(write(0, 3))).isEmpty();
        assertThat(ImageNames.of(reader(), List.of(writeNamed(1, 1), write(0, 3))))
                .isEmpty();
        assertThat(ImageNames.of(reader(), List.of())).isEmpty();
    }

    @Test
    void namesOfAnotherCountAreRefused() throws IOException {
        var one = writeNamed(0, 3);
        var other = writeNamed(1, 2);
        assertThatThrownBy(() -> reader().names(one.withNames(other.names(), other.namesSha256())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the names 'shards/names-1.json.gz' must be 3 as its images, were 2");
    }

    private static int[] indices(int number, int count) {
        return IntStream.range(0, count).map(i -> 100 - 10 * number - i).toArray();
    }

    @Test
    void readsBackWhatWasWrittenAcrossShards() throws IOException {
        var shards = List.of(write(0, 3), write(1, 1), write(2, 2));
        var reader = new ShardReader(new LocalCache(store, folder.resolve("cache"), 1_000_000));

        var images = reader.images(shards, 2, 4);

        assertThat(images.count()).isEqualTo(6);
        assertThat(images.side()).isEqualTo(2);
        assertThat(new int[] {images.label(0), images.label(2), images.label(3), images.label(5)})
                .containsExactly(0, 2, 1, 3);
        assertThat(images.image(3).sample(0, 0, 0)).isEqualTo(100);
        assertThat(images.image(5).sample(1, 1, 2)).isEqualTo(200 + 23);
        assertThat(reader.entropies(shards.get(2))).containsExactly(2000, 2001);
        assertThat(reader.indices(shards.get(2))).hasValue(new int[] {80, 79});
        assertThat(shards.get(0).images()).isEqualTo("shards/images-0.npy");
    }

    @Test
    void aShardOfAnEarlierVersionHasNoIndices() {
        var shard = Json.read(
                """
                {"images": "i", "imagesSha256": "0", "labels": "l", "labelsSha256": "1", "entropies": "e",
                 "entropiesSha256": "2", "count": 3}
                """
                        .getBytes(StandardCharsets.UTF_8),
                Shard.class);
        assertThat(shard).isEqualTo(new Shard("i", "0", "l", "1", "e", "2", 3));
        var reader = new ShardReader(new LocalCache(store, folder.resolve("cache"), 1_000_000));
        assertThat(reader.indices(shard)).isEmpty();
        assertThat(new String(Json.bytes(shard), StandardCharsets.UTF_8)).doesNotContain("indices", "names");
        assertThat(reader.names(shard)).isEmpty();
    }

    @Test
    void numbersOfAnotherCountAreRefused() throws IOException {
        var one = write(0, 3);
        var other = write(1, 2);
        var reader = new ShardReader(new LocalCache(store, folder.resolve("cache"), 1_000_000));
        assertThatThrownBy(() -> reader.indices(one.withIndices(other.indices(), other.indicesSha256())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the indices 'shards/indices-1.npy' must be int32 of shape [3], was <i4 of shape [2]");
    }
}
