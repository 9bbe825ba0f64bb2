package org.tarnish.evaluation.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.MadePredictions;

class SeparationTest {
    @Test
    void aScoreThatIsAlwaysHigherForOneSortTellsThemApart() {
        var apart = Separation.of(new float[] {3, -1, 2}, new float[] {-2, -7});
        assertThat(apart.auroc()).isEqualTo(1);
        assertThat(apart.averagePrecision()).isEqualTo(1);
        assertThat(apart.falsePositives()).isZero();
    }

    @Test
    void aScoreThatIsTheSameForAllTellsNothing() {
        var same = Separation.of(new float[] {1, 1, 1}, new float[] {1});
        assertThat(same.auroc()).isEqualTo(0.5);
        assertThat(same.averagePrecision()).isEqualTo(0.25);
        assertThat(same.falsePositives()).isEqualTo(1);
    }

    @Test
    void nineteenOfTwentyAreKept() {
        var accepted = new float[20];
        for (int i = 0; i < 20; i++) {
            accepted[i] = i;
        }
        // The threshold is 1, which the one of 0.5 does not pass.
        assertThat(Separation.of(accepted, new float[] {0.5F, 1, 30, 2}).falsePositives())
                .isEqualTo(0.75);
    }

    @Test
    void withoutImagesOfASortThereIsNoNumber() {
        var none = Separation.of(new float[] {1}, new float[0]);
        assertThat(none.auroc()).isNaN();
        assertThat(none.averagePrecision()).isNaN();
        assertThat(none.falsePositives()).isNaN();
        assertThat(Separation.of(new float[0], new float[] {1}).falsePositives())
                .isNaN();
    }

    @Test
    void errorsAreImagesThatAreRejected() {
        var predictions = new MadePredictions(5, 77, 5, "coarse", "mixed").predictions();
        var right = new float[predictions.correct()];
        var wrong = new float[predictions.count() - right.length];
        int rights = 0;
        for (int i = 0; i < predictions.count(); i++) {
            float confidence = predictions.confident().confidence(i);
            if (predictions.right(i)) {
                right[rights++] = confidence;
            } else {
                wrong[i - rights] = confidence;
            }
        }
        var told = Separation.ofErrors(predictions);
        var same = Separation.of(right, wrong);
        assertThat(same.auroc()).isCloseTo(told.auroc(), within(1e-12));
        assertThat(same.averagePrecision()).isCloseTo(told.averagePrecision(), within(1e-12));
        assertThat(same.falsePositives()).isEqualTo(told.falsePositives());
    }

    @Test
    void aScoreIsANumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Separation.of(new float[] {1}, new float[] {Float.NaN}))
                .withMessage("a score must be a finite number, was NaN");
    }
}
