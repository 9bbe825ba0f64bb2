package org.tarnish.reporting.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.PredictionsBuilder;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.Planner;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.ImageSetRequest;
import org.tarnish.experiment.request.MethodologyRequest;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.experiment.result.Shard;
import org.tarnish.report.Report;

class ForeignCompilerTest {
    private static final Shard SHARD = new Shard("i", "0", "l", "0", "e", "0", 4);
    private static final Normalization HALF = new Normalization(List.of(.5, .5, .5), List.of(.5, .5, .5));

    private final Plan plan = plan();

    /** The conditions' labels by the tasks that evaluate them. */
    private final Map<String, String> conditions =
            plan.evaluations().stream().collect(Collectors.toMap(Plan.Evaluation::task, Plan.Evaluation::condition));

    private static Plan plan() {
        var set = new ImageSetRequest("svhn", "svhn", null, null, null, ImageSetRequest.Role.OOD, null, "f0");
        var request = new ExperimentRequest(
                "foreign",
                new DatasetRequest("digits", null, null, null, null, null, null),
                16,
                List.of("resnet20"),
                null,
                null,
                List.of(new MethodologyRequest("baseline", null)),
                new Conditions(null, null, null, null, List.of(set)),
                null);
        var dataset = new DatasetManifest(
                "digits",
                "digits",
                16,
                List.of("0", "1"),
                Map.of(Split.TRAIN, List.of(SHARD), Split.VALIDATION, List.of(SHARD), Split.TEST, List.of(SHARD)),
                HALF,
                List.of(),
                0);
        return Planner.plan("e1", request, Planner.ingest(request, "digits"), dataset);
    }

    private Optional<EvaluationResult> evaluated(String task) {
        return Optional.of(new EvaluationResult(conditions.get(task), "0", 0, 2, Map.of()));
    }

    private static Predictions sure(float... logits) {
        var builder = new PredictionsBuilder(logits.length, 2, false);
        for (float logit : logits) {
            builder.add(0, new float[] {logit, 0}, 0);
        }
        return builder.build();
    }

    private static Predictions stored(EvaluationResult evaluation) {
        return evaluation.predictions().equals("clean")
                ? sure(4, 2)
                : sure(3, 1, 1).withoutLabels();
    }

    private List<Report.Foreign> compiled(
            Function<String, Optional<EvaluationResult>> results, Function<EvaluationResult, Predictions> stored) {
        return new ForeignCompiler(plan, results, stored).compile();
    }

    @Test
    void everyRunIsComparedWithItsOwnCleanImages() {
        var runs = plan.runs().stream().map(Plan.Run::id).toList();
        assertThat(compiled(this::evaluated, ForeignCompilerTest::stored))
                .hasSameSizeAs(runs)
                .allSatisfy(one -> {
                    assertThat(one.condition()).isEqualTo("svhn");
                    assertThat(one.images()).isEqualTo(3);
                    assertThat(one.oodAuroc()).isEqualTo(5.0 / 6);
                    assertThat(one.oodFpr95()).isEqualTo(1.0 / 3);
                })
                .extracting(Report.Foreign::run)
                .containsExactlyElementsOf(runs);
    }

    @Test
    void withoutConfidencesOrCleanImagesThereIsNoNumber() {
        assertThat(compiled(this::evaluated, evaluation -> Predictions.ofClasses(new int[] {-1, -1}, new int[] {0, 1})))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.oodAuroc()).isNull());
        assertThat(compiled(
                        task -> conditions.get(task).equals("clean") ? Optional.empty() : evaluated(task),
                        ForeignCompilerTest::stored))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.oodAupr()).isNull());
    }

    @Test
    void whatWasNotEvaluatedIsLeftOut() {
        assertThat(compiled(task -> Optional.empty(), ForeignCompilerTest::stored))
                .isEmpty();
    }
}
