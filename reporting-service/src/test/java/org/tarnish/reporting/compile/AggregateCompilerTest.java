package org.tarnish.reporting.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.catalogue.Corruptions;
import org.tarnish.report.Report;

class AggregateCompilerTest {
    private final Map<String, Condition> conditions = new HashMap<>();
    private final List<Report.Evaluation> evaluations = new ArrayList<>();

    private void evaluated(String run, Condition condition, int correct) {
        conditions.put(condition.label(), condition);
        if (correct >= 0) {
            var metrics = condition instanceof Condition.Perturbed
                    ? Map.of("accuracy", correct / 100.0, "flipProbability", 0.25)
                    : Map.of("accuracy", correct / 100.0);
            evaluations.add(
                    new Report.Evaluation(run, condition.label(), correct, 100, 0, 1, null, null, null, metrics));
        }
    }

    private void evaluatedOnAll(String run, SeverityTable table, int correct, String missing) {
        for (var name : Corruptions.names()) {
            for (int severity = 1; severity <= 5; severity++) {
                var condition = new Condition.Corrupted(name, severity, table, 0);
                evaluated(run, condition, condition.label().equals(missing) ? -1 : correct);
            }
        }
    }

    private List<Report.CorruptionErrors> compile(String... runs) {
        return compiler("alexnet", runs).corruptionErrors();
    }

    private AggregateCompiler compiler(String reference, String... runs) {
        var dataset = new Report.Dataset("d", "photos", 224, List.of("a", "b"), Map.of(), List.of(), 0);
        return new AggregateCompiler(conditions, List.of(runs), evaluations, reference, dataset);
    }

    @Test
    void errorsOfEveryCellMakeEveryFigure() {
        evaluated("r", new Condition.Clean(), 80);
        evaluatedOnAll("r", SeverityTable.IMAGENET, 60, "");
        var errors = compile("r").get(0);
        assertThat(errors.table()).isEqualTo("imagenet");
        assertThat(errors.mean()).isCloseTo(0.4, within(1e-12));
        assertThat(errors.extraMean()).isCloseTo(0.4, within(1e-12));
        assertThat(errors.mainCells()).isEqualTo(75);
        assertThat(errors.extraCells()).isEqualTo(20);
        assertThat(errors.missing()).isEmpty();
        assertThat(errors.severities()).containsExactly(1, 2, 3, 4, 5);
        assertThat(errors.mce()).isBetween(0.4 / 0.93, 0.4 / 0.56);
        assertThat(errors.relativeMce()).isNotNull();
    }

    @Test
    void whatIsMissingLeavesNoFigureThatWouldNeedIt() {
        evaluated("r", new Condition.Clean(), -1);
        evaluatedOnAll("r", SeverityTable.IMAGENET, 60, "fog-5");
        var errors = compile("r").get(0);
        assertThat(errors.mean()).isNull();
        assertThat(errors.mce()).isNull();
        assertThat(errors.relativeMce()).isNull();
        assertThat(errors.mainCells()).isEqualTo(74);
        assertThat(errors.missing()).containsExactly("fog");
        assertThat(errors.meanBySeverity()).containsOnlyKeys(1, 2, 3, 4);
        assertThat(errors.extraMean()).isNotNull();
    }

    @Test
    void relativeMceAlsoNeedsTheCleanError() {
        evaluatedOnAll("r", SeverityTable.IMAGENET, 60, "");
        assertThat(compile("r").get(0).mce()).isNotNull();
        assertThat(compile("r").get(0).relativeMce()).isNull();
    }

    @Test
    void withTheTableOfCifarNothingIsDividedByAlexNet() {
        evaluated("r", new Condition.Clean(), 80);
        evaluatedOnAll("r", SeverityTable.CIFAR, 60, "");
        assertThat(compile("r").get(0).mean()).isNotNull();
        assertThat(compile("r").get(0).mce()).isNull();
        assertThat(compile("r").get(0).relativeMce()).isNull();
    }

