package org.tarnish.evaluation.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.Golden;

class FriedmanTest {
    private static final double[][] ORDERED = {{0.9, 0.8, 0.7, 0.9}, {0.8, 0.7, 0.6, 0.5}, {0.1, 0.2, 0.3, 0.4}};

    @Test
    void threeRunsByHand() {
        // Sums of ranks 4, 8, 12: 12 / (4 * 3 * 4) * 224 - 3 * 4 * 4 = 8, of at most n (k - 1) = 8.
        var result = Friedman.test(ORDERED);
        assertThat(result.meanRanks()).containsExactly(1, 2, 3);
        assertThat(result.statistic()).isCloseTo(8, within(1e-12));
        assertThat(result.p()).isCloseTo(Math.exp(-4), within(1e-12));
        assertThat(result.agreement()).isCloseTo(1, within(1e-12));
    }

    /** Demsar's q of .05 for 3 classifiers is 2.343, for 10 it is 3.164. */
    @Test
    void criticalDifferencesAreThePublishedOnes() {
        assertThat(Friedman.test(ORDERED).criticalDifference(0.05))
                .isCloseTo(2.343 * Math.sqrt(3 * 4 / (6.0 * 4)), within(0.001));
        var ten = new double[10][20];
        for (int run = 0; run < 10; run++) {
            Arrays.fill(ten[run], run);
        }
        assertThat(Friedman.test(ten).criticalDifference(0.05))
                .isCloseTo(3.164 * Math.sqrt(10 * 11 / (6.0 * 20)), within(0.001));
    }

    @Test
    void runsAsFarApartAsTheCriticalDifferenceHaveItsP() {
        assertThat(new StudentizedRange(4).survival(new StudentizedRange(4).critical(0.05)))
                .isCloseTo(0.05, within(1e-12));
    }

    @Test
    void theFieldsToolsSayTheSame() {
        var golden = Golden.cases("friedman");
        assertThat(golden).hasSizeGreaterThan(50);
        for (var fields : golden) {
            int runs = Integer.parseInt(fields.get(1));
            var all = Golden.numbers(fields.get(0));
            int conditions = all.length / runs;
            var values = new double[runs][];
            for (int run = 0; run < runs; run++) {
                values[run] = Arrays.copyOfRange(all, run * conditions, (run + 1) * conditions);
            }
            var result = Friedman.test(values);
            var expected = Golden.numbers(fields.get(2));
            assertThat(result.statistic()).as("%s", fields).isCloseTo(expected[0], Golden.DIGITS);
            assertThat(result.p()).as("%s", fields).isCloseTo(expected[1], Golden.DIGITS);
            assertThat(result.meanRanks()).containsExactly(Golden.numbers(fields.get(3)), Golden.DIGITS);
            var pairs = Golden.numbers(fields.get(4));
            for (int run = 0; run < runs; run++) {
                assertThat(result.nemenyi(0, run)).as("%s", fields).isCloseTo(pairs[run], Golden.DIGITS);
            }
        }
    }

    @Test
    void ranges() {
        for (var fields : Golden.cases("ranges")) {
            var numbers = Golden.numbers(fields.get(1));
            assertThat(new StudentizedRange(Integer.parseInt(fields.get(0))).critical(numbers[0]))
                    .as("%s", fields)
                    .isCloseTo(numbers[1], Golden.DIGITS);
        }
    }

    @Test
    void ofTwoNumbersTheRangeIsTheSizeOfANormalOne() {
        // P(|X - Y| >= q) = 2 (1 - Phi(q / sqrt 2)); at 1.96 sqrt 2 it is 0.05.
        assertThat(new StudentizedRange(2).survival(1.959963984540054 * Math.sqrt(2)))
                .isCloseTo(0.05, within(1e-12));
        assertThat(new StudentizedRange(2).survival(0)).isEqualTo(1);
        assertThat(new StudentizedRange(2).survival(60)).isZero();
    }

    @Test
    void whereAllTieNothingDiffers() {
        var result = Friedman.test(new double[][] {{0.5, 1}, {0.5, 1}, {0.5, 1}});
        assertThat(result.statistic()).isZero();
        assertThat(result.p()).isEqualTo(1);
        assertThat(result.agreement()).isZero();
        assertThat(result.meanRanks()).containsExactly(2, 2, 2);
        assertThat(result.nemenyi(0, 2)).isEqualTo(1);
    }

    @Test
    void runsAndConditionsAreSeveral() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Friedman.test(new double[][] {{1, 2}, {1, 2}}))
                .withMessage("Friedman's test needs at least 3 runs and 2 conditions, were 2 and 2");
        assertThatIllegalArgumentException().isThrownBy(() -> Friedman.test(new double[0][]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Friedman.test(new double[][] {{1, 2}, {1, 2}, {1}}))
                .withMessage("Friedman's test needs every run on the same 2 conditions");
    }
}
