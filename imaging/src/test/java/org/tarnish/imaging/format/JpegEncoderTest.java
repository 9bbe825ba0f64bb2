package org.tarnish.imaging.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tarnish.imaging.Image;

class JpegEncoderTest {
    private static final int QUALITY = 85;
    private static final int TABLES = 0xdb;
    private static final int BASELINE_FRAME = 0xc0;

    private final JpegEncoder encoder = new JpegEncoder(QUALITY);

    @AfterEach
    void close() {
        encoder.close();
    }

    @Test
    void scalesTheTablesOfAnnexKAsLibjpegDoes() {
        var jpeg = encoder.encode(gradient(33, 17));
        // The first entries of Annex K, luma 16 11 12 (zigzag: 16 11 12) and chroma 17 18 18, times 30 %, rounded.
        var luma = segment(jpeg, TABLES, 0);
        assertThat(luma[0]).as("8 bit, table 0").isZero();
        assertThat(luma).startsWith(0, 5, 3, 4);
        var chroma = segment(jpeg, TABLES, 1);
        assertThat(chroma).startsWith(1, 5, 5, 5);
    }

    @Test
    void halvesChromaInBothDirections() {
        var frame = segment(encoder.encode(gradient(33, 17)), BASELINE_FRAME, 0);
        assertThat(frame[7]).as("factors of luma").isEqualTo((byte) 0x22);
        assertThat(frame[10]).as("factors of Cb").isEqualTo((byte) 0x11);
        assertThat(frame[13]).as("factors of Cr").isEqualTo((byte) 0x11);
    }

    @Test
    void keepsColorsInTheirChannels() throws IOException {
        var samples = new byte[16 * 16 * Image.CHANNELS];
        for (int i = 0; i < samples.length; i += Image.CHANNELS) {
            samples[i] = (byte) 200;
            samples[i + 1] = 100;
            samples[i + 2] = 50;
        }
        var decoded = ImageIO.read(new ByteArrayInputStream(encoder.encode(new Image(16, 16, samples))));
        var rgb = decoded.getRGB(8, 8);
        // A flat color keeps but the rounding of YCbCr and of one step of the tables, below 5 levels.
        assertThat(rgb >> 16 & 0xff).isBetween(195, 205);
        assertThat(rgb >> 8 & 0xff).isBetween(95, 105);
        assertThat(rgb & 0xff).isBetween(45, 55);
    }

    @Test
    void theSameImageGivesTheSameBytesWhateverCameBefore() {
        var first = encoder.encode(gradient(40, 30));
        encoder.encode(gradient(7, 5));
        assertThat(encoder.encode(gradient(40, 30))).isEqualTo(first);
        assertThat(encoder.encode(gradient(1, 1))).isNotEmpty();
    }

    @Test
    void refusesQualitiesOfAnotherScale() {
        assertThatThrownBy(() -> new JpegEncoder(49)).hasMessageContaining("50..100, was 49");
    }

    private static Image gradient(int width, int height) {
        var samples = new byte[width * height * Image.CHANNELS];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (i * 7 % 256);
        }
        return new Image(width, height, samples);
    }

    /** The content of the n-th segment of a kind, counting tables that share a segment as segments of their own. */
    private static byte[] segment(byte[] jpeg, int marker, int n) {
        int found = 0;
        for (int at = 2; ; ) {
            int kind = jpeg[at + 1] & 0xff;
            int length = (jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff;
            int step = marker == TABLES ? 65 : length - 2;
            for (int start = at + 4; kind == marker && start < at + 2 + length; start += step) {
                if (found++ == n) {
                    return java.util.Arrays.copyOfRange(jpeg, start, start + step);
                }
            }
            at += 2 + length;
        }
    }
}
