package org.tarnish.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.evaluation.aggregate.Aggregate;
import org.tarnish.evaluation.aggregate.Aggregates;
import org.tarnish.evaluation.aggregate.Scores;
import org.tarnish.evaluation.metric.Metric;
import org.tarnish.evaluation.metric.Metrics;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.catalogue.Corruptions;
import org.tarnish.imaging.perturbation.Perturbations;

/** What holds for every metric and aggregate of the catalogues, the next one included. */
class MeasuresTest {
    private static final List<Condition> CONDITIONS = List.of(
            new Condition.Clean(),
            new Condition.Corrupted("fog", 3, SeverityTable.CIFAR, 0),
            new Condition.Reduced("crop", 0.5),
            new Condition.Perturbed("translate", 2, 1, SeverityTable.CIFAR, 0),
            new Condition.Minimal("crop"),
            new Condition.Imported("photos"));

    static List<Metric> metrics() {
        return Metrics.all();
    }

    static List<Aggregate> aggregates() {
        return Aggregates.all();
    }

    /** Two sequences of translations have 16 frames each. */
    private static Predictions predictions() {
        var predictions = new PredictionsBuilder(32, 3, true);
        for (int i = 0; i < 32; i++) {
            predictions.add(i % 3, new float[] {i % 2, 1 - i % 2, 0.125F * i - 3.5F}, 0);
        }
        return predictions.build();
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void aMetricSuitsSomeConditionAndIsInItsRangeThere(Metric metric) {
        var suiting = CONDITIONS.stream().filter(metric::suits).toList();
        assertThat(suiting).isNotEmpty();
        assertThat(suiting).allSatisfy(condition -> {
            double value = metric.of(predictions(), condition);
            assertThat(metric.measure().allows(value)).as("%s", value).isTrue();
            assertThat(metric.of(predictions(), condition)).isEqualTo(value);
        });
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void aMetricSaysWhatItIs(Metric metric) {
        isSaid(metric.measure());
    }

    @ParameterizedTest
    @MethodSource("aggregates")
    void anAggregateIsOverAMetricThatThereIsAndSaysWhatItIs(Aggregate aggregate) {
        assertThat(Metrics.named(aggregate.metric()).name()).isEqualTo(aggregate.metric());
        isSaid(aggregate.measure());
    }

    @ParameterizedTest
    @MethodSource("aggregates")
    void anAggregateOfNothingIsNothing(Aggregate aggregate) {
        var nothing = Scores.none(CONDITIONS);
        var reference = new Scores(everything(), values(0.5));
        assertThat(aggregate.of(nothing, reference)).isEmpty();
        assertThat(aggregate.coverage(nothing, reference).there()).isZero();
    }

    @ParameterizedTest
    @MethodSource("aggregates")
    void anAggregateOfEverythingHasAValueInItsRange(Aggregate aggregate) {
        var scores = new Scores(everything(), values(0.5));
        assertThat(aggregate.of(scores, scores))
                .hasValueSatisfying(value -> assertThat(aggregate.measure().allows(value))
                        .as("%s", value)
                        .isTrue());
        var coverage = aggregate.coverage(scores, scores);
        assertThat(coverage.there()).isEqualTo(coverage.needed()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("aggregates")
    void whatIsRelativeNeedsAReferenceAndIsOneForTheReferenceItself(Aggregate aggregate) {
        var scores = new Scores(everything(), values(0.5));
        var none = Scores.none(everything());
        if (aggregate.relative()) {
            assertThat(aggregate.of(scores, none)).isEmpty();
            assertThat(aggregate.coverage(scores, none).there()).isZero();
            assertThat(aggregate.of(scores, scores).orElseThrow()).isCloseTo(1, within(1e-12));
        } else {
            assertThat(aggregate.of(scores, none)).isEqualTo(aggregate.of(scores, scores));
        }
    }

    @Test
    void noTwoShareAName() {
        var names = new HashSet<String>();
        Stream.concat(
                        metrics().stream().map(Metric::name),
                        aggregates().stream().map(Aggregate::name))
                .forEach(name -> assertThat(names.add(name)).as(name).isTrue());
    }

    @Test
    void whatSuitsAConditionIsComputedInTheCataloguesOrder() {
        var clean = Metrics.of(predictions(), new Condition.Clean());
        assertThat(clean.keySet())
                .containsExactlyElementsOf(Metrics.suiting(new Condition.Clean()).stream()
                        .map(Metric::name)
                        .toList());
        assertThat(clean)
                .containsEntry("accuracy", predictions().accuracy())
                .containsEntry("loss", predictions().loss())
                .doesNotContainKey("flipProbability");
        assertThat(Metrics.of(predictions(), CONDITIONS.get(3))).containsEntry("flipProbability", 1.0);
    }

    @Test
    void aMeasureIsNamedAsAFieldAndHasARange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> measure("mean-loss", 0, 1))
                .withMessage("a measure's name must be a small letter, then letters and digits, was 'mean-loss'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> measure("share", 1, 1))
                .withMessage("the range of share is empty: 1.0 to 1.0");
    }

    @Test
    void predictionsAreOfOneLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.ofClasses(new int[2], new int[1]))
                .withMessage("labels, predicted, confidences and logits must be of one length, were 2, 1, 2 and 2");
    }

    private static Measure measure(String name, double least, double most) {
        return new Measure(name, "t", "e", Unit.NONE, 1, least, most, Direction.LOWER_IS_BETTER, "s");
    }

    private static List<Condition> everything() {
        return List.copyOf(values(0.5).keySet());
    }

    private static Map<Condition, Double> values(double value) {
        var values = new LinkedHashMap<Condition, Double>();
        values.put(new Condition.Clean(), 0.75);
        for (var name : Corruptions.names()) {
            for (int severity = 1; severity <= 5; severity++) {
                values.put(new Condition.Corrupted(name, severity, SeverityTable.IMAGENET, 0), value);
            }
        }
        for (var name : Perturbations.names()) {
            values.put(new Condition.Perturbed(name, 2, 1, SeverityTable.CIFAR, 0), value);
        }
        return values;
    }

    private static void isSaid(Measure measure) {
        assertThat(measure.title()).isNotBlank();
        assertThat(measure.explanation()).isNotBlank();
        assertThat(measure.source()).isNotBlank();
        assertThat(measure.heading()).startsWith(measure.title());
    }
}
