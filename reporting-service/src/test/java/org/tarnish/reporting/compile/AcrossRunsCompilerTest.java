package org.tarnish.reporting.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.request.Trainable;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.report.Report;

class AcrossRunsCompilerTest {
    private final Map<String, Condition> conditions = new LinkedHashMap<>();
    private final List<Plan.Run> runs = new ArrayList<>();
    private final List<Plan.Comparison> comparisons = new ArrayList<>();
    private final List<Report.Evaluation> evaluations = new ArrayList<>();

    private void run(String id, String methodology, String baseline) {
        runs.add(new Plan.Run(id, "resnet20", "random", Trainable.ALL, methodology, 0, id));
        if (baseline != null) {
            comparisons.add(new Plan.Comparison(id, baseline, "clean", id));
        }
    }

    private void evaluated(String run, Condition condition, int correct) {
        conditions.put(condition.label(), condition);
        evaluations.add(new Report.Evaluation(
                run, condition.label(), correct, 100, 0, 1, null, null, null, Map.of("accuracy", correct / 100.0)));
    }

    private void evaluated(String run, int clean, int fog, int snow) {
        evaluated(run, new Condition.Clean(), clean);
        evaluated(run, new Condition.Corrupted("fog", 1, SeverityTable.CIFAR, 0), fog);
        evaluated(run, new Condition.Corrupted("snow", 1, SeverityTable.CIFAR, 0), snow);
    }

    private AcrossRunsCompiler compiler() {
        var plan = new Plan("d", List.of(), runs, conditions, Map.of(), List.of(), List.of(), comparisons);
        return new AcrossRunsCompiler(plan, evaluations);
    }

    private static double logit(double p) {
        return Math.log(p / (1 - p));
    }

    @Test
    void theLineGoesThroughTheBaselinesWhereThreeOfThemDiffer() {
        run("a", "baseline", null);
        run("b", "baseline", null);
        run("c", "baseline", null);
        run("robust", "fixed-crop-0.5", "c");
        evaluated("a", 60, 30, 50);
        evaluated("b", 70, 40, 60);
        evaluated("c", 80, 50, 70);
        evaluated("robust", 80, 60, 80);
        var robustness = compiler().robustness().orElseThrow();
        assertThat(robustness.fitted()).containsExactly("a", "b", "c");
        // By symmetry of the three points the middle's shifted logit, 0, is the line's but for the curvature of logits.
        double slope = (logit(0.6) - logit(0.4)) / (logit(0.8) - logit(0.6));
        assertThat(robustness.slope()).isCloseTo(slope, within(0.01));
        var robust = robustness.runs().get(3);
        assertThat(robust.shifted()).isCloseTo(0.7, within(1e-12));
        assertThat(robust.effective())
                .isCloseTo(0.7 - robust.expected(), within(1e-12))
                .isBetween(0.08, 0.12);
        assertThat(robust.baseline()).isEqualTo("c");
        assertThat(robust.relative()).isCloseTo(0.1, within(1e-12));
        assertThat(robustness.runs().get(0).relative()).isNull();
    }

    @Test
    void withFewerBaselinesItGoesThroughAllRunsAndWithFewerRunsThereIsNone() {
        run("a", "baseline", null);
        run("b", "other", "a");
        run("c", "third", "a");
        run("lost", "fourth", "a");
        evaluated("a", 60, 30, 50);
        evaluated("b", 70, 40, 60);
        assertThat(compiler().robustness()).isEmpty();
        evaluated("c", 80, 50, 70);
        evaluated("lost", new Condition.Clean(), 90);
        var robustness = compiler().robustness().orElseThrow();
        assertThat(robustness.fitted()).containsExactly("a", "b", "c");
        assertThat(robustness.runs()).extracting(Report.Effective::run).doesNotContain("lost");
    }

    @Test
    void runsAreRankedOverTheConditionsOfTestImages() {
        run("a", "baseline", null);
        run("b", "other", "a");
        run("c", "third", "a");
        evaluated("a", 60, 30, 50);
        evaluated("b", 70, 40, 60);
        evaluated("c", 80, 50, 70);
        evaluated("a", new Condition.Perturbed("rotate", 4, 1, SeverityTable.CIFAR, 0), 99);
        var ranking = compiler().ranking().orElseThrow();
        assertThat(ranking.conditions()).containsExactly("clean", "fog-1", "snow-1");
        assertThat(ranking.runs())
                .containsExactly(new Report.Ranked("c", 1), new Report.Ranked("b", 2), new Report.Ranked("a", 3));
        assertThat(ranking.statistic()).isCloseTo(6, within(1e-12));
        assertThat(ranking.agreement()).isCloseTo(1, within(1e-12));
        assertThat(ranking.pairs()).hasSize(3);
        assertThat(ranking.pairs().get(1).run()).isEqualTo("c");
        assertThat(ranking.pairs().get(1).other()).isEqualTo("a");
        assertThat(ranking.pairs().get(1).p()).isLessThan(0.05);
        assertThat(ranking.criticalDifference()).isBetween(1.0, 2.0);
    }

    @Test
    void twoRunsAreNotRankedNorOnesThatMissACondition() {
        run("a", "baseline", null);
        run("b", "other", "a");
        run("c", "third", "a");
        evaluated("a", 60, 30, 50);
        evaluated("b", 70, 40, 60);
        evaluated("c", new Condition.Clean(), 80);
        assertThat(compiler().ranking()).isEmpty();
    }
}
