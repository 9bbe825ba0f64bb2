package org.tarnish.evaluation.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.MadePredictions;
import org.tarnish.evaluation.calibration.ReliabilityBins.Bin;

class ReliabilityBinsTest {
    @Test
    void aBinHasItsUpperEdgeAndNotItsLowerOne() {
        for (int bins : new int[] {1, 10, 15, 100}) {
            var widths = new EqualWidths(bins);
            for (int i = 1; i <= bins; i++) {
                float edge = (float) ((double) i / bins);
                assertThat(widths.of(edge)).isEqualTo(i - 1);
                assertThat(widths.of(Math.nextDown(edge))).isEqualTo(i - 1);
                if (i < bins) {
                    assertThat(widths.of(Math.nextUp(edge))).isEqualTo(i);
                }
            }
            assertThat(widths.of(0)).isZero();
        }
        assertThat(new EqualWidths(15).of(0.2F)).isEqualTo(2);
    }

    @Test
    void everyImageIsInABin() {
        var predictions = new MadePredictions(7, 101, 4, "fine", "mixed").predictions();
        var widths = ReliabilityBins.of(predictions, 15);
        var masses = ReliabilityBins.ofEqualMass(predictions, 15);

        assertThat(widths.bins()).hasSize(15).extracting(Bin::count).satisfies(counts -> assertThat(
                        counts.stream().mapToInt(count -> count).sum())
                .isEqualTo(101));
        assertThat(masses.bins()).extracting(Bin::count).containsExactly(7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 6, 6, 6, 6);
        assertThat(masses.bins()).extracting(Bin::confidence).isSorted();
    }

    @Test
    void withFewerImagesThanBinsSomeOfEqualMassAreEmpty() {
        var predictions = new MadePredictions(7, 2, 4, "fine", "right").predictions();

        assertThat(ReliabilityBins.ofEqualMass(predictions, 3).bins()).last().isEqualTo(new Bin(0, 0, 0));
    }

    @Test
    void thereIsAtLeastOneBin() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EqualWidths(0))
                .withMessage("there must be at least 1 bin, were 0");
    }
}