    @Test
    void onlyRunsThatWereEvaluatedOnCorruptionsAreThere() {
        evaluated("clean-only", new Condition.Clean(), 80);
        evaluated("sequences", new Condition.Perturbed("rotate", 4, 1, SeverityTable.CIFAR, 0), 80);
        evaluated("one", new Condition.Corrupted("fog", 3, SeverityTable.CIFAR, 0), 80);
        var errors = compile("clean-only", "sequences", "one");
        assertThat(errors).extracting(Report.CorruptionErrors::run).containsExactly("one");
        assertThat(errors.get(0).severities()).containsExactly(3);
        assertThat(errors.get(0).missing()).hasSize(15);
    }

    @Test
    void anAggregateIsThereWhereAnyOfItsValuesIsAndHasAValueWhereAllAre() {
        evaluated("r", new Condition.Corrupted("fog", 3, SeverityTable.CIFAR, 0), 80);
        evaluated("r", new Condition.Perturbed("rotate", 4, 1, SeverityTable.CIFAR, 0), 80);
        evaluated("other", new Condition.Perturbed("scale", 4, 1, SeverityTable.CIFAR, 0), -1);
        var compiler = compiler("alexnet", "r", "other");
        assertThat(compiler.aggregates())
                .containsExactly(
                        new Report.Aggregated("r", "meanCorruptionError", "accuracy", null, 1, 75, null, null),
                        new Report.Aggregated("r", "meanFlipProbability", "flipProbability", null, 1, 2, null, null));
        conditions.remove("scale-p1");
        assertThat(compiler("alexnet", "r").aggregates())
                .contains(new Report.Aggregated("r", "meanFlipProbability", "flipProbability", 0.25, 1, 1, null, null));
    }

    @Test
    void aRunOfTheExperimentCanBeTheReferenceAlsoWithTheTableOfCifar() {
        evaluated("r", new Condition.Clean(), 80);
        evaluated("other", new Condition.Clean(), 90);
        evaluatedOnAll("r", SeverityTable.CIFAR, 60, "");
        evaluatedOnAll("other", SeverityTable.CIFAR, 80, "");
        var errors = compiler("other", "r", "other").corruptionErrors();
        assertThat(errors.get(0).mce()).isCloseTo(2, within(1e-12));
        assertThat(errors.get(0).relativeMce()).isCloseTo(2, within(1e-12));
        assertThat(errors.get(1).mce()).isCloseTo(1, within(1e-12));
        assertThat(errors.get(0).reference()).isEqualTo("other");
        assertThat(errors.get(0).scope())
                .isEqualTo(
                        "relative to the run other on the same images: comparable within this experiment alone, not with"
                                + " published numbers");
        assertThat(compiler("other", "r", "other").aggregates())
                .filteredOn(aggregated -> aggregated.name().equals("mce"))
                .extracting(Report.Aggregated::reference)
                .containsExactly("other", "other");
    }

    @Test
    void aReferenceThatIsMissingLeavesNoRelativeNumber() {
        evaluatedOnAll("r", SeverityTable.CIFAR, 60, "");
        assertThat(compiler("lost", "r").corruptionErrors().get(0).mce()).isNull();
        assertThat(compiler("lost", "r").aggregates())
                .extracting(Report.Aggregated::name)
                .containsExactly("meanCorruptionError", "extraCorruptionError");
    }

    @Test
    void everyNumberRelativeToAlexNetSaysWhatItMayBeComparedWith() {
        evaluated("r", new Condition.Clean(), 80);
        evaluatedOnAll("r", SeverityTable.IMAGENET, 60, "");
        evaluated("r", new Condition.Perturbed("rotate", 4, 1, SeverityTable.IMAGENET, 0), 80);
        var scope =
                "AlexNet's values are of ImageNet's 1,000 classes at 224 pixels, and these images are of 2 classes at 224"
                        + " pixels: not comparable with published numbers";
        assertThat(compile("r").get(0).scope()).isEqualTo(scope);
        assertThat(compiler("alexnet", "r").aggregates())
                .filteredOn(aggregated ->
                        List.of("mce", "relativeMce", "meanFlipRate").contains(aggregated.name()))
                .hasSize(3)
                .allMatch(aggregated -> scope.equals(aggregated.scope()));
    }
}
