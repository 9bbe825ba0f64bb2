package org.tarnish.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.dataset.Pictures;
import org.tarnish.imaging.Image;

class ImageDecoderTest {
    private final ImageDecoder decoder = new ImageDecoder();

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif"})
    void keepsColorsOfLosslessFormats(String format) throws IOException {
        var picture = Pictures.plain(3, 2, 0x0a80ff);

        var image = decoder.decode("x", Pictures.encode(picture, format));

        assertThat(image.width()).isEqualTo(3);
        assertThat(image.height()).isEqualTo(2);
        assertThat(Pictures.rgb(image)).isEqualTo(0x0a80ff);
    }

    @Test
    void keepsTheOrderOfPixels() throws IOException {
        var picture = Pictures.busy(5, 4);

        var image = decoder.decode("x", Pictures.encode(picture, "png"));

        for (var y = 0; y < 4; y++) {
            for (var x = 0; x < 5; x++) {
                var rgb = picture.getRGB(x, y);
                assertThat(image.sample(x, y, 0)).isEqualTo(rgb >> 16 & 0xff);
                assertThat(image.sample(x, y, 1)).isEqualTo(rgb >> 8 & 0xff);
                assertThat(image.sample(x, y, 2)).isEqualTo(rgb & 0xff);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "bmp"})
    void keepsGreyAsStored(String format) throws IOException {
        var picture = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        for (var i = 0; i < 64; i++) {
            picture.getRaster().setSample(i % 8, i / 8, 0, 100);
        }

        var image = decoder.decode("x", Pictures.encode(picture, format));

        // 100, not 166, which a change of gamma would make of it.
        assertThat(Pictures.rgb(image)).isEqualTo(0x646464);
    }

    @Test
    void keepsColorsOfJpegAlmost() throws IOException {
        var image = decoder.decode("x", Pictures.encode(Pictures.plain(16, 16, 0x4080c0), "jpg"));

        // Conversion to YCbCr and back rounds each of the three: at most 2 levels.
        assertThat(image.sample(7, 7, 0)).isBetween(0x3e, 0x42);
        assertThat(image.sample(7, 7, 1)).isBetween(0x7e, 0x82);
        assertThat(image.sample(7, 7, 2)).isBetween(0xbe, 0xc2);
    }

    @Test
    void convertsPalettes() throws IOException {
        var colors = new IndexColorModel(2, 3, new byte[] {0, 10, (byte) 200}, new byte[3], new byte[] {1, 2, 3});
        var picture = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_BINARY, colors);
        for (var x = 0; x < 3; x++) {
            picture.getRaster().setSample(x, 0, 0, x);
        }

        var image = decoder.decode("x", Pictures.encode(picture, "png"));

        assertThat(image).isEqualTo(new Image(3, 1, new byte[] {0, 0, 1, 10, 0, 2, (byte) 200, 0, 3}));
    }

    @Test
    void dropsAlphaAndKeepsTheColorsUnderIt() throws IOException {
        var picture = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, 0x00ff0000);
        picture.setRGB(1, 0, 0x80102030);
        picture.setRGB(2, 0, 0xff010203);

        var image = decoder.decode("x", Pictures.encode(picture, "png"));

