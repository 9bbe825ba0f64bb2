package org.tarnish.imaging.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Images;

/** What is checked in made {@code src/test/python/pillow_sizes.py}. */
class PillowPngTest {
    private static final int KINDS = 8;

    private final PillowPng png = new PillowPng();

    @ParameterizedTest
    @CsvFileSource(resources = "/pillow-sizes.tsv", delimiter = '\t')
    void sizesAreThoseOfPillow(ArgumentsAccessor line) {
        for (var kind = 0; kind < KINDS; kind++) {
            var image = image(kind, line.getInteger(0), line.getInteger(1));
            assertThat(png.size(image)).as("kind %d", kind).isEqualTo(line.getInteger(2 + kind));
        }
    }

    /** An instance forgets the image before. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2, 5})
    void anImageHasOneSize(int kind) {
        var image = image(kind, 40, 30);
        var first = new PillowPng().size(image);
        png.size(Images.noise(200, 180));
        png.size(Images.constant(3, 3, 7));
        assertThat(png.size(image)).isEqualTo(first);
    }

    @Test
    void dataBeyond64KiBAreInChunks() {
        // Noise is stored: 150 rows of 451 bytes in three blocks, of which zlib has lost the second when it is full.
        assertThat(png.size(Images.noise(150, 150))).isGreaterThan(150 * 451 + 69);
        assertThat(png.size(Images.noise(100, 100))).isLessThan(100 * 301 + 100);
    }

    private static Image image(int kind, int width, int height) {
        var samples = new byte[width * height * Image.CHANNELS];
        var state = width * 1000 + height * 7 + kind;
        for (var i = 0; i < samples.length; i++) {
            var channel = i % Image.CHANNELS;
            var x = i / Image.CHANNELS % width;
            var y = i / Image.CHANNELS / width;
            if (kind != 4 || channel == 0) {
                state = state * 1_103_515_245 + 12_345 & Integer.MAX_VALUE;
            }
            var v = state >> 16 & 0xff;
            samples[i] = (byte)
                    switch (kind) {
                        case 1 -> (v & 3) * 64;
                        case 2 -> x * 3 + y * 2 + channel * 40 + (v & 3);
                        case 3 -> x % 5 * 37 + y % 7 * 51 + channel * 11;
                        case 5 -> v < 5 ? v * 50 : 30;
                        case 6 -> (Integer.numberOfTrailingZeros(v | 256) + 1) * 20;
                        case 7 -> 128;
                        default -> v;
                    };
        }
        return new Image(width, height, samples);
    }
}
