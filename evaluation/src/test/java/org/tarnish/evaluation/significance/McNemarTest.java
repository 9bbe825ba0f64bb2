package org.tarnish.evaluation.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tarnish.experiment.result.ComparisonResult;

class McNemarTest {
    @Test
    void followsTheFormulaWithoutContinuityCorrection() {
        // (10 - 25)^2 / 35; a chi-squared variable with one degree of freedom is a squared standard normal one.
        var result = McNemar.test(10, 25);
        assertThat(result.chi2()).isEqualTo(225.0 / 35);
        assertThat(McNemar.test(5, 5 + 10).chi2()).isEqualTo(5.0);
        // P(|Z| > 1.959964) = 0.05, so chi2 = 3.841459 has p = 0.05; (b - c)^2 / (b + c) = 4 has p = 0.0455.
        assertThat(McNemar.test(12, 4).chi2()).isEqualTo(4.0);
        assertThat(McNemar.test(12, 4).p()).isCloseTo(0.0455002638963584, within(1e-12));
    }

    @Test
    void exactTestCountsBothTails() {
        // 7 of 7 on one side: 2 * (1/2)^7.
        assertThat(McNemar.test(0, 7).exactP()).isCloseTo(2 * Math.pow(0.5, 7), within(1e-15));
        assertThat(McNemar.test(7, 0).exactP()).isCloseTo(2 * Math.pow(0.5, 7), within(1e-15));
        // 1 of 4: 2 * (1 + 4) / 16.
        assertThat(McNemar.test(1, 3).exactP()).isCloseTo(0.625, within(1e-15));
        assertThat(McNemar.test(3, 3).exactP()).isCloseTo(1, within(1e-15));
        // 1 and 2 of 3 are equally improbable, so nothing is less so.
        assertThat(McNemar.test(2, 1).exactP()).isCloseTo(1, within(1e-15));
    }

    @Test
    void nothingInDisputeIsNoDifference() {
        assertThat(McNemar.test(0, 0)).isEqualTo(new ComparisonResult(0, 0, 0, 1, 1));
    }

    @Test
    void countsWhoIsRightWhereTheOtherIsWrong() {
        int[] labels = {0, 1, 2, 3, 4, 5};
        int[] baseline = {0, 1, 2, 9, 9, 9};
        int[] other = {0, 9, 8, 3, 7, 9};
        var result = McNemar.test(labels, baseline, other);
        assertThat(result.b()).as("only the baseline right: 1 and 2").isEqualTo(2);
        assertThat(result.c()).as("only the other right: 3").isEqualTo(1);
        assertThat(result).isEqualTo(McNemar.test(2, 1));
    }

    @Test
    void bothWrongInDifferentWaysIsNoDispute() {
        assertThat(McNemar.test(new int[] {0}, new int[] {1}, new int[] {2})).isEqualTo(McNemar.test(0, 0));
    }

    @Test
    void largeCountsDoNotOverflow() {
        var result = McNemar.test(600_000, 400_000);
        assertThat(result.chi2()).isEqualTo(40_000);
        assertThat(result.p()).isZero();
        assertThat(result.exactP()).isBetween(0.0, 1e-300);
    }

    @Test
    void refusesWhatIsNoCount() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> McNemar.test(-1, 2))
                .withMessage("b and c must be at least 0, were -1 and 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> McNemar.test(new int[2], new int[2], new int[1]))
                .withMessage("labels, baseline and other must be of one length, were 2, 2 and 1");
    }

    @Test
    void starsAreThoseOfPapers() {
        assertThat(McNemar.stars(0.05)).isEmpty();
        assertThat(McNemar.stars(0.0499)).isEqualTo("*");
        assertThat(McNemar.stars(0.01)).isEqualTo("*");
        assertThat(McNemar.stars(0.0099)).isEqualTo("**");
        assertThat(McNemar.stars(0.001)).isEqualTo("**");
        assertThat(McNemar.stars(0.0009)).isEqualTo("***");
        assertThat(McNemar.stars(0)).isEqualTo("***");
    }
}
