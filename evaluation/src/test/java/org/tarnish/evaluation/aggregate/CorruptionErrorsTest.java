package org.tarnish.evaluation.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.metric.Accuracy;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.catalogue.Corruptions;

class CorruptionErrorsTest {
    /** Sums of 75 numbers below 1. */
    private static final Offset<Double> ROUNDING = within(1e-13);

    private static Map<String, Map<Integer, Double>> errors(
            List<String> names, ToDoubleBiFunction<String, Integer> error) {
        var errors = new HashMap<String, Map<Integer, Double>>();
        for (var name : names) {
            var bySeverity = new HashMap<Integer, Double>();
            for (int severity = 1; severity <= 5; severity++) {
                bySeverity.put(severity, error.applyAsDouble(name, severity));
            }
            errors.put(name, bySeverity);
        }
        return errors;
    }

    private static CorruptionErrors of(Map<String, Map<Integer, Double>> errors) {
        return new CorruptionErrors(errors, Set.of(SeverityTable.IMAGENET));
    }

    private static double alexNet(String name, int severity) {
        var condition = new Condition.Corrupted(name, severity, SeverityTable.IMAGENET, 0);
        return 1 - AlexNet.scores(Accuracy.NAME, List.of(condition)).values().get(condition);
    }

    private static CorruptionErrors alexNet() {
        return of(errors(Corruptions.mainNames(), CorruptionErrorsTest::alexNet));
    }

    private static List<Double> alexNet(String name) {
        return IntStream.rangeClosed(1, 5)
                .mapToObj(severity -> alexNet(name, severity))
                .toList();
    }

    @Test
    void alexNetAgainstItselfIsOne() {
        var alexNet = alexNet();
        assertThat(alexNet.mce(alexNet()).orElseThrow()).isCloseTo(1, ROUNDING);
        assertThat(alexNet.relativeMce(AlexNet.CLEAN, alexNet(), AlexNet.CLEAN).orElseThrow())
                .isCloseTo(1, ROUNDING);
    }

    /** The constants that everybody normalizes with, each the mean over severities. */
    @Test
    void alexNetsMeansAreThePublishedConstants() {
        var published = Map.ofEntries(
                Map.entry("gaussian_noise", .886428),
                Map.entry("shot_noise", .894468),
                Map.entry("impulse_noise", .922640),
                Map.entry("defocus_blur", .819880),
                Map.entry("glass_blur", .826268),
                Map.entry("motion_blur", .785948),
                Map.entry("zoom_blur", .798360),
                Map.entry("snow", .866816),
                Map.entry("frost", .826572),
                Map.entry("fog", .819324),
                Map.entry("brightness", .564592),
                Map.entry("contrast", .853204),
                Map.entry("elastic_transform", .646056),
                Map.entry("pixelate", .717840),
                Map.entry("jpeg_compression", .606500));
        assertThat(published.keySet()).containsExactlyInAnyOrderElementsOf(Corruptions.mainNames());
        published.forEach((name, mean) -> assertThat(alexNet(name).stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow())
                .as(name)
                .isCloseTo(mean, ROUNDING));
    }

    @Test
    void mceIsAMeanOfRatiosAndNoRatioOfMeans() {
        // Half of AlexNet's errors on gaussian noise, AlexNet's elsewhere: (0.5 + 14) / 15.
        var errors = of(errors(
                Corruptions.mainNames(),
                (name, severity) -> alexNet(name, severity) * (name.equals("gaussian_noise") ? 0.5 : 1)));
        assertThat(errors.mce(alexNet()).orElseThrow()).isCloseTo(14.5 / 15, ROUNDING);
    }

    @Test
    void relativeMceSubtractsTheCleanErrors() {
        // Always 0.1 above a clean error of 0.3; AlexNet's sums beyond its own clean error are 5 (mean - 0.435).
        var errors = of(errors(Corruptions.mainNames(), (name, severity) -> 0.4));
        double expected = Corruptions.mainNames().stream()
                .mapToDouble(name -> 0.5
                        / (alexNet(name).stream()
                                        .mapToDouble(Double::doubleValue)
                                        .sum()
                                - 2.175))
                .average()
                .orElseThrow();
        assertThat(errors.relativeMce(0.3, alexNet(), AlexNet.CLEAN).orElseThrow())
                .isCloseTo(expected, ROUNDING);
    }

    @Test
    void meansAreOverMainOrExtraCorruptionsTimesSeverities() {
        var all = of(errors(
                Corruptions.names(),
                (name, severity) -> Corruptions.mainNames().contains(name) ? severity / 10.0 : 0.9));
        assertThat(all.mean().orElseThrow()).isCloseTo(0.3, ROUNDING);
        assertThat(all.extraMean().orElseThrow()).isCloseTo(0.9, ROUNDING);
        assertThat(all.meanBySeverity().keySet()).containsExactly(1, 2, 3, 4, 5);
        assertThat(all.meanBySeverity().get(5)).isCloseTo(0.5, ROUNDING);
        assertThat(all.main()).isEqualTo(75).isEqualTo(CorruptionErrors.MAIN_CELLS);
        assertThat(all.extra()).isEqualTo(20).isEqualTo(CorruptionErrors.EXTRA_CELLS);
        assertThat(all.missing()).isEmpty();
    }

    @Test
    void oneMissingCellLeavesNoMeanButSaysWhatIsMissing() {
        var cells = errors(Corruptions.mainNames(), (name, severity) -> 0.5);
        cells.get("fog").remove(4);
        var errors = of(cells);
        assertThat(errors.mean()).isEmpty();
        assertThat(errors.mce(alexNet())).isEmpty();
        assertThat(errors.relativeMce(0.1, alexNet(), AlexNet.CLEAN)).isEmpty();
        assertThat(errors.main()).isEqualTo(74);
        assertThat(errors.missing()).containsExactly("fog");
        assertThat(errors.meanBySeverity().keySet()).containsExactly(1, 2, 3, 5);
        assertThat(errors.extraMean()).isEmpty();
        assertThat(errors.extra()).isZero();
    }

    @Test
    void anyRunCanBeTheReference() {
        // A constant error of 0.2 against one of 0.4: half; beyond clean errors of 0.1 and 0.2, 0.1 against 0.2: half
        // again.
        var own = of(errors(Corruptions.mainNames(), (name, severity) -> 0.2));
        var reference = of(errors(Corruptions.mainNames(), (name, severity) -> 0.4));
        assertThat(own.mce(reference).orElseThrow()).isCloseTo(0.5, ROUNDING);
        assertThat(own.relativeMce(0.1, reference, 0.2).orElseThrow()).isCloseTo(0.5, ROUNDING);
    }

    @Test
    void aReferenceWithoutErrorsOrWithoutACellLeavesNoRatio() {
        var own = of(errors(Corruptions.mainNames(), (name, severity) -> 0.2));
        var perfect = of(errors(Corruptions.mainNames(), (name, severity) -> name.equals("fog") ? 0 : 0.2));
        assertThat(own.mce(perfect)).isEmpty();
        assertThat(own.relativeMce(0.1, own, 0.2))
                .as("it loses nothing by any corruption")
                .isEmpty();
        var cells = errors(Corruptions.mainNames(), (name, severity) -> 0.5);
        cells.get("fog").remove(4);
        assertThat(own.mce(of(cells))).isEmpty();
        assertThat(own.mainCoverage(of(cells))).isEqualTo(new Aggregate.Coverage(74, 75));
    }
}
