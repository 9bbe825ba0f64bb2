package org.tarnish.learning.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.learning.TestEngine;

class CrossEntropyTest {
    private static final float[][] LOGITS = {{1, 2, 4}, {0, -1, 0.5f}};
    private static final long[] LABELS = {2, 0};

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5})
    void smoothedLabelsSpreadAPartOfTheTargetEvenly(double smoothing) {
        double expected = 0;
        for (int i = 0; i < 2; i++) {
            double sum = 0;
            for (float logit : LOGITS[i]) {
                sum += Math.exp(logit);
            }
            for (int k = 0; k < 3; k++) {
                double target = (k == LABELS[i] ? 1 - smoothing : 0) + smoothing / 3;
                expected -= target * (LOGITS[i][k] - Math.log(sum)) / 2;
            }
        }
        try (var manager = TestEngine.manager()) {
            var logits = (PtNDArray) manager.create(new float[] {1, 2, 4, 0, -1, 0.5f}, new Shape(2, 3));
            var labels = (PtNDArray) manager.create(LABELS);
            // float32 rounds at 1e-7 of values around 1
            assertThat((double) CrossEntropy.mean(logits, labels, smoothing).getFloat())
                    .isCloseTo(expected, within(1e-6));
        }
    }
}
