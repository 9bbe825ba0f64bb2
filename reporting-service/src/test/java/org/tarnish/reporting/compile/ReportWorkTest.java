package org.tarnish.reporting.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.Planner;
import org.tarnish.experiment.plan.Split;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.plan.Variant;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.MethodologyRequest;
import org.tarnish.experiment.result.ComparisonResult;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.experiment.result.MinimalImagesResult;
import org.tarnish.experiment.result.Normalization;
import org.tarnish.experiment.result.Report;
import org.tarnish.experiment.result.ReportResult;
import org.tarnish.experiment.result.Resources;
import org.tarnish.experiment.result.Shard;
import org.tarnish.experiment.result.ShardsResult;
import org.tarnish.experiment.result.TrainingResult;
import org.tarnish.experiment.result.WeightsOrigin;
import org.tarnish.experiment.statistics.McNemar;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.ledger.Failure;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.pipeline.ledger.Snapshot;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.MissingObject;
import org.tarnish.pipeline.task.TaskCancelled;
import org.tarnish.pipeline.task.TaskContext;

class ReportWorkTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Normalization HALF = new Normalization(List.of(.5, .5, .5), List.of(.5, .5, .5));
    private static final Shard SHARD = new Shard("i", "0", "l", "0", "e", "0", 4);

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final Archive archive = new Archive(store);
    private final Set<String> done = new HashSet<>();
    private Plan plan;

    @BeforeEach
    void plan() {
        var request = new ExperimentRequest(
                "small",
                new DatasetRequest("digits", null, null, null, null, null, null),
                16,
                List.of("resnet20"),
                null,
                null,
                List.of(
                        new MethodologyRequest("baseline", null),
                        new MethodologyRequest("fixed", Map.of("reduction", "color", "quality", 0.5))),
                new Conditions(
                        null,
                        new Conditions.Reductions(List.of("color"), List.of(0.5)),
                        new Conditions.MinimalImages(List.of("color"), 4, 0.25),
                        new Conditions.Perturbations(List.of("rotate"), 4, null, null, null),
                        List.of()),
                null);
        var record = new ExperimentRecord("e1", CLOCK.instant(), request, Planner.ingest(request, "digits"));
        store.put(Keys.request("e1"), Json.bytes(record), "application/json");
        var manifest = new DatasetManifest(
                "d1",
                "digits",
                16,
                List.of("0", "1"),
                Map.of(Split.TRAIN, List.of(SHARD), Split.VALIDATION, List.of(SHARD), Split.TEST, List.of(SHARD)),
                HALF,
                List.of(),
                0);
        store.put(Keys.dataset("d1"), Json.bytes(manifest), "application/json");
        complete(record.ingest().id(), manifest, "another");
        plan = Planner.plan("e1", request, record.ingest(), manifest);
        store.put(Keys.plan("e1"), Json.bytes(plan), "application/json");
    }

    private void complete(String task, Object result, String executedFor) {
        done.add(task);
        var marker = new Marker(task, executedFor, "w", 1, 1.5, CLOCK.instant(), Json.tree(result));
        store.put(Keys.marker(task), Json.bytes(marker), "application/json");
    }

    private void completeAllBut(String missing) {
        for (var task : plan.tasks()) {
            if (!done.contains(task.id())
                    && !task.id().equals(missing)
                    && !task.spec().inputs().contains(missing)) {
                complete(task.id(), result(task), "e1");
            }
        }
    }

    private Object result(Task task) {
        return switch (task.spec().taskKind()) {
            case INGEST, IMAGESET, REHEARSE, REPORT ->
                throw new IllegalStateException("not of this plan, or done before");
            case SHARDS -> new ShardsResult(List.of(SHARD), 0.5);
            case TRAIN ->
                new TrainingResult(
                        "resnet20",
                        2,
                        HALF,
                        "m",
                        "0",
                        "c",
                        "0",
                        272_474,
                        10_000_000,
                        1,
                        0.75,
                        List.of(new EpochRecord(1, 1, null, 0.9, 0.75, 0.8, 2.5)),
                        "cpu",
                        2,
                        new WeightsOrigin("random", null, null),
                        new Resources("cpu", 2.5, 400.0, null, null, 0.05, 0.001, "USD"));
            case EVALUATE -> {
                store.put(task.id() + ".csv", "index,label,predicted\n0,1,1\n".getBytes(), "text/csv");
                var sequences = ((TaskSpec.Evaluate) task.spec()).variant() instanceof Variant.Perturbed;
                yield sequences
                        ? new EvaluationResult(
                                task.id() + ".csv", "0", 100, 124, 0.25, new EvaluationResult.Flips(4, 31, 0.0625))
                        : new EvaluationResult(task.id() + ".csv", "0", 3, 4, 0.25);
            }
            case MINIMAL ->
                new MinimalImagesResult(
                        List.of(
                                new MinimalImagesResult.Minimal(0, 1, 50, 100, 0.5, 1, 0, 0, 16, "p"),
                                new MinimalImagesResult.Minimal(2, 1, 100, 100, 1, 1, 0, 0, 16, "p")),
                        2);
            case COMPARE -> McNemar.test(10, 25);
        };
    }

    private ReportResult compile() {
        return new ReportWork(store, new Archive(store), CLOCK, Map.of("tarnish", "1"))
                .run(Task.of(new TaskSpec.Report("e1")), new Attempt(false));
    }

    /** An attempt that is called off or is not. */
    private record Attempt(boolean cancelled) implements TaskContext {
        @Override
        public String artefacts() {
            return "tasks/report-0/attempts/1/";
        }

        @Override
        public void progress(String text, long done, long total, String unit) {
            assertThat(done).isLessThanOrEqualTo(Math.max(total, 0));
        }

        @Override
        public void saved() {
            throw new AssertionError("a report keeps nothing");
        }
    }

    private Report report() {
        return Json.read(store.get(Keys.report("e1", "report.json")).orElseThrow(), Report.class);
    }

    @Test
    void compilesEverything() {
        completeAllBut("");

        assertThat(compile()).isEqualTo(new ReportResult("experiments/e1/report/report.html", CLOCK.instant()));

        var report = report();
        assertThat(report.runs())
                .extracting(Report.Run::id)
                .containsExactly(
                        "resnet20-random-shared-s0",
                        "resnet20-random-baseline-s0",
                        "resnet20-random-fixed-color-0.5-s0");
        assertThat(report.evaluations()).hasSize(9);
        assertThat(report.evaluations().get(0).accuracy()).isEqualTo(0.75);
        assertThat(report.comparisons()).hasSize(4).allSatisfy(comparison -> {
            assertThat(comparison.stars()).isEqualTo("*");
            assertThat(comparison.holmP()).isEqualTo(2 * comparison.p());
        });
        assertThat(report.entropy()).hasSize(3).allSatisfy(entropy -> {
            assertThat(entropy.images()).isEqualTo(4);
            assertThat(entropy.unsolved()).isEqualTo(2);
            assertThat(entropy.meanRatio()).isEqualTo(0.75);
        });
        assertThat(report.tasks().reused())
                .as("the ingest was another experiment's")
                .isEqualTo(1);
        assertThat(report.tasks().executed()).isEqualTo(plan.tasks().size() - 1);
        assertThat(store.exists(Keys.report("e1", "report.html"))).isTrue();
        assertThat(store.exists(Keys.report("e1", "predictions/resnet20-random-shared-s0/clean.csv")))
                .isTrue();
        assertThat(archive.outcome("e1")).as("its owner's to write").isEmpty();
    }

    @Test
    void sequencesCarryFlipsAndAreComparedWithNothing() {
        completeAllBut("");
        compile();

        var sequences = report().evaluations().stream()
                .filter(evaluation -> evaluation.condition().equals("rotate-p1"))
                .toList();
        assertThat(sequences).hasSize(3).allSatisfy(evaluation -> {
            assertThat(evaluation.flips()).isEqualTo(new EvaluationResult.Flips(4, 31, 0.0625));
            assertThat(evaluation.relativeDrop()).isNull();
        });
        assertThat(report().comparisons())
                .extracting(Report.Comparison::condition)
                .doesNotContain("rotate-p1");
        var html = new String(store.get(Keys.report("e1", "report.html")).orElseThrow(), StandardCharsets.UTF_8);
        assertThat(html).contains("id=\"flips\"").contains("6.25");
        var flips = new String(store.get(Keys.report("e1", "tables/flips.csv")).orElseThrow(), StandardCharsets.UTF_8);
        assertThat(flips.lines()).hasSize(4);
    }

    @Test
    void namesWhatFailedAndWhatWasSkipped() {
        var failing = plan.tasks().stream()
                .filter(task -> task.spec().taskKind() == TaskKind.EVALUATE)
                .map(Task::id)
                .findFirst()
                .orElseThrow();
        store.put(
                Keys.failure("e1", failing),
                Json.bytes(new Failure(failing, "a shard is damaged", 3, "w", CLOCK.instant())),
                "application/json");
        completeAllBut(failing);

        compile();

        var report = report();
        assertThat(report.tasks().failed()).isEqualTo(1);
        assertThat(report.tasks().skipped()).isEqualTo(1);
        assertThat(report.evaluations()).hasSize(8);
        assertThat(report.problems()).extracting(Report.Problem::reason).contains("a shard is damaged");
        assertThat(report.problems().get(0).what()).isEqualTo("resnet20-random-shared-s0 on clean");
    }

    @Test
    void countsWhatItsOwnerHasNoted() {
        completeAllBut("");
        var all = new BitSet();
        all.set(0, plan.tasks().size());
        var reused = new BitSet();
        reused.set(0, 3);
        store.put(
                Keys.snapshot("e1"),
                Json.bytes(new Snapshot(plan.digest(), all.toByteArray(), reused.toByteArray(), List.of())),
                "application/json");

        compile();

        assertThat(report().tasks().reused()).isEqualTo(3);
        assertThat(report().tasks().executed()).isEqualTo(plan.tasks().size() - 3);
    }

    @Test
    void readsWhatItShowsAndNotWhatItOnlyCounts() {
        completeAllBut("");
        note(plan.tasks().size());
        plan.tasks().stream()
                .filter(task -> task.spec().taskKind() == TaskKind.SHARDS)
                .forEach(task -> store.delete(Keys.marker(task.id())));

        compile();

        assertThat(report().tasks().executed() + report().tasks().reused())
                .isEqualTo(plan.tasks().size());
        assertThat(report().evaluations()).hasSize(9);
    }

    @Test
    void aReportThatLacksTheResultOfADoneTaskIsNotWritten() {
        completeAllBut("");
        note(plan.tasks().size());
        var lost = plan.evaluations().get(0).task();
        store.delete(Keys.marker(lost));

        assertThatThrownBy(this::compile).isInstanceOf(MissingObject.class).hasMessageContaining(lost);
        assertThat(store.exists(Keys.report("e1", "report.html"))).isFalse();
    }

    @Test
    void aSnapshotOfAnotherPlanCountsNothing() {
        completeAllBut("");
        store.put(
                Keys.snapshot("e1"),
                Json.bytes(new Snapshot("another", new byte[0], new byte[0], List.of())),
                "application/json");

        compile();

        assertThat(report().tasks().executed()).isEqualTo(plan.tasks().size() - 1);
    }

    @Test
    void stopsWhenItIsCalledOff() {
        completeAllBut("");

        assertThatThrownBy(() -> new ReportWork(store, archive, CLOCK, Map.of())
                        .run(Task.of(new TaskSpec.Report("e1")), new Attempt(true)))
                .isInstanceOf(TaskCancelled.class);
        assertThat(store.exists(Keys.report("e1", "report.html"))).isFalse();
    }

    /** What an owner saves before it asks for the report. */
    private void note(int done) {
        var bits = new BitSet();
        bits.set(0, done);
        store.put(
                Keys.snapshot("e1"),
                Json.bytes(new Snapshot(plan.digest(), bits.toByteArray(), new byte[0], List.of())),
                "application/json");
    }

    @Test
    void namesThePlaceThatThisExperimentReadItsImagesFrom() {
        completeAllBut("");
        var shared = archive.dataset("d1");
        store.put(
                Keys.dataset("d1"),
                Json.bytes(new DatasetManifest(
                        "d1",
                        "another place",
                        16,
                        shared.classes(),
                        shared.splits(),
                        HALF,
                        List.of(new DatasetManifest.Broken("b.png", "b.png is empty (0 bytes)")),
                        1)),
                "application/json");

        compile();

        assertThat(report().dataset().location()).isEqualTo("digits");
        assertThat(report().dataset().broken()).isEmpty();
    }

    @Test
    void agreesWithTheComparisonsOfTheGoldenFormula() {
        ComparisonResult result = McNemar.test(10, 25);

        assertThat(result.chi2()).isEqualTo(225.0 / 35);
    }
}
