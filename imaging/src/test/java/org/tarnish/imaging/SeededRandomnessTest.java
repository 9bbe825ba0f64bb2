package org.tarnish.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeededRandomnessTest {
    private static final int DRAWS = 200_000;

    @Test
    void sameSeedPurposeAndIndexGiveSameDraws() {
        var first = SeededRandomness.of(7, "fog", 3);
        var second = SeededRandomness.of(7, "fog", 3);
        for (var i = 0; i < 100; i++) {
            assertThat(first.uniform()).isEqualTo(second.uniform());
            assertThat(first.normal()).isEqualTo(second.normal());
            assertThat(first.below(1000)).isEqualTo(second.below(1000));
            assertThat(first.poisson(60)).isEqualTo(second.poisson(60));
        }
    }

    /**
     * Results that were published must be reproducible for ever: these numbers must not change with the code or JDK.
     */
    @Test
    void drawsNeverChange() {
        var random = SeededRandomness.of(42, "gaussian_noise", 5);
        assertThat(random.uniform()).isEqualTo(0.665355663409334);
        assertThat(random.normal()).isEqualTo(0.1611239512340629);
        assertThat(random.below(1_000_000)).isEqualTo(719_742);
        assertThat(random.poisson(3.5)).isEqualTo(4);
        assertThat(random.poisson(250)).isEqualTo(263);
    }

    @Test
    void manyDrawsAtOnceAreTheSameAsOneByOne() {
        var many = SeededRandomness.of(7, "many", 0);
        var single = SeededRandomness.of(7, "many", 0);
        var draws = new double[30_000];
        many.normals(draws, draws.length);
        for (var draw : draws) {
            assertThat(single.normal()).isEqualTo(draw);
        }
        many.uniforms(draws, 100);
        for (var i = 0; i < 100; i++) {
            assertThat(single.uniform()).isEqualTo(draws[i]);
        }
        assertThat(many.below(1000)).isEqualTo(single.below(1000));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 8, 1_500_000_000, Integer.MAX_VALUE})
    void manyBoundedDrawsAtOnceAreTheSameAsOneByOne(int bound) {
        var many = SeededRandomness.of(7, "many", bound);
        var single = SeededRandomness.of(7, "many", bound);
        var draws = new int[1000];
        // Of the largest bounds many a draw is rejected.
        many.below(bound, draws, 999);
        for (var i = 0; i < 999; i++) {
            assertThat(single.below(bound)).isEqualTo(draws[i]);
        }
        assertThat(draws[999]).isZero();
        assertThat(many.uniform()).isEqualTo(single.uniform());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> many.below(0, draws, 1))
                .withMessage("the bound of a draw must be at least 1, was 0");
    }

    @Test
    void eachSeedPurposeAndIndexHasDrawsOfItsOwn() {
        var firsts = new HashSet<Double>();
        for (var seed = -50; seed < 50; seed++) {
            for (var index = -50; index < 50; index++) {
                firsts.add(SeededRandomness.of(seed, "a", index).uniform());
                firsts.add(SeededRandomness.of(seed, "b", index).uniform());
                firsts.add(SeededRandomness.of(seed, "", index).uniform());
            }
        }
        assertThat(firsts).hasSize(30_000);
    }

    @Test
    void neighboringIndicesAreUncorrelated() {
        var sum = 0.0;
        for (var index = 0; index < DRAWS; index++) {
            sum += SeededRandomness.of(1, "x", index).normal()
                    * SeededRandomness.of(1, "x", index + 1).normal();
        }
        // A mean of products of independent normals has the deviation 1 / sqrt(DRAWS) = 0.0022: five of them.
        assertThat(sum / DRAWS).isCloseTo(0, within(0.011));
    }

    @Test
    void uniformDrawsFillTheUnitInterval() {
        var random = SeededRandomness.of(1, "uniform", 0);
        var tenths = new int[10];
        for (var i = 0; i < DRAWS; i++) {
            tenths[(int) (10 * random.uniform())]++;
        }
        // Each tenth holds 20,000 with a deviation of sqrt(DRAWS * .1 * .9) = 134: five of them.
        for (var count : tenths) {
            assertThat(count).isCloseTo(20_000, within(670));
        }
    }

    @Test
    void normalDrawsHaveTheMomentsOfTheNormalDistribution() {
        var random = SeededRandomness.of(1, "normal", 0);
        var sums = new double[5];
        for (var i = 0; i < DRAWS; i++) {
            var draw = random.normal();
            for (var power = 1; power < sums.length; power++) {
                sums[power] += Math.pow(draw, power) / DRAWS;
            }
        }
        // Five deviations of each sample moment: sqrt(1, 2, 15, 96 / DRAWS).
        assertThat(sums[1]).isCloseTo(0, within(0.012));
        assertThat(sums[2]).isCloseTo(1, within(0.016));
        assertThat(sums[3]).isCloseTo(0, within(0.044));
        assertThat(sums[4]).isCloseTo(3, within(0.11));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 1_500_000_000, Integer.MAX_VALUE})
    void boundedDrawsAreEquallyLikely(int bound) {
        var random = SeededRandomness.of(1, "below", bound);
        var sum = 0.0;
        for (var i = 0; i < DRAWS; i++) {
            var draw = random.below(bound);
            assertThat(draw).isBetween(0, bound - 1);
            sum += draw;
        }
        // The mean of a uniform distribution of width w has the deviation w / sqrt(12 * DRAWS) = 0.00065 w: five.
        assertThat(sum / DRAWS).isCloseTo((bound - 1) / 2.0, within(0.0033 * bound));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 3, 9.99, 10, 25, 60, 500, 1e6})
    void poissonDrawsHaveMeanAndVarianceOfThePoissonDistribution(double mean) {
        var random = SeededRandomness.of(1, "poisson", 0);
        var sum = 0.0;
        var squares = 0.0;
        for (var i = 0; i < DRAWS; i++) {
            var difference = random.poisson(mean) - mean;
            sum += difference;
            squares += difference * difference;
        }
        // Five deviations: sqrt(mean / DRAWS), and sqrt((mean + 2 mean^2) / DRAWS).
        assertThat(sum / DRAWS).isCloseTo(0, within(5 * Math.sqrt(mean / DRAWS)));
        assertThat(squares / DRAWS).isCloseTo(mean, within(5 * Math.sqrt((mean + 2 * mean * mean) / DRAWS)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {4, 12})
    void poissonDrawsHaveTheProbabilitiesOfThePoissonDistribution(double mean) {
        var random = SeededRandomness.of(2, "poisson", 0);
        var counts = new int[60];
        for (var i = 0; i < DRAWS; i++) {
            counts[random.poisson(mean)]++;
        }
        var probability = Math.exp(-mean);
        for (var k = 0; k < counts.length; k++) {
            var deviation = Math.sqrt(probability / DRAWS);
            assertThat(counts[k] / (double) DRAWS).isCloseTo(probability, within(5 * deviation + 5.0 / DRAWS));
            probability *= mean / (k + 1);
        }
    }

    @Test
    void aMeanOfZeroGivesZero() {
        assertThat(SeededRandomness.of(1, "poisson", 0).poisson(0)).isZero();
    }

    @Test
    void logFactorialsAreExactOnBothSidesOfTheTable() {
        var sum = 0.0;
        for (var k = 1; k < 200; k++) {
            sum += Math.log(k);
            // Stirling's series is off by less than 1e-11, the sum of logarithms by less than 1e-11 too.
            assertThat(PoissonDraws.logFactorial(k)).isCloseTo(sum, within(2e-11));
        }
    }

    @Test
    void impossibleDrawsAreRefused() {
        var random = SeededRandomness.of(1, "errors", 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> random.below(0))
                .withMessageContaining("at least 1, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> random.poisson(-1))
                .withMessageContaining("was -1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> random.poisson(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> random.poisson(2e9));
    }
}
