package org.tarnish.imaging.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.imaging.Images;

class NpyImagesTest {
    @Test
    void imagesAndLabelsAreReadWhereTheyLie(@TempDir Path folder) throws IOException {
        var samples = Images.noise(4, 12).samples();
        try (var out = Files.newOutputStream(folder.resolve("images.npy"))) {
            Npy.write(out, samples, 3, 4, 4, 3);
        }
        try (var out = Files.newOutputStream(folder.resolve("labels.npy"))) {
            Npy.write(out, new int[] {5, 0, 9}, 3);
        }

        var images = NpyImages.map(folder.resolve("images.npy"), folder.resolve("labels.npy"));

        assertThat(images.count()).isEqualTo(3);
        assertThat(images.side()).isEqualTo(4);
        assertThat(images.label(2)).isEqualTo(9);
        assertThat(images.image(1).samples()).containsExactly(Arrays.copyOfRange(samples, 48, 96));
        assertThatThrownBy(() -> images.image(3))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("0..2, was 3");
    }

    @Test
    void labelsMayBeLong() throws IOException {
        var images = new NpyImages(bytes(1, 2, 2, 3), longs(7));
        assertThat(images.label(0)).isEqualTo(7);
    }

    @Test
    void otherShapesAndTypesAreRefused() {
        assertThatThrownBy(() -> new NpyImages(bytes(1, 2, 3, 3), longs(0)))
                .isInstanceOf(NpyFormatException.class)
                .hasMessageContaining("[N, S, S, 3], was |u1 of shape [1, 2, 3, 3]");
        assertThatThrownBy(() -> new NpyImages(bytes(1, 2, 2, 1), longs(0))).isInstanceOf(NpyFormatException.class);
        assertThatThrownBy(() -> new NpyImages(bytes(12), longs(0))).isInstanceOf(NpyFormatException.class);
        assertThatThrownBy(() -> new NpyImages(longs(1, 2), longs(0))).isInstanceOf(NpyFormatException.class);
        assertThatThrownBy(() -> new NpyImages(bytes(1, 0, 0, 3), longs(0))).isInstanceOf(NpyFormatException.class);
        assertThatThrownBy(() -> new NpyImages(bytes(1, 2, 2, 3), longs(1, 2)))
                .isInstanceOf(NpyFormatException.class)
                .hasMessageContaining("of shape [1] as the images");
        assertThatThrownBy(() -> new NpyImages(bytes(1, 2, 2, 3), bytes(1))).isInstanceOf(NpyFormatException.class);
        assertThatThrownBy(() -> new NpyImages(bytes(1, 2, 2, 3), longs(-1)))
                .isInstanceOf(NpyFormatException.class)
                .hasMessageContaining("label 0 must be in 0..2147483647, was -1");
    }

    private static NpyArray bytes(int... shape) throws IOException {
        var count = 1;
        for (var length : shape) {
            count *= length;
        }
        var out = new ByteArrayOutputStream();
        Npy.write(out, new byte[count], shape);
        return NpyArray.parse(ByteBuffer.wrap(out.toByteArray()), "bytes");
    }

    private static NpyArray longs(long... numbers) throws IOException {
        var out = new ByteArrayOutputStream();
        Npy.write(out, numbers, numbers.length);
        return NpyArray.parse(ByteBuffer.wrap(out.toByteArray()), "longs");
    }
}
