package org.tarnish.evaluation.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.PredictionsBuilder;
import org.tarnish.evaluation.metric.Metrics;
import org.tarnish.experiment.condition.Condition;

class ForeignImagesTest {
    private static final Condition CLEAN = new Condition.Clean();
    private static final Condition DIGITS = new Condition.Foreign("digits");
    private static final Condition NOISE = new Condition.Foreign("noise");

    /** Images whose confidence rises with the numbers, all taken for the first of two classes. */
    private static Predictions sure(int label, float... logits) {
        var builder = new PredictionsBuilder(logits.length, 2, false);
        for (float logit : logits) {
            builder.add(label, new float[] {logit, 0}, 0);
        }
        return builder.build();
    }

    private static final Map<Condition, Predictions> PREDICTIONS = Map.of(
            // Wrong images are images of the data set all the same.
            CLEAN, sure(1, 4, 2),
            DIGITS, sure(0, 3, 1).withoutLabels(),
            NOISE, sure(0, 0.5F, 0.25F).withoutLabels());

    @Test
    void cleanImagesShouldBeTheSurerOnesAndSetsAreAveraged() {
        // Of digits 3 of 4 pairs are told, of noise all.
        assertThat(ForeignImages.auroc().of(PREDICTIONS).orElseThrow()).isCloseTo((0.75 + 1) / 2, within(1e-12));
        // From the lowest: digits at once, and at 2 of 3.
        assertThat(ForeignImages.aupr().of(PREDICTIONS).orElseThrow())
                .isCloseTo(((1 + 2.0 / 3) / 2 + 1) / 2, within(1e-12));
        // The threshold is 2.
        assertThat(ForeignImages.falsePositives().of(PREDICTIONS).orElseThrow())
                .isCloseTo((0.5 + 0) / 2, within(1e-12));
    }

    @Test
    void theyAreOverCleanImagesAndEverySetOfNoClass() {
        var asked = List.of(CLEAN, new Condition.Imported("photos"), DIGITS, NOISE);
        for (var name : List.of("oodAuroc", "oodAupr", "oodFpr95")) {
            var measure = JointMeasures.named(name);
            assertThat(measure.over(asked)).containsExactly(CLEAN, DIGITS, NOISE);
            assertThat(measure.over(List.of(CLEAN, new Condition.Imported("photos"))))
                    .isEmpty();
            assertThat(measure.over(List.of(DIGITS))).isEmpty();
        }
    }

    @Test
    void noMetricSaysAnythingOfThem() {
        assertThat(Metrics.suiting(DIGITS)).isEmpty();
    }
}
