package org.tarnish.imaging.format.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tarnish.imaging.SeededRandomness;

class CosineTransformTest {
    @Test
    void coefficientsAreThoseOfTheDefinition() {
        var rows = noise(16);
        var expected = defined(rows, 8);
        CosineTransform.forward(rows, new int[8][16], new int[8][16]);
        for (var v = 0; v < 8; v++) {
            for (var u = 0; u < 8; u++) {
                // Eight times the standard's, rounded twice.
                assertThat((double) rows[v][8 + u]).isCloseTo(8 * expected[v][u], within(3.0));
            }
        }
    }

    @Test
    void theInverseBringsSamplesBack() {
        var rows = noise(24);
        var before = new int[8][];
        for (var y = 0; y < 8; y++) {
            before[y] = rows[y].clone();
        }
        CosineTransform.forward(rows, new int[8][24], new int[8][24]);
        for (var row : rows) {
            for (var x = 0; x < row.length; x++) {
                row[x] = Math.round(row[x] / 8f);
            }
        }
        CosineTransform.inverse(rows, new int[8][24], new int[8][24]);
        for (var y = 0; y < 8; y++) {
            for (var x = 0; x < 24; x++) {
                // Coefficients rounded to whole numbers err by up to 1/2 each, together seldom by more than 1.
                assertThat(rows[y][x]).isCloseTo(before[y][x], within(2));
            }
        }
    }

    private static int[][] noise(int length) {
        var random = SeededRandomness.of(1, "blocks", 0);
        var rows = new int[8][length];
        for (var row : rows) {
            for (var x = 0; x < length; x++) {
                row[x] = random.below(256) - 128;
            }
        }
        return rows;
    }

    private static double[][] defined(int[][] rows, int start) {
        var coefficients = new double[8][8];
        for (var v = 0; v < 8; v++) {
            for (var u = 0; u < 8; u++) {
                var sum = 0.0;
                for (var y = 0; y < 8; y++) {
                    for (var x = 0; x < 8; x++) {
                        sum += rows[y][start + x]
                                * Math.cos((2 * x + 1) * u * Math.PI / 16)
                                * Math.cos((2 * y + 1) * v * Math.PI / 16);
                    }
                }
                coefficients[v][u] = sum / 4 * (u == 0 ? Math.sqrt(0.5) : 1) * (v == 0 ? Math.sqrt(0.5) : 1);
            }
        }
        return coefficients;
    }
}
