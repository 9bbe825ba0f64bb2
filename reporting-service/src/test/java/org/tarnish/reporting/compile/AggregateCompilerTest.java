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
        return new AggregateCompiler(conditions, List.of(runs), evaluations).corruptionErrors();
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
        var compiler = new AggregateCompiler(conditions, List.of("r", "other"), evaluations);
        assertThat(compiler.aggregates())
                .containsExactly(
                        new Report.Aggregated("r", "meanCorruptionError", "accuracy", null, 1, 75),
                        new Report.Aggregated("r", "meanFlipProbability", "flipProbability", null, 1, 2));
        conditions.remove("scale-p1");
        assertThat(new AggregateCompiler(conditions, List.of("r"), evaluations).aggregates())
                .contains(new Report.Aggregated("r", "meanFlipProbability", "flipProbability", 0.25, 1, 1));
    }
}
