package org.tarnish.evaluation.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.MadePredictions;
import org.tarnish.evaluation.PredictionsBuilder;

class RiskCoverageTest {
    /** From sure to unsure: right, wrong, and two that are equally sure, of which one is right. */
    private static RiskCoverage curve() {
        var builder = new PredictionsBuilder(4, 2, false);
        builder.add(0, new float[] {1, 0}, 0);
        builder.add(0, new float[] {4, 0}, 0);
        builder.add(1, new float[] {1, 0}, 0);
        builder.add(1, new float[] {3, 0}, 0);
        return RiskCoverage.of(builder.build());
    }

    @Test
    void aPointIsTheErrorOfTheSurest() {
        assertThat(curve().risks(4)).containsExactly(0, 0.5, 0.5, 0.5);
        assertThat(curve().risks(2)).containsExactly(0.5, 0.5);
        assertThat(curve().risks(1)).containsExactly(0.5);
    }

    @Test
    void betweenTwoImagesErrorsAreOnAStraightLine() {
        assertThat(curve().risks(8))
                .containsExactly(new double[] {0, 0, 1.0 / 3, 0.5, 0.5, 0.5, 0.5, 0.5}, within(1e-12));
    }

    @Test
    void theLastPointIsTheError() {
        var predictions = new MadePredictions(5, 77, 5, "coarse", "mixed").predictions();
        assertThat(RiskCoverage.of(predictions).risks(50)[49]).isCloseTo(1 - predictions.accuracy(), within(1e-12));
    }
}
