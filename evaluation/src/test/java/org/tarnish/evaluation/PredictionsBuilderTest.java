package org.tarnish.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PredictionsBuilderTest {
    /** Softmax of (ln 1, ln 2, ln 5, ln 2) is (.1, .2, .5, .2). */
    private static final float[] LOGITS = {0, (float) Math.log(2), (float) Math.log(5), (float) Math.log(2)};

    private static Predictions of(int label, float[] logits) {
        var builder = new PredictionsBuilder(1, logits.length, true);
        builder.add(label, logits, 0);
        return builder.build();
    }

    @Test
    void everythingOfAnImageFollowsFromItsLogits() {
        var predictions = of(1, LOGITS);
        var sure = predictions.confident();

        assertThat(predictions.predicted()).containsExactly(2);
        assertThat(predictions.right(0)).isFalse();
        assertThat(sure.losses()[0]).isCloseTo((float) -Math.log(0.2), within(1e-6F));
        assertThat(sure.ofLabel(0)).isCloseTo(0.2F, within(1e-6F));
        assertThat(sure.confidence(0)).isCloseTo(0.5F, within(1e-6F));
        assertThat(sure.margin(0)).isCloseTo(0.3F, within(1e-6F));
        assertThat(sure.squares()[0]).isCloseTo(0.01F + 0.04F + 0.25F + 0.04F, within(1e-6F));
        double entropy = -(0.1 * Math.log(0.1) + 0.4 * Math.log(0.2) + 0.5 * Math.log(0.5));
        assertThat(sure.entropies()[0]).isCloseTo((float) entropy, within(1e-6F));
        assertThat(sure.topClasses()).containsExactly(2, 1, 3, 0);
        assertThat(sure.within(0, 1, 1)).isFalse();
        assertThat(sure.within(0, 1, 2)).isTrue();
        assertThat(predictions.allLogits().of(0, 2)).isCloseTo(LOGITS[2], within(1e-3F));
    }

    @Test
    void theFirstOfEqualsIsPredictedAndOfManyClassesFiveAreKept() {
        var predictions = of(0, new float[] {1, 3, 3, 2, 0, 2, 5, -1});

        assertThat(predictions.confident().topClasses()).containsExactly(6, 1, 2, 3, 5);
        assertThat(of(0, new float[] {2, 2}).predicted()).containsExactly(0);
    }

    @Test
    void logitsOfAnySizeGiveProbabilities() {
        var sure = of(0, new float[] {-3e4F, 3e4F}).confident();

        assertThat(sure.losses()[0]).isEqualTo(6e4F);
        assertThat(sure.ofLabel(0)).isZero();
        assertThat(sure.confidence(0)).isEqualTo(1);
        assertThat(sure.entropies()[0]).isZero();
    }

    @Test
    void ofImagesThatShowNoClassNoPredictionIsRight() {
        var predictions = of(2, LOGITS).withoutLabels();

        assertThat(predictions.labels()).containsExactly(Predictions.NONE);
        assertThat(predictions.correct()).isZero();
        assertThat(predictions.confident().ofLabel(0)).isZero();
        assertThat(predictions.confident().confidence(0)).isCloseTo(0.5F, within(1e-6F));
    }

    @Test
    void oneClassIsCertain() {
        var sure = of(0, new float[] {7}).confident();

        assertThat(sure.losses()[0]).isZero();
        assertThat(sure.margin(0)).isEqualTo(1);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(4, LOGITS))
                .withMessage("a label must be in 0..3, was 4; check the data set's classes");
        assertThatIllegalStateException()
                .isThrownBy(() -> new PredictionsBuilder(2, 3, false).build())
                .withMessage("2 images were to be added, were 0");
    }

    @Test
    void accuracyAndLossAreMeans() {
        var builder = new PredictionsBuilder(2, 2, false);
        builder.add(0, new float[] {(float) Math.log(3), 0}, 0);
        builder.add(1, new float[] {9, (float) Math.log(3), 0}, 1);
        var predictions = builder.build();

        assertThat(predictions.correct()).isEqualTo(1);
        assertThat(predictions.accuracy()).isEqualTo(0.5);
        assertThat(predictions.loss()).isCloseTo((Math.log(4.0 / 3) + Math.log(4)) / 2, within(1e-6));
        assertThat(predictions.has(Need.CONFIDENCES)).isTrue();
        assertThat(predictions.has(Need.LOGITS)).isFalse();
    }
}