        assertThat(image).isEqualTo(new Image(3, 1, new byte[] {(byte) 0xff, 0, 0, 0x10, 0x20, 0x30, 1, 2, 3}));
    }

    @Test
    void cutsGreyOfSixteenBitsAtTheLargestOfEight() throws IOException {
        var picture = new BufferedImage(4, 1, BufferedImage.TYPE_USHORT_GRAY);
        var levels = new int[] {0, 128, 256, 65535};
        for (var x = 0; x < 4; x++) {
            picture.getRaster().setSample(x, 0, 0, levels[x]);
        }

        var image = decoder.decode("x", Pictures.encode(picture, "png"));

        assertThat(new int[] {image.sample(0, 0, 0), image.sample(1, 0, 1), image.sample(2, 0, 2), image.sample(3, 0, 0)
                })
                .containsExactly(0, 128, 255, 255);
    }

    @Test
    void convertsCmykJpeg() throws IOException {
        var image = decoder.decode("x", cmykJpeg(0, 255, 255, 0));

        // Full magenta and yellow is a red; which red depends on the profile of the conversion.
        assertThat(image.sample(4, 4, 0)).isGreaterThan(180);
        assertThat(image.sample(4, 4, 1)).isLessThan(90);
        assertThat(image.sample(4, 4, 2)).isLessThan(90);
    }

    @Test
    void decodesJpegWithoutTheMarkerOfJfifAlike() throws IOException {
        var jfif = Pictures.encode(Pictures.busy(40, 30), "jpg");
        // JFIF's segment of 18 bytes is the first one.
        var bare = ByteBuffer.allocate(jfif.length - 18)
                .put(jfif, 0, 2)
                .put(jfif, 20, jfif.length - 20)
                .array();

        assertThat(decoder.decode("x", bare)).isEqualTo(decoder.decode("x", jfif));
    }

    @Test
    void ignoresTheColorProfileOfAJpeg() throws IOException {
        var plain = Pictures.encode(Pictures.busy(40, 30), "jpg");
        var profile = "ICC_PROFILE\0\1\1no profile at all".getBytes(StandardCharsets.ISO_8859_1);
        var profiled = ByteBuffer.allocate(plain.length + profile.length + 4)
                .put(plain, 0, 20)
                .put(new byte[] {(byte) 0xff, (byte) 0xe2, 0, (byte) (profile.length + 2)})
                .put(profile)
                .put(plain, 20, plain.length - 20)
                .array();

        assertThat(decoder.decode("x", profiled)).isEqualTo(decoder.decode("x", plain));
    }

    @Test
    void takesTheFirstFrameOfAnAnimation() throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(Pictures.plain(4, 4, 0xff0000), null, null), null);
            writer.writeToSequence(new IIOImage(Pictures.plain(4, 4, 0x00ff00), null, null), null);
            writer.endWriteSequence();
        }

        assertThat(Pictures.rgb(decoder.decode("x", out.toByteArray()))).isEqualTo(0xff0000);
    }

    @Test
    void decodesASinglePixel() throws IOException {
        assertThat(decoder.decode("x", Pictures.encode(Pictures.plain(1, 1, 0x123456), "png")))
                .isEqualTo(new Image(1, 1, new byte[] {0x12, 0x34, 0x56}));
    }

    @Test
    void refusesAbsurdSizesByTheHeaderAlone() throws IOException {
        assertThatThrownBy(() -> decoder.decode("wide.png", pngHeader(20_001, 1)))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessage("wide.png is 20001 x 1 pixels; allowed are sides up to 20000 and 64000000 pixels in all");
        assertThatThrownBy(() -> decoder.decode("bomb.png", pngHeader(20_000, 20_000)))
                .hasMessageContaining("bomb.png is 20000 x 20000 pixels");
        assertThatThrownBy(() -> decoder.decode("negative.png", pngHeader(-5, 10)))
                .isInstanceOf(UnreadableImageException.class);
    }

    @Test
    void saysThatAFileIsEmptyOrOfAnotherType() {
        assertThatThrownBy(() -> decoder.decode("a/empty.png", new byte[0]))
                .hasMessage("a/empty.png is empty (0 bytes)");
        assertThatThrownBy(() -> decoder.decode("a/page.png", "<html>".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("a/page.png is a web page, which is not read; save it as PNG, JPEG, GIF, BMP, WebP, TIFF,"
                        + " PBM, PGM or PPM");
        assertThatThrownBy(() -> decoder.decode("a/text.png", "text".getBytes(StandardCharsets.UTF_8)))
                .hasMessage(
                        "a/text.png is no PNG, JPEG, GIF, BMP, WebP, TIFF, PBM, PGM or PPM image: it starts with none"
                                + " of their signatures");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "bmp", "gif"})
    void noticesThatAFileIsCutOff(String format) throws IOException {
        var whole = Pictures.encode(Pictures.busy(40, 30), format);
        assertThatCode(() -> decoder.decode("whole", whole)).doesNotThrowAnyException();

        for (var part : new double[] {0.02, 0.1, 0.5, 0.9}) {
            var cut = Pictures.head(whole, (int) (whole.length * part));
            assertThatThrownBy(() -> decoder.decode("dir/cut." + format, cut))
                    .as("%s of %s bytes", cut.length, whole.length)
                    .isInstanceOf(UnreadableImageException.class)
                    .hasMessageStartingWith("dir/cut." + format + " is ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "bmp", "gif"})
    void answersAnyDamageWithAnImageOrAReason(String format) throws IOException {
        var whole = Pictures.encode(Pictures.busy(20, 20), format);
        var random = new Random(7);
        for (var round = 0; round < 300; round++) {
            var damaged = whole.clone();
            for (var i = 0; i < 1 + random.nextInt(8); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(decoder.decode("damaged", damaged)).isNotNull();
            } catch (UnreadableImageException e) {
                assertThat(e).hasMessageStartingWith("damaged ");
            }
        }
        assertThatCode(() -> decoder.decode("whole", whole))
                .as("the decoder after all that")
                .doesNotThrowAnyException();
    }

    @Test
    void ignoresBytesAfterTheEndOfAJpeg() throws IOException {
        var whole = Pictures.encode(Pictures.plain(16, 16, Color.GRAY.getRGB()), "jpg");
        var padded = ByteBuffer.allocate(whole.length + 100).put(whole).array();

        assertThat(decoder.decode("x", padded)).isEqualTo(decoder.decode("x", whole));
    }

    /** A PNG of one header chunk and nothing else. */
    private static byte[] pngHeader(int width, int height) {
        var chunk = ByteBuffer.allocate(17);
        chunk.put("IHDR".getBytes(StandardCharsets.UTF_8))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0});
        var crc = new CRC32();
        crc.update(chunk.array());
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
                .putInt(13)
                .put(chunk.array())
                .putInt((int) crc.getValue())
                .array();
    }

    /** A JPEG of four components as Adobe's programs write them: inverted, with their marker. */
    private static byte[] cmykJpeg(int cyan, int magenta, int yellow, int black) throws IOException {
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 8, 8, 4, null);
        for (var i = 0; i < 64; i++) {
            raster.setPixel(i % 8, i / 8, new int[] {255 - cyan, 255 - magenta, 255 - yellow, 255 - black});
        }
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(raster, null, null), null);
        }
        var plain = out.toByteArray();
        var marker = new byte[] {(byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        return ByteBuffer.allocate(plain.length + marker.length)
                .put(plain, 0, 2)
                .put(marker)
                .put(plain, 2, plain.length - 2)
                .array();
    }
}
