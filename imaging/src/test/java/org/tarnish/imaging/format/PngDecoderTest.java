package org.tarnish.imaging.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.imaging.Image;

class PngDecoderTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 256", "7, 5, 256", "32, 32, 2", "64, 64, 40", "224, 3, 256"})
    void readsWhatTheEncoderWrites(int width, int height, int levels) {
        var random = new Random(width);
        var samples = new byte[width * height * 3];
        for (int i = 0; i < samples.length; i++) {
            // Smooth with noise, so that rows get different filters.
            samples[i] = (byte) (i / 3 % width + random.nextInt(levels));
        }
        var decoded = PngDecoder.decode(new PngEncoder().encode(new Image(width, height, samples)), 224);
        assertThat(decoded.width()).isEqualTo(width);
        assertThat(decoded.height()).isEqualTo(height);
        assertThat(decoded.samples()).isEqualTo(samples);
    }

    @Test
    void refusesImagesThatAreTooLarge() {
        var png = new PngEncoder().encode(new Image(9, 3, new byte[81]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PngDecoder.decode(png, 8))
                .withMessage("the PNG cannot be read: it is 9 x 3 pixels; allowed are sides in 1..8");
    }

    @Test
    void refusesEveryFileWithADifferentByteOrWithoutItsEnd() {
        var png = new PngEncoder().encode(new Image(4, 4, new byte[48]));
        // What follows the pixels, the empty last chunk, is not looked at.
        for (int i = 0; i < png.length - 12; i++) {
            var changed = png.clone();
            changed[i] ^= 1;
            assertThatIllegalArgumentException()
                    .as("byte %d", i)
                    .isThrownBy(() -> PngDecoder.decode(changed, 8))
                    .withMessageStartingWith("the PNG cannot be read: ");
            var cut = Arrays.copyOf(png, i);
            assertThatIllegalArgumentException().isThrownBy(() -> PngDecoder.decode(cut, 8));
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 0, 0", "8, 3, 0", "8, 4, 0", "8, 6, 0", "16, 2, 0", "8, 2, 1"})
    void refusesOtherForms(int depth, int color, int interlacing) {
        var png = png(new byte[] {(byte) depth, (byte) color, 0, 0, (byte) interlacing}, new byte[2 * 7]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PngDecoder.decode(png, 8))
                .withMessage("the PNG cannot be read: it is not 8-bit RGB without interlacing");
    }

    @ParameterizedTest
    @CsvSource({"13, it holds fewer pixels than it says", "15, it holds more than its pixels"})
    void refusesAnotherNumberOfPixels(int bytes, String reason) {
        var png = png(RGB, new byte[bytes]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PngDecoder.decode(png, 8))
                .withMessage("the PNG cannot be read: " + reason);
    }

    @Test
    void refusesManyTimesItsPixelsWithoutReadingThem() {
        var png = png(RGB, new byte[50_000_000]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PngDecoder.decode(png, 8))
                .withMessage("the PNG cannot be read: it holds more than its pixels");
    }

    @Test
    void refusesAnUnknownFilter() {
        var rows = new byte[2 * 7];
        rows[7] = 5;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PngDecoder.decode(png(RGB, rows), 8))
                .withMessage("the PNG cannot be read: its data are damaged");
    }

    @Test
    void readsAllFiveFilters() {
        for (byte filter = 0; filter < 5; filter++) {
            var rows = new byte[] {filter, 10, 20, 30, 1, 2, 3, filter, 4, 5, 6, 7, 8, 9};
            assertThat(PngDecoder.decode(png(RGB, rows), 8).samples())
                    .as("filter %d", filter)
                    .containsExactly(FILTERED[filter]);
        }
    }

    /** By hand, as PNG's specification says: none, left, above, the mean of both, Paeth's. */
    private static final byte[][] FILTERED = {
        {10, 20, 30, 1, 2, 3, 4, 5, 6, 7, 8, 9},
        {10, 20, 30, 11, 22, 33, 4, 5, 6, 11, 13, 15},
        {10, 20, 30, 1, 2, 3, 14, 25, 36, 8, 10, 12},
        {10, 20, 30, 6, 12, 18, 9, 15, 21, 14, 21, 28},
        {10, 20, 30, 11, 22, 33, 14, 25, 36, 21, 33, 45},
    };

    private static final byte[] RGB = {8, 2, 0, 0, 0};

    /** A file of 2 x 2 pixels with right sums. */
    private static byte[] png(byte[] form, byte[] rows) {
        var deflated = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(deflated)) {
            out.write(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var header = ByteBuffer.allocate(13).putInt(2).putInt(2).put(form).array();
        var file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        file.writeBytes(chunk("IHDR", header));
        file.writeBytes(chunk("IDAT", deflated.toByteArray()));
        file.writeBytes(chunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    private static byte[] chunk(String type, byte[] content) {
        var named = ByteBuffer.allocate(4 + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        var sum = new CRC32();
        sum.update(named);
        return ByteBuffer.allocate(8 + named.length)
                .putInt(content.length)
                .put(named)
                .putInt((int) sum.getValue())
                .array();
    }
}
