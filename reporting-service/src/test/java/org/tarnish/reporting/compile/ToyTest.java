package org.tarnish.reporting.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.metric.Metrics;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.plan.AskedConditions;
import org.tarnish.experiment.plan.Planner;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.MethodologyRequest;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.experiment.result.Resources;
import org.tarnish.experiment.result.Shard;
import org.tarnish.experiment.result.TrainingResult;
import org.tarnish.experiment.result.WeightsOrigin;
import org.tarnish.imaging.corruption.catalogue.Corruptions;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.report.Report;
import org.tarnish.report.page.ReportPage;
import org.tarnish.report.page.TableFiles;

/**
 * A corruption, a metric and a section that live in the test sources and are nowhere named but in {@code
 * META-INF/services}: they are seen everywhere a real one is.
 */
class ToyTest {
    private static final String TOY = "toy_corruption";
    private static final ExperimentRequest REQUEST = new ExperimentRequest(
            "toys",
            new DatasetRequest("digits", null, null, null, null, null, null),
            16,
            List.of("resnet20"),
            null,
            null,
            List.of(new MethodologyRequest("baseline", null)),
            new Conditions(
                    new Conditions.Corruptions(List.of(TOY, "fog"), List.of(3), null, null, null),
                    null,
                    null,
                    null,
                    List.of()),
            null);

    private static final TrainingResult TRAINED = new TrainingResult(
            "resnet20",
            2,
            new Normalization(List.of(.5, .5, .5), List.of(.5, .5, .5)),
            "m",
            "0",
            "c",
            "0",
            272_474,
            10_000_000,
            1,
            0.75,
            List.of(),
            "cpu",
            2,
            new WeightsOrigin("random", null, null),
            new Resources("cpu", 2.5, 400.0, null, null, 0.05, 0.001, "USD"));

    private final Report report = report();

    private static Report report() {
        var ingest = Planner.ingest(REQUEST, "digits");
        var shard = new Shard("i", "0", "l", "0", "e", "0", 4);
        var dataset = new DatasetManifest(
                "digits",
                "digits",
                16,
                List.of("0", "1"),
                Map.of(Split.TRAIN, List.of(shard), Split.VALIDATION, List.of(shard), Split.TEST, List.of(shard)),
                new Normalization(List.of(.5, .5, .5), List.of(.5, .5, .5)),
                List.of(),
                0);
        var plan = Planner.plan("e1", REQUEST, ingest, dataset);
        var markers = new HashMap<String, Marker>();
        var done = new BitSet();
        done.set(0, plan.tasks().size());
        for (var task : plan.tasks()) {
            Object result = null;
            if (task.spec() instanceof TaskSpec.Evaluate evaluate) {
                result = evaluated(evaluate.condition());
            } else if (task.spec() instanceof TaskSpec.Train) {
                result = TRAINED;
            }
            if (result != null) {
                markers.put(task.id(), new Marker(task.id(), "e1", "w", 1, 1.0, Instant.EPOCH, Json.tree(result)));
            }
        }
        var endings = Endings.of(plan, done, new BitSet(), Set.of());
        return new ReportCompiler(
                        new ExperimentRecord("e1", Instant.EPOCH, REQUEST, ingest),
                        plan,
                        dataset,
                        endings,
                        markers,
                        Map.of(),
                        evaluation -> {
                            throw new AssertionError("no predictions are needed");
                        },
                        List.of())
                .compile(Instant.EPOCH, Map.of());
    }

    private static EvaluationResult evaluated(Condition condition) {
        var predictions = Predictions.ofClasses(new int[] {0, 1, 1, 0}, new int[] {0, 1, 0, 0});
        return new EvaluationResult(
                "p.csv", "0", predictions.correct(), predictions.count(), Metrics.of(predictions, condition));
    }

    @Test
    void theCorruptionIsACondition() {
        assertThat(Corruptions.names()).contains(TOY);
        assertThat(new AskedConditions(REQUEST).conditions(100)).containsKey(TOY + "-3");
        assertThat(report.evaluations())
                .extracting(Report.Evaluation::condition)
                .contains(TOY + "-3");
        assertThat(new ReportPage().html(report)).contains(TOY);
    }

    @Test
    void theCorruptionJoinsNoMeanOfTheLiterature() {
        assertThat(Corruptions.mainNames()).doesNotContain(TOY).hasSize(15);
        assertThat(Corruptions.extraNames()).doesNotContain(TOY).hasSize(4);
        assertThat(report.corruptionErrors()).isNotEmpty().allSatisfy(errors -> {
            assertThat(errors.mainCells()).isEqualTo(1);
            assertThat(errors.extraCells()).isZero();
        });
    }

    @Test
    void theMetricIsInTheReportsDataItsFilesAndASectionOfItsOwn() {
        assertThat(Json.tree(report).at("/evaluations/0/toyClasses").asDouble()).isEqualTo(2);
        var lines = TableFiles.of(report).get("evaluations.csv").lines().toList();
        assertThat(lines.get(0)).contains(",toyClasses,");
        assertThat(lines.get(1)).contains(",2.0,");
        assertThat(new ReportPage().html(report))
                .contains("<section id=\"toy-classes\">", "<h2>Toy classes</h2>", "<a href=\"#toy-classes\">")
                .contains("Number of classes that were predicted at least once. Higher is better. Source: a test");
    }

    @Test
    void theSectionIsOnThePageInItsContentsAndAmongTheFiles() {
        assertThat(new ReportPage().html(report))
                .contains("<section id=\"toy-section\">", "A toy note.", "<a href=\"#toy-section\">", "toy runs")
                .contains("tables/toy.csv");
        assertThat(TableFiles.of(report))
                .containsEntry("toy.csv", "runs\r\n" + report.runs().size() + "\r\n");
    }
}
