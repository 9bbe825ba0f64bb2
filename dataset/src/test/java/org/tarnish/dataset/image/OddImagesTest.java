package org.tarnish.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.imaging.Image;
import org.tarnish.machine.file.Sha256;

/** Small files of all kinds, made by {@code odd_images.py}, beside the samples that Pillow reads of them. */
class OddImagesTest {
    private static final String EXPECTED = "odd/expected.csv";

    /** Files made of each by chance. */
    private static final int DAMAGES = 100;

    private final ImageDecoder decoder = new ImageDecoder();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = EXPECTED)
    void haveTheSamplesOfPillow(String name, int width, int height, String sum, String first, String last)
            throws IOException {
        var image = decoder.decode(name, content(name));

        assertThat(image.width()).isEqualTo(width);
        assertThat(image.height()).isEqualTo(height);
        var samples = image.samples();
        assertThat(HexFormat.of().formatHex(samples, 0, Image.CHANNELS))
                .as("first pixel")
                .isEqualTo(first);
        assertThat(HexFormat.of().formatHex(samples, samples.length - Image.CHANNELS, samples.length))
                .as("last pixel")
                .isEqualTo(last);
        assertThat(Sha256.of(samples)).as("all samples").isEqualTo(sum);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void answerDamageWithAnImageOrASentence(String name) throws IOException {
        var whole = content(name);
        var random = new Random(name.hashCode());
        for (var round = 0; round < DAMAGES; round++) {
            var damaged = whole.clone();
            for (var i = 0; i <= random.nextInt(6); i++) {
                damaged[random.nextInt(Math.min(damaged.length, round % 2 == 0 ? 200 : damaged.length))] =
                        (byte) random.nextInt();
            }
            answered(damaged);
            answered(Arrays.copyOf(whole, random.nextInt(whole.length)));
        }
        assertThat(decoder.decode(name, whole)).as("after all that").isNotNull();
    }

    private void answered(byte[] content) {
        try {
            assertThat(decoder.decode("damaged", content)).isNotNull();
        } catch (UnreadableImageException e) {
            assertThat(e).hasMessageStartingWith("damaged is ");
            assertThat(e.getMessage()).hasSizeLessThan(500);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "lossy-75.webp, 8",
        "lossless.webp, 8",
        "plain.jpg, 40",
        "rgb-8.png, 60",
        "plain.gif, 8",
        "rgb.bmp, 8",
        "binary-255.ppm, 1",
        "deflate.tif, 600",
        "raw.tif, 600",
        "text-255.pgm, 8"
    })
    void areRefusedWithoutTheirEnd(String name, int missing) throws IOException {
        var whole = content(name);
        assertThatThrownBy(() -> decoder.decode(name, Arrays.copyOf(whole, whole.length - missing)))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageStartingWith(name + " is cut off: ");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "000000206674797061766966 -> an AVIF image",
                "000000186674797068656963 -> a HEIC image",
                "0000000c6a5020200d0a870a -> a JPEG 2000 image",
                "ff4fff51002f0000 -> a JPEG 2000 image",
                "0000000c4a584c200d0a870a -> a JPEG XL image",
                "ff0a0010 -> a JPEG XL image",
                "384250530001 -> a Photoshop image",
                "3c73766720786d6c6e73 -> an SVG drawing",
                "76657273696f6e2068747470733a2f2f6769742d6c6673 -> a pointer of Git LFS in place of the file"
            })
    void ofOtherFormatsAreNamed(String start, String what) {
        assertThatThrownBy(() -> decoder.decode("x", HexFormat.of().parseHex(start)))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageStartingWith("x is " + what + ", which is not read");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "c3 -> a lossless JPEG",
                "c9 -> a JPEG with arithmetic coding",
                "ca -> a JPEG with arithmetic coding",
                "c5 -> a hierarchical JPEG"
            })
    void kindsOfJpegThatAreNotReadAreNamed(String frame, String what) throws IOException {
        var jpeg = content("plain.jpg");
        for (var at = 2; ; at += 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff)) {
            if (jpeg[at + 1] == (byte) 0xc0) {
                jpeg[at + 1] = (byte) Integer.parseInt(frame, 16);
                break;
            }
        }
        assertThatThrownBy(() -> decoder.decode("x", jpeg)).hasMessageStartingWith("x is " + what + ", which is not");
    }

    @Test
    void ofTwelveBitsAreNamed() throws IOException {
        var jpeg = content("plain.jpg");
        for (var at = 2; ; at += 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff)) {
            if (jpeg[at + 1] == (byte) 0xc0) {
                jpeg[at + 4] = 12;
                break;
            }
        }
        assertThatThrownBy(() -> decoder.decode("x", jpeg)).hasMessageStartingWith("x is a JPEG of 12 bits, which");
    }

    static Stream<String> names() throws IOException {
        return new String(content("expected.csv"), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.substring(0, line.indexOf(',')));
    }

    @Test
    void areOfEveryFormat() throws IOException {
        var all = names().toList();
        assertThat(all).hasSizeGreaterThan(250);
        assertThat(ImageFormat.allEndings())
                .filteredOn(ending -> List.of("png", "jpg", "gif", "bmp", "webp", "tif", "pbm", "pgm", "ppm")
                        .contains(ending))
                .allSatisfy(ending -> assertThat(all).anyMatch(name -> name.endsWith("." + ending)));
    }

    private static byte[] content(String name) throws IOException {
        try (var in = OddImagesTest.class.getResourceAsStream("odd/" + name)) {
            return in.readAllBytes();
        }
    }
}
