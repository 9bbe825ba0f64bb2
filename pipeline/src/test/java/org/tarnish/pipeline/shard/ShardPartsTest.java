package org.tarnish.pipeline.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.experiment.result.Shard;
import org.tarnish.imaging.PartedImages;
import org.tarnish.imaging.format.Npy;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.store.CorruptObject;
import org.tarnish.pipeline.store.LocalCache;
import org.tarnish.pipeline.store.MissingObject;

class ShardPartsTest {
    private static final int SIDE = 2;
    private static final int IMAGE = SIDE * SIDE * 3;

    @TempDir
    Path folder;

    private final InMemoryObjectStore store = new InMemoryObjectStore();

    private Shard write(int number, int... labels) throws IOException {
        var samples = new byte[labels.length * IMAGE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (number * 50 + i);
        }
        var file = Files.createTempFile(folder, "images", ".npy");
        try (var out = Files.newOutputStream(file)) {
            Npy.write(out, samples, labels.length, SIDE, SIDE, 3);
        }
        return new ShardWriter(store, folder)
                .write(file, labels, new int[labels.length], part -> "set/" + part + "-" + number + ".npy");
    }

    private PartedImages parts(int classes, Shard... shards) {
        return parts(1 << 20, SIDE, classes, shards);
    }

    private PartedImages parts(long cacheBytes, int side, int classes, Shard... shards) {
        var cache = new LocalCache(store, folder.resolve("cache"), cacheBytes);
        return new ShardReader(cache).parts(List.of(shards), side, classes);
    }

    @Test
    void aPartHoldsTheImagesAndLabelsOfItsShard() throws IOException {
        var parts = parts(10, write(0, 1, 2, 3), write(1, 9));

        assertThat(parts.counts()).containsExactly(3, 1);
        try (var part = parts.open(0)) {
            var image = new byte[IMAGE + 1];
            part.copyTo(2, image, 1);
            assertThat(part.label(2)).isEqualTo(3);
            assertThat(image[1]).isEqualTo((byte) (2 * IMAGE));
            assertThat(image[IMAGE]).isEqualTo((byte) (3 * IMAGE - 1));
            assertThatThrownBy(() -> part.copyTo(3, image, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        }
        try (var part = parts.open(1)) {
            assertThat(part.label(0)).isEqualTo(9);
            assertThat(part.image(0).samples()[0]).isEqualTo((byte) 50);
        }
    }

    @Test
    void anOpenPartOutlastsItsRemovalFromTheCacheAndFromTheStore() throws IOException {
        var first = write(0, 1, 2);
        var second = write(1, 3, 4);
        var parts = parts(1, SIDE, 10, first, second);

        try (var part = parts.open(0)) {
            parts.open(1).close();
            store.delete(first.images());
            assertThat(folder.resolve("cache").resolve(first.imagesSha256())).doesNotExist();
            assertThat(part.image(1).samples()[0]).isEqualTo((byte) IMAGE);
        }
    }

    @Test
    void aMissingShardIsNamed() throws IOException {
        var shard = write(0, 1);
        store.delete(shard.images());

        assertThatThrownBy(() -> parts(10, shard).open(0))
                .isInstanceOf(MissingObject.class)
                .hasMessage("the object store holds no object 'set/images-0.npy'");
    }

    @Test
    void aShardWithOtherContentThanWasWrittenIsNamed() throws IOException {
        var shard = write(0, 1);
        var bytes = store.get(shard.images()).orElseThrow();
        bytes[bytes.length - 1]++;
        store.put(shard.images(), bytes, "application/octet-stream");

        assertThatThrownBy(() -> parts(10, shard).open(0))
                .isInstanceOf(CorruptObject.class)
                .hasMessageContaining("'set/images-0.npy' does not have the SHA-256");
    }

    @Test
    void aLabelBeyondTheClassesIsNamed() throws IOException {
        assertThatThrownBy(() -> parts(3, write(0, 2, 3)).open(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the label of image 1 in 'set/labels-0.npy' must be in 0..2, was 3;"
                        + " check the data set's classes");
    }

    @Test
    void imagesOfAnotherSizeAreRefused() throws IOException {
        assertThatThrownBy(() -> parts(1 << 20, 3, 10, write(0, 1, 2)).open(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the shard 'set/images-0.npy' must hold 2 images of 3 x 3 pixels as uint8");
    }
}
