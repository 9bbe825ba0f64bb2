package org.tarnish.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.format.Npy;

class NumpyArraysTest {
    private static final int COUNT = 4;
    private static final int BYTES = 2 * 3 * Image.CHANNELS;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        var samples = new byte[COUNT * BYTES];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) i;
        }
        images(samples, COUNT, 2, 3, Image.CHANNELS);
        labels(1, 0, 2, 1);
    }

    @Test
    void imagesComeInTheOrderOfTheArrays() throws IOException {
        var collection = ImageCollection.open(folder);
        assertThat(collection.list().classes()).containsExactly("0", "1", "2");
        assertThat(collection.list().entries()).extracting(Entry::label).containsExactly(1, 0, 2, 1);
        assertThat(collection.list().entries()).extracting(Entry::name).contains("images/000003");
        var seen = new Image[1];
        collection.read(index -> index == 2, new ImageCollection.Visitor() {
            @Override
            public void image(int index, Image image) {
                assertThat(index).isEqualTo(2);
                seen[0] = image;
            }

            @Override
            public void broken(int index, String reason) {
                throw new AssertionError(reason);
            }
        });
        assertThat(seen[0].width()).isEqualTo(3);
        assertThat(seen[0].height()).isEqualTo(2);
        assertThat(seen[0].samples()).startsWith(2 * BYTES, 2 * BYTES + 1);
    }

    @Test
    void aLabelWithoutAClassIsNamed() throws IOException {
        Files.writeString(folder.resolve("classes.txt"), "cat\ndog\n");
        assertThatThrownBy(() -> ImageCollection.open(folder).list())
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("image 2 has label 2 in " + folder.resolve("labels.npy"))
                .hasMessageContaining("allowed are 0..1");
        labels(1, 0, -1, 1);
        assertThatThrownBy(() -> ImageCollection.open(folder).list()).hasMessageContaining("image 2 has label -1");
    }

    @Test
    void anAbsurdLabelMakesNoMillionClasses() throws IOException {
        labels(1, 0, 2_000_000_000, 1);
        assertThatThrownBy(() -> ImageCollection.open(folder).list())
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("the largest label in")
                .hasMessageContaining("2000000000 of only 4 images");
    }

    @Test
    void arraysOfOtherFormsAndDamagedOnesAreRefused() throws IOException {
        labels(1, 0, 2);
        assertThatThrownBy(() -> ImageCollection.open(folder).list())
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("labels.npy must be whole numbers of shape [4] as the images");
        images(new byte[COUNT * 12], COUNT, 2, 3, 2);
        assertThatThrownBy(() -> ImageCollection.open(folder).list())
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("must be uint8 of shape [N, H, W, 3], [N, 3, H, W] or [N, H, W]");
        Files.write(folder.resolve("images.npy"), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> ImageCollection.open(folder).list())
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("images.npy is cut off");
    }

    private void images(byte[] samples, int... shape) throws IOException {
        var bytes = new ByteArrayOutputStream();
        Npy.write(bytes, samples, shape);
        Files.write(folder.resolve("images.npy"), bytes.toByteArray());
    }

    private void labels(int... labels) throws IOException {
        var bytes = new ByteArrayOutputStream();
        Npy.write(bytes, labels, labels.length);
        Files.write(folder.resolve("labels.npy"), bytes.toByteArray());
    }
}
