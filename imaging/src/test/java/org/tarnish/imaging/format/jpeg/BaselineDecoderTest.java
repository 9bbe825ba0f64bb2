package org.tarnish.imaging.format.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.SeededRandomness;

class BaselineDecoderTest {
    private static final int MUTATIONS = 400;

    /** Files that Pillow wrote, and the checksum of the samples that it reads from them. */
    static List<Written> files() throws IOException {
        try (var lines = BaselineDecoderTest.class.getResourceAsStream("baseline.tsv")) {
            return new String(lines.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(line -> line.split("\t"))
                    .map(line ->
                            new Written(line[0], line[1], Base64.getDecoder().decode(line[2])))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsWhatPillowReads(Written written) {
        var image = BaselineDecoder.decode(written.file).orElseThrow();
        var sum = new CRC32();
        sum.update(image.samples());
        assertThat(String.format("%08x", sum.getValue())).isEqualTo(written.sum);
    }

    @ParameterizedTest
    @CsvSource({"5, 1", "6, 16", "16, 6", "17, 17", "33, 31", "48, 64", "100, 75"})
    void readsWhatLibjpegReads(int width, int height) throws IOException {
        for (var quality : new int[] {3, 50, 90, 100}) {
            for (var image : List.of(Images.photo(width, height), Images.noise(width, height))) {
                var file = new JpegEncoder(quality).encode(image);
                assertThat(BaselineDecoder.decode(file))
                        .as("quality %d", quality)
                        .contains(libjpegs(file));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void ofADamagedFileItSaysNothingOrWhatLibjpegSays(Written written) throws IOException {
        var random = SeededRandomness.of(3, written.name, 0);
        var read = 0;
        for (var i = 0; i < MUTATIONS; i++) {
            var file = written.file.clone();
            file[random.below(file.length)] = (byte) random.below(256);
            file[random.below(file.length)] ^= (byte) (1 << random.below(8));
            var image = BaselineDecoder.decode(file);
            // The JDK makes colors of files whose marker of JFIF is gone by rules of its own.
            if (image.isPresent() && Arrays.equals(file, 0, 20, written.file, 0, 20)) {
                assertThat(image).contains(libjpegs(file));
                read++;
            }
        }
        assertThat(read).as("files that are still read").isPositive();
    }

    @ParameterizedTest
    @MethodSource("files")
    void ofAFileThatEndsEarlyItSaysNothing(Written written) {
        for (var length = 0; length < written.file.length; length++) {
            assertThat(BaselineDecoder.decode(Arrays.copyOf(written.file, length)))
                    .as("%d bytes", length)
                    .isEmpty();
        }
    }

    @Test
    void progressiveFilesAndNarrowOnesAreForOthers() throws IOException {
        assertThat(BaselineDecoder.decode(progressive())).isEmpty();
        assertThat(BaselineDecoder.decode(new JpegEncoder(90).encode(Images.photo(4, 40))))
                .isEmpty();
    }

    @Test
    void samplesFarOutsideOfTheirRangeAreForOthers() {
        // A step of 255 makes a few thousand of a first coefficient of 40 and more.
        var file = new JpegEncoder(100).encode(Images.constant(16, 16, 255));
        var luma = 2 + 18 + 5;
        Arrays.fill(file, luma, luma + 64, (byte) 255);
        assertThat(BaselineDecoder.decode(file)).isEmpty();
    }

    /** The samples that the JDK's libjpeg reads, gray as it is: the JDK's own conversion to RGB would make it lighter. */
    private static Image libjpegs(byte[] file) throws IOException {
        var raster = ImageIO.read(new ByteArrayInputStream(file)).getRaster();
        var pixels = raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
        var samples = new byte[raster.getWidth() * raster.getHeight() * Image.CHANNELS];
        for (var i = 0; i < samples.length; i++) {
            samples[i] = (byte) pixels[raster.getNumBands() == 1 ? i / Image.CHANNELS : i];
        }
        return new Image(raster.getWidth(), raster.getHeight(), samples);
    }

    private static byte[] progressive() throws IOException {
        var image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            var parameters = writer.getDefaultWriteParam();
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    record Written(String name, String sum, byte[] file) {
        @Override
        public String toString() {
            return name;
        }
    }
}
