package org.tarnish.evaluation.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.Golden;
import org.tarnish.evaluation.Predictions;

class CochranQTest {
    /** Right where a one is. */
    private static Predictions run(int... right) {
        return Predictions.ofClasses(
                new int[right.length], IntStream.of(right).map(one -> 1 - one).toArray());
    }

    @Test
    void threeRunsByHand() {
        // G = 3, 2, 1 and L = 3, 2, 1, 0: Q = 2 (3 * 14 - 36) / (3 * 6 - 14) = 3.
        var result = CochranQ.test(List.of(run(1, 1, 1, 0), run(1, 1, 0, 0), run(1, 0, 0, 0)));
        assertThat(result.statistic()).isEqualTo(3);
        assertThat(result.p()).isCloseTo(Math.exp(-1.5), within(1e-12));
        assertThat(result.images()).as("of two images all say the same").isEqualTo(2);
    }

    @Test
    void ofTwoRunsItIsMcNemars() {
        var one = run(1, 1, 1, 0, 0, 1, 0, 1);
        var other = run(0, 0, 0, 1, 0, 1, 0, 0);
        var mcNemar = McNemar.test(4, 1);
        var result = CochranQ.test(List.of(one, other));
        assertThat(result.statistic()).isCloseTo(mcNemar.chi2(), within(1e-12));
        assertThat(result.p()).isCloseTo(mcNemar.p(), within(1e-12));
    }

    @Test
    void statsmodelsSaysTheSame() {
        var golden = Golden.cases("cochran");
        assertThat(golden).hasSizeGreaterThan(40);
        for (var fields : golden) {
            var right = Golden.wholes(fields.get(0));
            int runs = Integer.parseInt(fields.get(1));
            var result = CochranQ.test(IntStream.range(0, runs)
                    .mapToObj(run -> run(IntStream.range(0, right.length / runs)
                            .map(image -> right[image * runs + run])
                            .toArray()))
                    .toList());
            var expected = Golden.numbers(fields.get(2));
            assertThat(result.statistic()).as("%s", fields).isCloseTo(expected[0], Golden.DIGITS);
            assertThat(result.p()).as("%s", fields).isCloseTo(expected[1], Golden.DIGITS);
        }
    }

    @Test
    void whereAllSayTheSameOfEveryImageNothingDiffers() {
        for (var run : List.of(run(1, 1), run(0, 0), run(1, 0), run(1))) {
            var result = CochranQ.test(List.of(run, run, run));
            assertThat(result.statistic()).isZero();
            assertThat(result.p()).isEqualTo(1);
            assertThat(result.images()).isZero();
        }
    }

    @Test
    void runsAreSeveralAndOfTheSameImages() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CochranQ.test(List.of(run(1))))
                .withMessage("Cochran's Q compares at least 2 runs, were 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CochranQ.test(List.of(run(1), run(1, 0))))
                .withMessage("Cochran's Q compares runs on the same images in the same order");
    }
}
