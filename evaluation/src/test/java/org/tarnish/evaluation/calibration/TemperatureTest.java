package org.tarnish.evaluation.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.Logits;
import org.tarnish.evaluation.MadePredictions;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.PredictionsBuilder;

class TemperatureTest {
    @Test
    void aNetworkThatIsSureByNineToOneAndRightInThreeOfFourIsMadeLessSure() {
        // At the best temperature 9 to 1 becomes 3 to 1: ln 9 / T = ln 3.
        var builder = new PredictionsBuilder(4, 2, true);
        for (int i = 0; i < 4; i++) {
            builder.add(i == 0 ? 1 : 0, new float[] {(float) Math.log(9), 0}, 0);
        }
        var predictions = builder.build();

        var temperature = Temperature.fit(predictions.allLogits(), predictions.labels());

        // Logits are kept in half precision.
        assertThat(temperature.value()).isCloseTo(2, within(1e-3));
        assertThat(temperature.applied(predictions).confident().confidence(0)).isCloseTo(0.75F, within(1e-3F));
    }

    @Test
    void itLowersTheLossAndChangesNoClass() {
        var predictions = new MadePredictions(3, 300, 6, "fine", "mixed").predictions();
        var best = Temperature.fit(predictions.allLogits(), predictions.labels());
        var scaled = best.applied(predictions);

        assertThat(scaled.predicted()).isEqualTo(predictions.predicted());
        assertThat(scaled.loss()).isLessThan(predictions.loss());
        for (double other : new double[] {0.99, 1.01}) {
            assertThat(scaled.loss())
                    .isLessThan(new Temperature(best.value() * other)
                            .applied(predictions)
                            .loss());
        }
        assertThat(Temperature.fit(predictions.allLogits(), predictions.labels()))
                .isEqualTo(best);
    }

    @Test
    void whereMoreOrLessSureIsAlwaysBetterItStaysInItsRange() {
        assertThat(fitted(new MadePredictions(3, 20, 3, "fine", "right").predictions())
                        .value())
                .isEqualTo(Temperature.LEAST);
        assertThat(fitted(new MadePredictions(3, 20, 3, "fine", "wrong").predictions())
                        .value())
                .isEqualTo(Temperature.MOST);
        assertThat(fitted(new MadePredictions(3, 20, 1, "fine", "zero").predictions())
                        .value())
                .isEqualTo(Temperature.MOST);
    }

    @Test
    void logitsOfAnySizeAreFitted() {
        var builder = new PredictionsBuilder(3, 2, true);
        builder.add(0, new float[] {65_000, -65_000}, 0);
        builder.add(1, new float[] {65_000, -65_000}, 0);
        builder.add(0, new float[] {65_000, -65_000}, 0);

        assertThat(fitted(builder.build()).value()).isEqualTo(Temperature.MOST);
    }

    @Test
    void itNeedsALabelForEachImageAndARange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Temperature.fit(new Logits(2, new short[4]), new int[1]))
                .withMessage("a temperature is fitted to at least one image with a label each, were 2 images and 1"
                        + " labels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Temperature(Double.NaN))
                .withMessage("a temperature must be in 0.01..100.0, was NaN");
    }

    private static Temperature fitted(Predictions predictions) {
        return Temperature.fit(predictions.allLogits(), predictions.labels());
    }
}
