package org.tarnish.evaluation.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.Golden;

class WilcoxonTest {
    @Test
    void threePairsByHand() {
        // Differences 1, -2 and 3 have ranks 1, 2 and 3: sums 4 and 2.
        var result = Wilcoxon.test(new double[] {2, 3, 8}, new double[] {1, 5, 5});
        assertThat(result.statistic()).isEqualTo(2);
        // Of the 8 signs 3 have a sum of at most 2 (none, 1, 2), and as many one of at least 4.
        assertThat(result.exactP()).isCloseTo(6.0 / 8, within(1e-12));
        // z = (2 - 3 * 4 / 4) / sqrt(3 * 4 * 7 / 24) = -0.5345; 2 * cdf(z) = 0.5930.
        assertThat(result.p()).isCloseTo(0.5929800980174267, within(1e-12));
        assertThat(result.medianDifference()).isEqualTo(1);
        assertThat(result.pairs()).isEqualTo(3);
        assertThat(result.rankBiserial()).isCloseTo((4 - 2) / 6.0, within(1e-12));
    }

    @Test
    void theEffectSizeIsThatOfSciPysRanks() {
        var golden = Golden.cases("signed");
        assertThat(golden).hasSize(50);
        for (var fields : golden) {
            // Decimals such as 0.3 - 0.2 tie only when they are rounded.
            var x = Arrays.stream(Golden.numbers(fields.get(0)))
                    .map(value -> Math.rint(10 * value))
                    .toArray();
            var y = Arrays.stream(Golden.numbers(fields.get(1)))
                    .map(value -> Math.rint(10 * value))
                    .toArray();
            assertThat(Wilcoxon.test(x, y).rankBiserial())
                    .as("%s", fields)
                    .isCloseTo(Golden.numbers(fields.get(2))[0], Golden.DIGITS);
        }
    }

    @Test
    void pairsWithoutADifferenceAreLeftOutButCountForTheMedian() {
        var result = Wilcoxon.test(new double[] {2, 3, 8, 7, 7}, new double[] {1, 5, 5, 7, 7});
        assertThat(result.differing()).isEqualTo(3);
        assertThat(result.pairs()).isEqualTo(5);
        assertThat(result.statistic()).isEqualTo(2);
        assertThat(result.p()).isCloseTo(0.5929800980174267, within(1e-12));
        assertThat(result.medianDifference()).isZero();
    }

    @Test
    void tiesShareTheirMeanRankAndHaveNoExactP() {
        // Differences 1, 1 and -2: ranks 1.5, 1.5 and 3.
        var result = Wilcoxon.test(new double[] {2, 2, 0}, new double[] {1, 1, 2});
        assertThat(result.statistic()).isEqualTo(3);
        assertThat(result.p()).isEqualTo(1);
        assertThat(result.exactP()).isNull();
    }

    @Test
    void equalColumnsDoNotDiffer() {
        var result = Wilcoxon.test(new double[] {1, 2}, new double[] {1, 2});
        assertThat(result).isEqualTo(new Wilcoxon.Result(2, 0, 0, 1, null, 0, 0));
    }

    @Test
    void swappingTheColumnsChangesTheSignOfTheMedianAlone() {
        double[] x = {0.1, 0.5, 0.9, 0.35};
        double[] y = {0.3, 0.2, 0.2, 0.1};
        var forth = Wilcoxon.test(x, y);
        var back = Wilcoxon.test(y, x);
        assertThat(back.statistic()).isEqualTo(forth.statistic());
        assertThat(back.p()).isCloseTo(forth.p(), within(1e-12));
        assertThat(back.medianDifference()).isEqualTo(-forth.medianDifference());
    }

    @Test
    void moreThanFiftyPairsHaveNoExactP() {
        var x = new double[51];
        for (int i = 0; i < x.length; i++) {
            x[i] = i + 1;
        }
        assertThat(Wilcoxon.test(x, new double[51]).exactP()).isNull();
        assertThat(Wilcoxon.test(Arrays.copyOf(x, 50), new double[50]).exactP())
                .isCloseTo(Math.pow(2, -49), within(1e-18));
    }

    @Test
    void refusesColumnsThatAreNoPairs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wilcoxon.test(new double[2], new double[3]))
                .withMessage("x and y must be of one length of at least 1, were 2 and 3");
        assertThatIllegalArgumentException().isThrownBy(() -> Wilcoxon.test(new double[0], new double[0]));
    }
}
