package org.tarnish.evaluation.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.evaluation.Golden;
import org.tarnish.evaluation.Predictions;

class PairMeasuresTest {
    private static final Offset<Double> ROUNDING = within(1e-12);

    static List<PairMeasure> measures() {
        return PairMeasures.all();
    }

    private static Map<String, Double> of(int[] labels, int[] baseline, int[] run) {
        return PairMeasures.of(Predictions.ofClasses(labels, baseline), Predictions.ofClasses(labels, run));
    }

    @Test
    void tenImagesByHand() {
        // Both right on four, the baseline alone on three, the run alone on one, both wrong on two, once alike.
        var values = of(new int[] {0, 0, 1, 1, 0, 0, 1, 1, 0, 0}, new int[] {0, 0, 1, 1, 0, 0, 1, 0, 1, 1}, new int[] {
            0, 0, 1, 1, 1, 1, 0, 1, 1, 2
        });
        assertThat(values.get("accuracyDifference")).isCloseTo(0.5 - 0.7, ROUNDING);
        assertThat(values.get("oddsRatio")).isEqualTo(3);
        assertThat(values.get("agreement")).isCloseTo(0.5, ROUNDING);
        // The baseline says 0 five times and 1 five times, the run 0 three times, 1 six times and 2 once.
        double expected = 0.5 * 0.3 + 0.5 * 0.6;
        assertThat(values.get("kappa")).isCloseTo((0.5 - expected) / (1 - expected), ROUNDING);
        // Right or wrong alike on six of ten; by chance 0.7 * 0.5 + 0.3 * 0.5.
        assertThat(values.get("errorConsistency")).isCloseTo((0.6 - 0.5) / 0.5, ROUNDING);
    }

    @Test
    void theFieldsToolsSayTheSame() {
        var golden = Golden.cases("pairs");
        assertThat(golden).hasSizeGreaterThan(50);
        for (var fields : golden) {
            var values = of(Golden.wholes(fields.get(0)), Golden.wholes(fields.get(1)), Golden.wholes(fields.get(2)));
            var expected = Golden.numbers(fields.get(3));
            var names = List.of(
                    "kappa",
                    "errorConsistency",
                    "accuracyDifference",
                    "accuracyDifferenceLow",
                    "accuracyDifferenceHigh");
            for (int i = 0; i < names.size(); i++) {
                var value = assertThat(values.get(names.get(i))).as("%s of %s", names.get(i), fields);
                if (Double.isNaN(expected[i])) {
                    value.isNaN();
                } else {
                    value.isCloseTo(expected[i], Golden.DIGITS);
                }
            }
        }
    }

    @Test
    void identicalRunsAgreeAndNoRatioIsDefined() {
        var values = of(new int[] {0, 1, 0}, new int[] {0, 1, 1}, new int[] {0, 1, 1});
        assertThat(values)
                .containsEntry("agreement", 1.0)
                .containsEntry("kappa", 1.0)
                .containsEntry("errorConsistency", 1.0)
                .containsEntry("accuracyDifference", 0.0)
                .containsEntry("oddsRatio", Double.NaN);
        assertThat(values.get("accuracyDifferenceHigh")).isPositive().isLessThan(1);
        assertThat(values.get("accuracyDifferenceLow")).isNegative();
    }

    @Test
    void whereChanceAloneAgreesKappaIsNotDefined() {
        var values = of(new int[] {0, 0}, new int[] {0, 0}, new int[] {0, 0});
        assertThat(values.get("kappa")).isNaN();
        assertThat(values.get("errorConsistency")).isNaN();
    }

    @Test
    void whoIsNeverAloneRightHasInfiniteOddsAgainstIt() {
        assertThat(of(new int[] {0, 0}, new int[] {0, 0}, new int[] {0, 1}))
                .containsEntry("oddsRatio", Double.POSITIVE_INFINITY);
    }

    @Test
    void aPairIsOfTheSameImagesAndOfSome() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairMeasures.of(
                        Predictions.ofClasses(new int[] {0, 1}, new int[2]),
                        Predictions.ofClasses(new int[] {1, 0}, new int[2])))
                .withMessageContaining("same images in the same order");
        assertThatIllegalArgumentException().isThrownBy(() -> of(new int[0], new int[0], new int[0]));
    }

    @ParameterizedTest
    @MethodSource("measures")
    void everyMeasureSaysWhatItIs(PairMeasure measure) {
        assertThat(measure.measure().title()).isNotBlank();
        assertThat(measure.measure().explanation()).isNotBlank();
        assertThat(measure.measure().source()).isNotBlank();
        assertThat(PairMeasures.named(measure.name())).isSameAs(measure);
    }

    @Test
    void noTwoShareAName() {
        var names = new HashSet<String>();
        assertThat(PairMeasures.all()).allMatch(measure -> names.add(measure.name()));
    }
}
