package org.tarnish.evaluation.confusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.confusion.ConfusionMatrix.Confusion;

class ConfusionMatrixTest {
    private static final ConfusionMatrix MATRIX = ConfusionMatrix.of(
            Predictions.ofClasses(new int[] {0, 0, 0, 1, 1, 3, 3}, new int[] {0, 1, 1, 1, 0, 1, 1}), 5);

    @Test
    void itCountsPairs() {
        assertThat(MATRIX.of(0, 0)).isEqualTo(1);
        assertThat(MATRIX.of(0, 1)).isEqualTo(2);
        assertThat(MATRIX.of(3, 1)).isEqualTo(2);
        assertThat(MATRIX.of(3, 3)).isZero();
        assertThat(MATRIX.labeled(0)).isEqualTo(3);
        assertThat(MATRIX.predicted(1)).isEqualTo(5);
    }

    @Test
    void aClassHasARecallWhereItOccursAndAPrecisionWhereItIsPredicted() {
        assertThat(MATRIX.recall(0)).isEqualTo(1.0 / 3);
        assertThat(MATRIX.precision(0)).isEqualTo(0.5);
        assertThat(MATRIX.precision(1)).isEqualTo(0.2);
        assertThat(MATRIX.recall(3)).isZero();
        assertThat(MATRIX.precision(3)).isNaN();
        assertThat(MATRIX.recall(2)).isNaN();
    }

    @Test
    void theMostFrequentConfusionsComeFirst() {
        assertThat(MATRIX.mostConfused(2)).containsExactly(new Confusion(0, 1, 2), new Confusion(3, 1, 2));
        assertThat(MATRIX.mostConfused(9)).hasSize(3).last().isEqualTo(new Confusion(1, 0, 1));
    }

    @Test
    void itTakesNoRoomForPairsThatDoNotOccur() {
        int many = 1_000_000;
        var matrix = ConfusionMatrix.of(Predictions.ofClasses(new int[] {7, many - 1}, new int[] {many - 1, 7}), many);
        assertThat(matrix.of(many - 1, 7)).isEqualTo(1);
        assertThat(matrix.of(many - 1, many - 1)).isZero();
    }

    @Test
    void aClassThatThereIsNotIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfusionMatrix.of(Predictions.ofClasses(new int[] {0}, new int[] {2}), 2))
                .withMessage("labels and predictions must be in 0..1, were 0 and 2 of image 0");
    }
}
