package org.tarnish.imaging.corruption.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.imaging.SeededRandomness;

class EstimationTest {
    private static final int LENGTH = 200;

    private final List<Integer> rows = new ArrayList<>();
    private final List<Integer> estimated = new ArrayList<>();
    private int singles;

    /** Values of noise that lie near a whole number now and then, and estimates as wrong as they may be. */
    @ParameterizedTest
    @CsvSource({"0, 1e-4", "0, 1e-3", ".001945, 5e-4", "0, 1e-7", ".5, .001"})
    void samplesAreThoseOfTheDefinition(double offset, double error) {
        var random = SeededRandomness.of(1, "values", 0);
        var values = new double[60][LENGTH];
        for (var row : values) {
            for (var i = 0; i < LENGTH; i++) {
                row[i] = 259 * random.uniform();
                if (random.below(200) == 0) {
                    row[i] = Math.max(0, Math.rint(row[i]) - offset + (random.uniform() - .5) * error);
                }
            }
        }
        assertThat(new Estimation(picture(values, offset, error), LENGTH, offset, error).samples(values.length))
                .isEqualTo(truncated(values, offset));
        assertThat(estimated).hasSizeGreaterThan(20);
        assertThat(singles).isPositive();
    }

    @Test
    void flatRowsAreComputedAsAWholeAndSeldomEstimated() {
        var values = new double[200][LENGTH];
        for (var row : values) {
            Arrays.fill(row, 7);
        }
        assertThat(new Estimation(picture(values, 0, 1e-4), LENGTH, 0, 1e-4).samples(values.length))
                .isEqualTo(truncated(values, 0));
        assertThat(rows).hasSize(200);
        assertThat(singles).isZero();
        assertThat(estimated).containsExactly(0, 4, 20, 84, 148);
    }

    @Test
    void blackIsNotDoubtful() {
        var values = new double[3][LENGTH];
        new Estimation(picture(values, 0, 1e-4), LENGTH, 0, 1e-4).samples(values.length);
        assertThat(rows).isEmpty();
        assertThat(singles).isZero();
    }

    @Test
    void anErrorOfHalfALevelIsTooMuch() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Estimation(picture(new double[0][0], 0, 1), LENGTH, 0, .5))
                .withMessage("an estimate must have an error below 0.49, was 0.5");
    }

    private static byte[] truncated(double[][] values, double offset) {
        var samples = new byte[values.length * LENGTH];
        for (var i = 0; i < samples.length; i++) {
            samples[i] = truncated(values[i / LENGTH][i % LENGTH], offset);
        }
        return samples;
    }

    private static byte truncated(double value, double offset) {
        return (byte) Math.min(255, (int) (value + offset));
    }

    private Estimated picture(double[][] values, double offset, double error) {
        var random = SeededRandomness.of(1, "errors", 0);
        return new Estimated() {
            @Override
            public void estimate(int y, float[] row) {
                estimated.add(y);
                for (var i = 0; i < LENGTH; i++) {
                    // Single precision rounds by up to 2^-17 more.
                    var wrong = Math.max(0, error - 0x1p-17) * (random.below(2) == 0 ? -1 : 1);
                    row[i] = values[y][i] == 0 ? 0 : (float) Math.max(0, values[y][i] + wrong);
                }
            }

            @Override
            public void define(int y, byte[] samples, int start) {
                rows.add(y);
                for (var i = 0; i < LENGTH; i++) {
                    samples[start + i] = truncated(values[y][i], offset);
                }
            }

            @Override
            public byte define(int y, int i) {
                singles++;
                return truncated(values[y][i], offset);
            }
        };
    }
}
