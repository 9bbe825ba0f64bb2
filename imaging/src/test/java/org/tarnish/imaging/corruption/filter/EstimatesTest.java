package org.tarnish.imaging.corruption.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.corruption.UnitScale;

/** Estimates are as near to their definitions as is said, and single samples are those of their rows. */
class EstimatesTest {
    private static final double[] TAPS = {.28, .2, .1, .05, .01};

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 9", "17, 5", "60, 40"})
    void ofSmoothing(int width, int height) {
        for (var border : Border.values()) {
            for (var image : List.of(Images.noise(width, height), Images.constant(width, height, 255))) {
                var exact = new ExactRows(
                        TAPS,
                        TAPS,
                        border,
                        width,
                        height,
                        Image.CHANNELS,
                        false,
                        (y, row) -> UnitScale.of(image.samples(), y * row.length, row));
                try (var scratch = Scratch.open()) {
                    var levels = new SmoothLevels(
                            image.samples(), width, height, Image.CHANNELS, TAPS, TAPS, border, () -> exact, scratch);
                    var row = new float[width * Image.CHANNELS];
                    var bytes = new byte[row.length];
                    for (var y = 0; y < height; y++) {
                        levels.estimate(y, row);
                        var smooth = exact.at(y);
                        for (var i = 0; i < row.length; i++) {
                            assertThat((double) row[i]).isCloseTo(255 * smooth[i], within(levels.error()));
                        }
                        levels.define(y, bytes, 0);
                        for (var i = 0; i < row.length; i++) {
                            assertThat(levels.define(y, i)).isEqualTo(bytes[i]);
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 9", "17, 5", "60, 40"})
    void ofMotion(int width, int height) {
        var taps = new double[] {.4, .3, .2, .06, .04};
        var right = new int[] {0, -1, -1, -2, -3};
        var down = new int[] {0, 0, 0, 1, 1};
        for (var image : List.of(Images.noise(width, height), Images.constant(width, height, 255))) {
            try (var scratch = Scratch.open()) {
                var levels =
                        new MotionLevels(image.samples(), width, height, Image.CHANNELS, taps, right, down, scratch);
                var row = new float[width * Image.CHANNELS];
                for (var y = 0; y < height; y++) {
                    levels.estimate(y, row);
                    for (var i = 0; i < row.length; i++) {
                        var sum = 0.0;
                        for (var tap = 0; tap < taps.length; tap++) {
                            var x = Border.EDGE.index(i / Image.CHANNELS + right[tap], width);
                            var from = Border.EDGE.index(y + down[tap], height);
                            sum += taps[tap] * image.sample(x, from, i % Image.CHANNELS);
                        }
                        assertThat((double) row[i]).isCloseTo(sum, within(levels.error()));
                    }
                }
            }
        }
    }
}
