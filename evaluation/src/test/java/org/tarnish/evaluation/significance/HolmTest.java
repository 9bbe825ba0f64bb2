package org.tarnish.evaluation.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmTest {
    @Test
    void multipliesBySteppingDownAndNeverDecreases() {
        // Ascending .005 .01 .03 .04 times 4 3 2 1 is .02 .03 .06 .04; the last must not be below .06.
        assertThat(Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005}))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
    }

    @Test
    void staysAtMostOne() {
        assertThat(Holm.adjust(new double[] {0.9, 0.5, 0.8})).containsExactly(1, 1, 1);
    }

    @Test
    void leavesASingleValueAlone() {
        assertThat(Holm.adjust(new double[] {0.04})).containsExactly(0.04);
    }

    @Test
    void equalValuesGetEqualAdjustments() {
        assertThat(Holm.adjust(new double[] {0.001, 0.9, 0.001}))
                .containsExactly(new double[] {0.003, 0.9, 0.003}, within(1e-15));
    }

    @Test
    void nothingStaysNothing() {
        assertThat(Holm.adjust(new double[0])).isEmpty();
    }

    @Test
    void doesNotTouchItsArgument() {
        double[] p = {0.04, 0.01};
        Holm.adjust(p);
        assertThat(p).containsExactly(0.04, 0.01);
    }
}
