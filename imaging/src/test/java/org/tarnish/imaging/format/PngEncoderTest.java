package org.tarnish.imaging.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.Shared;
import org.tarnish.imaging.reduction.Color;
import org.tarnish.imaging.reduction.Fit;
import org.tarnish.imaging.reduction.Reducer;

class PngEncoderTest {
    private static final int BYTES_BEFORE_DATA = 41;
    private static final int FRAME_BYTES = 57;

    private final PngEncoder encoder = new PngEncoder();

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 9", "9, 1", "2, 3", "31, 33", "32, 32", "224, 224", "300, 2"})
    void theJdkDecodesTheSameImage(int width, int height) throws IOException {
        for (var image :
                new Image[] {Images.photo(width, height), Images.noise(width, height), Images.constant(width, height, 7)
                }) {
            assertThat(Images.decode(encoder.encode(image))).isEqualTo(image);
        }
    }

    @Test
    void anEncoderRemembersNothingOfEarlierImages() {
        var images = new Image[] {Images.noise(50, 40), Images.photo(64, 64), Images.constant(8, 8, 0)};
        for (var image : images) {
            encoder.encode(image);
        }
        for (var image : images) {
            assertThat(encoder.encode(image)).isEqualTo(new PngEncoder().encode(image));
        }
    }

    @Test
    void theSizeIsThatOfTheFile() {
        var image = Images.photo(40, 30);
        assertThat(encoder.size(image)).isEqualTo(encoder.encode(image).length);
    }

    @Test
    void rowsTakeTheFilterWithTheSmallestBytes() throws DataFormatException {
        // A ramp along the row: Sub makes it constant. The same row again: Up makes it zero.
        var ramp = Images.gray(4, 10, 20, 30, 40, 10, 20, 30, 40);
        var filtered = inflate(encoder.encode(ramp), 2 * 13);

        assertThat(filtered[0]).isEqualTo((byte) 1);
        assertThat(Arrays.copyOfRange(filtered, 1, 13)).containsOnly(10);
        assertThat(filtered[13]).isEqualTo((byte) 2);
        assertThat(Arrays.copyOfRange(filtered, 14, 26)).containsOnly(0);
    }

    /**
     * zlib at its default level takes the same filtered bytes, with libpng's strategy for them. Entropy ratios from this encoder and from any other PNG
     * writer should not differ visibly, hence 1 to 2 % for the sum of the images, and 3 % for each, or 16 bytes for the small
     * ones, where one match more or less already makes a percent.
     */
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.75, 0.5, 0.25, 0.125})
    void sizesAreThoseOfZlib(double quality) throws IOException, DataFormatException {
        var ours = 0;
        var zlibs = 0;
        for (var size : new int[] {32, 224}) {
            try (var files = Files.list(Shared.file("golden/inputs/" + size))) {
                for (var file : (Iterable<Path>) files.sorted()::iterator) {
                    var image = new Reducer(Fit.RESIZE)
                            .apply(Images.read(file), new Color().at(quality, size))
                            .kept();
                    var png = encoder.encode(image);
                    var strategy = file.endsWith("camera_grey.png") ? Deflater.DEFAULT_STRATEGY : Deflater.FILTERED;
                    var zlib = deflatedBytes(inflate(png, size * (size * Image.CHANNELS + 1)), strategy);
                    assertThat(png.length - FRAME_BYTES)
                            .as(file + " at quality " + quality)
                            .isCloseTo(zlib, within(Math.max(16, (int) (0.03 * zlib))));
                    ours += png.length - FRAME_BYTES;
                    zlibs += zlib;
                }
            }
        }
        assertThat((double) ours / zlibs).isBetween(0.98, 1.01);
    }

    private static byte[] inflate(byte[] png, int length) throws DataFormatException {
        var inflater = new Inflater();
        inflater.setInput(png, BYTES_BEFORE_DATA, png.length - FRAME_BYTES);
        var filtered = new byte[length];
        assertThat(inflater.inflate(filtered)).isEqualTo(length);
        inflater.end();
        return filtered;
    }

    private static int deflatedBytes(byte[] filtered, int strategy) {
        var deflater = new Deflater(6);
        deflater.setStrategy(strategy);
        deflater.setInput(filtered);
        deflater.finish();
        // The first call after a change of strategy may only take note of it.
        while (!deflater.finished()) {
            deflater.deflate(new byte[filtered.length + 1000]);
        }
        var bytes = deflater.getTotalOut();
        deflater.end();
        return bytes;
    }
}
