package org.tarnish.imaging.format.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.imaging.Image;
import org.tarnish.machine.file.Sha256;

class JpegEncoderTest {
    private static final int QUALITY = 85;
    private static final int TABLES = 0xdb;
    private static final int BASELINE_FRAME = 0xc0;

    private final JpegEncoder encoder = new JpegEncoder(QUALITY);

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

    /** SHA-256 of Pillow's files, by written.py; of all qualities from 1 to 100 one after the other where it is 0. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 85, 126d1e463fb850bb8bdfb5385c0a1535adb51e1b87fe33548d31e49241fa8fba",
        "7, 5, 85, 386c84fbb81a934eb66066244b0fe54f45a6f60f9a50a8bccbd494a01179dc88",
        "8, 8, 85, f7786806e84e0465a19c2c2d82a92eba6642a8b4e827082c0bc00848374b870d",
        "16, 16, 85, 0d7e1102ade7f6e8f6e44fa9079818187c52a5e0969645f5ab0340f4d065e9b4",
        "17, 16, 85, e525babcf05ac4d5ad867bf2003d34b458988eab7fe0e457f921b00f5681f5fe",
        "16, 17, 85, f3ef138591a2e043034e31d1fdb35c76c56727554fe96a96efe420d44cce2242",
        "33, 17, 85, 6edac41f988ed953c375c7b9469531e2f5a57abe6c227f1d953c0cb45c46bab8",
        "40, 30, 85, 52b53b7b8a67d82db9f0ae14595826df159d927f63c81bfaf0bc91efdca5be27",
        "9, 41, 85, 65eadc596d5c6d41c8f52bd5258fc0881650b65e733f82fae632b46c8b4ffa97",
        "224, 224, 85, eabb211a79e467552463e747febf479d7a0ecedf230e79302e97b0f55c35e2fc",
        "500, 375, 85, 2317362a08a703bc323263d3c85245302c8943e5589607d27289af45cf4cd73c",
        "33, 17, 0, a14ed9be7cba108c418d8fd32d1ae00b58cebdc6f13d45d209f5de70ca8f3b41",
        "96, 64, 0, c96dfb4a52d9676b22b82156ad1c857a88bb5da80441ce2bac7b0ed28e577d40"
    })
    void theFilesAreThoseOfPillow(int width, int height, int quality, String sum) {
        var files = new ByteArrayOutputStream();
        for (var q = Math.max(1, quality); q <= (quality == 0 ? 100 : quality); q++) {
            files.writeBytes(new JpegEncoder(q).encode(pattern(width, height)));
        }
        assertThat(Sha256.of(files.toByteArray())).isEqualTo(sum);
    }

    @Test
    void refusesWhatIsNoQualityAndWhatIsTooLarge() {
        assertThatThrownBy(() -> new JpegEncoder(0)).hasMessageContaining("1..100, was 0");
        assertThatThrownBy(() -> new JpegEncoder(101)).hasMessageContaining("1..100, was 101");
        assertThatThrownBy(() -> encoder.encode(gradient(65_501, 1))).hasMessageContaining("was 65501 x 1");
    }

    private static Image pattern(int width, int height) {
        var samples = new byte[width * height * Image.CHANNELS];
        for (var i = 0; i < samples.length; i++) {
            var x = i / Image.CHANNELS % width;
            var y = i / Image.CHANNELS / width;
            samples[i] = (byte) (x * x / 7 + y * 3 + x * y / 5 + i % Image.CHANNELS * 41 + (x ^ y));
        }
        return new Image(width, height, samples);
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
