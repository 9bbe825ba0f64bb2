package org.tarnish.evaluation.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.evaluation.Golden;
import org.tarnish.evaluation.Predictions;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.catalogue.Corruptions;

class JointMeasuresTest {
    private final Map<Condition, Predictions> predictions = new LinkedHashMap<>();

    static List<JointMeasure> measures() {
        return JointMeasures.all();
    }

    private static Condition corrupted(String name, int severity) {
        return new Condition.Corrupted(name, severity, SeverityTable.CIFAR, 0);
    }

    /** A one is an image that is right. */
    private void predicted(Condition condition, String bits) {
        var labels = new int[bits.length()];
        predictions.put(
                condition,
                Predictions.ofClasses(
                        labels, bits.chars().map(bit -> bit == '1' ? 0 : 1).toArray()));
    }

    private double value(String name) {
        var measure = JointMeasures.named(name);
        var over = new LinkedHashMap<Condition, Predictions>();
        measure.over(predictions.keySet()).forEach(condition -> over.put(condition, predictions.get(condition)));
        return measure.of(over).orElse(Double.NaN);
    }

    @Test
    void anImageCountsInTheWorstCaseIfItIsRightUnderEveryCorruption() {
        predicted(new Condition.Clean(), "0000");
        predicted(corrupted("fog", 1), "1110");
        predicted(corrupted("snow", 1), "1011");
        predicted(corrupted("snow", 2), "0001");
        predicted(new Condition.Reduced("crop", 0.5), "0000");
        assertThat(value("worstCase1")).isEqualTo(0.5);
        assertThat(value("worstCase2")).isEqualTo(0.25);
        assertThat(value("worstCase3")).isNaN();
    }

    @Test
    void whatIsSurvivedEndsAtTheFirstSeverityThatIsTooMuch() {
        for (int severity = 1; severity <= 5; severity++) {
            // The first image survives all, the second none (that it is right at 2 again does not count), the third
            // three.
            predicted(corrupted("fog", severity), "1" + (severity == 2 ? "1" : "0") + (severity < 4 ? "1" : "0"));
            predicted(corrupted("snow", severity), "111");
        }
        predicted(corrupted("frost", 1), "000");
        assertThat(value("severitySurvived")).isEqualTo((5 + 0 + 3 + 5 + 5 + 5) / 6.0);
    }

    @Test
    void numPySaysTheSame() {
        var golden = Golden.cases("joint");
        assertThat(golden).hasSizeGreaterThan(50);
        for (var fields : golden) {
            predictions.clear();
            int corruptions = Integer.parseInt(fields.get(1));
            int images = fields.get(0).length() / corruptions / 5;
            for (int cell = 0; cell < corruptions * 5; cell++) {
                predicted(
                        corrupted(Corruptions.names().get(cell / 5), cell % 5 + 1),
                        fields.get(0).substring(cell * images, (cell + 1) * images));
            }
            var worst = Golden.numbers(fields.get(2));
            for (int severity = 1; severity <= 5; severity++) {
                assertThat(value("worstCase" + severity)).isCloseTo(worst[severity - 1], Golden.DIGITS);
            }
            assertThat(value("severitySurvived")).isCloseTo(Golden.numbers(fields.get(3))[0], Golden.DIGITS);
        }
    }

    @Test
    void predictionsAreOfTheSameImages() {
        predicted(corrupted("fog", 1), "10");
        predicted(corrupted("snow", 1), "101");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> value("worstCase1"))
                .withMessage(
                        "predictions on several conditions must be of the same images in the same order, and those on"
                                + " fog-1 and snow-1 are not");
    }

    @ParameterizedTest
    @MethodSource("measures")
    void ofNothingIsNothing(JointMeasure measure) {
        assertThat(measure.over(List.of(new Condition.Clean()))).isEmpty();
        assertThat(measure.of(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("measures")
    void everyMeasureSaysWhatItIs(JointMeasure measure) {
        assertThat(measure.measure().title()).isNotBlank();
        assertThat(measure.measure().explanation()).isNotBlank();
        assertThat(measure.measure().source()).isNotBlank();
        assertThat(JointMeasures.named(measure.name())).isSameAs(measure);
    }

    @Test
    void noTwoShareAName() {
        var names = new HashSet<String>();
        assertThat(JointMeasures.all()).allMatch(measure -> names.add(measure.name()));
    }
}
