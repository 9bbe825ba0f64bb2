package org.tarnish.reporting.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.significance.McNemar;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.Planner;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.MethodologyRequest;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.ComparisonResult;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.experiment.result.MinimalImagesResult;
import org.tarnish.experiment.result.ReportResult;
import org.tarnish.experiment.result.Resources;
import org.tarnish.experiment.result.Shard;
import org.tarnish.experiment.result.ShardsResult;
import org.tarnish.experiment.result.TrainingResult;
import org.tarnish.experiment.result.WeightsOrigin;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.ledger.Failure;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.pipeline.ledger.Snapshot;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.MissingObject;
import org.tarnish.pipeline.store.StoreUnavailable;
import org.tarnish.pipeline.task.PermanentFailure;
import org.tarnish.pipeline.task.TaskCancelled;
import org.tarnish.pipeline.task.TaskContext;
import org.tarnish.report.Report;

class ReportWorkTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Normalization HALF = new Normalization(List.of(.5, .5, .5), List.of(.5, .5, .5));
    private static final Shard SHARD = new Shard("i", "0", "l", "0", "e", "0", 4);

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final Attempt attempt = new Attempt();
    private Plan plan;

    /** An attempt at the report. */
    private static final class Attempt implements TaskContext {
        private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
        private volatile String cancelledAt;

        @Override
        public String artefacts() {
            throw new AssertionError("a report has its own place");
        }

        @Override
        public boolean cancelled() {
            return cancelledAt != null && told.contains(cancelledAt);
        }

        @Override
        public void progress(String text, long done, long total, String unit) {
            told.add(text);
        }

        @Override
        public void saved() {
            throw new AssertionError("nothing to go on from");
        }
    }

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
        var ingest = Planner.ingest(request, "digits");
        plan = Planner.plan("e1", request, ingest, manifest("digits", List.of()));
        put(Keys.request("e1"), new ExperimentRecord("e1", CLOCK.instant(), request, ingest));
        put(Keys.plan("e1"), plan);
        complete(ingest.id(), manifest("digits", List.of()), "another");
    }

    private static DatasetManifest manifest(String location, List<DatasetManifest.Broken> broken) {
        return new DatasetManifest(
                "d1",
                location,
                16,
                List.of("0", "1"),
                Map.of(Split.TRAIN, List.of(SHARD), Split.VALIDATION, List.of(SHARD), Split.TEST, List.of(SHARD)),
                HALF,
                broken,
                broken.size());
    }

    private void put(String key, Object value) {
        store.put(key, Json.bytes(value), "application/json");
    }

    private void complete(String task, Object result, String executedFor) {
        put(Keys.marker(task), new Marker(task, executedFor, "w", 1, 1.5, CLOCK.instant(), Json.tree(result)));
    }

    private void completeAllBut(String missing) {
        for (var task : plan.tasks()) {
            if (!store.exists(Keys.marker(task.id()))
                    && !task.id().equals(missing)
                    && !task.spec().inputs().contains(missing)) {
                complete(task.id(), result(task), "e1");
            }
        }
    }

    /** As the owner leaves it before it asks for the report. */
    private void snapshot(BitSet done, BitSet reused) {
        put(Keys.snapshot("e1"), new Snapshot(plan.digest(), done.toByteArray(), reused.toByteArray(), List.of()));
    }

    private BitSet all() {
        var all = new BitSet();
        all.set(0, plan.tasks().size());
        return all;
    }

    private Object result(Task task) {
        return switch (task.spec().taskKind()) {
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
                var sequences = ((TaskSpec.Evaluate) task.spec()).condition() instanceof Condition.Perturbed;
                yield sequences
                        ? new EvaluationResult(
                                task.id() + ".csv", "0", 100, 124, Map.of("loss", 0.25, "flipProbability", 0.0625))
                        : new EvaluationResult(task.id() + ".csv", "0", 3, 4, Map.of("loss", 0.25));
            }
            case MINIMAL ->
                new MinimalImagesResult(
                        List.of(
                                new MinimalImagesResult.Minimal(0, 1, 50, 100, 0.5, 1, 0, 0, 16, "p"),
                                new MinimalImagesResult.Minimal(2, 1, 100, 100, 1, 1, 0, 0, 16, "p")),
                        2);
            case COMPARE -> McNemar.test(10, 25);
            default -> throw new IllegalStateException("done before: " + task);
        };
    }

    private ReportResult compile() {
        return new ReportWork(store, new Archive(store), CLOCK, Map.of("tarnish", "1"))
                .run(Task.of(new TaskSpec.Report("e1")), attempt);
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
        assertThat(attempt.told)
                .contains("looking up tasks", "reading results", "compiling", "writing tables and pages");
    }

    @Test
    void sequencesCarryFlipsAndAreComparedWithNothing() {
        completeAllBut("");
        compile();

        var sequences = report().evaluations().stream()
                .filter(evaluation -> evaluation.condition().equals("rotate-p1"))
                .toList();
        assertThat(sequences).hasSize(3).allSatisfy(evaluation -> {
            assertThat(evaluation.metric("flipProbability")).isEqualTo(0.0625);
            assertThat(evaluation.sequences()).isEqualTo(4);
            assertThat(evaluation.frames()).isEqualTo(31);
            assertThat(evaluation.relativeDrop()).isNull();
        });
        assertThat(report().comparisons())
                .extracting(Report.Comparison::condition)
                .doesNotContain("rotate-p1");
        var html = new String(store.get(Keys.report("e1", "report.html")).orElseThrow(), StandardCharsets.UTF_8);
        assertThat(html).contains("id=\"flip-probability\"").contains("6.25");
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
        put(Keys.failure("e1", failing), new Failure(failing, "a shard is damaged", 3, "w", CLOCK.instant()));
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
    void countsWhatItsOwnerLeft() {
        completeAllBut("");
        var reused = new BitSet();
        reused.set(0, 3);
        snapshot(all(), reused);

        compile();

        assertThat(report().tasks()).isEqualTo(new Report.Tasks(plan.tasks().size() - 3, 3, 0, 0));
        assertThat(attempt.told).as("no need to ask for each task").doesNotContain("looking up tasks");
    }

    @Test
    void aSnapshotOfAnotherPlanCountsForNothing() {
        completeAllBut("");
        put(Keys.snapshot("e1"), new Snapshot("another", new byte[0], new byte[0], List.of()));

        compile();

        assertThat(report().tasks()).isEqualTo(new Report.Tasks(plan.tasks().size() - 1, 1, 0, 0));
    }

    @Test
    void aTaskThatIsDoneAfterAllIsNoFailure() {
        var failed = plan.evaluations().get(0).task();
        put(Keys.failure("e1", failed), new Failure(failed, "too slow", 3, "w", CLOCK.instant()));
        completeAllBut("");

        compile();

        assertThat(report().tasks().failed()).isZero();
        assertThat(report().problems()).isEmpty();
        assertThat(report().evaluations()).hasSize(9);
    }

    @Test
    void readsOnlyMarkersThatItShows() {
        completeAllBut("");
        snapshot(all(), new BitSet());
        for (var task : plan.tasks()) {
            if (task.spec().taskKind() == TaskKind.SHARDS) {
                store.put(Keys.marker(task.id()), new byte[] {'{'}, "application/json");
            }
        }

        compile();

        assertThat(report().evaluations()).hasSize(9);
    }

    @Test
    void saysWhatItsOwnIngestFoundWhateverOthersWroteOfTheSameContent() {
        completeAllBut("");
        var broken = new DatasetManifest.Broken("a.png", "not an image");
        complete(plan.tasks().get(0).id(), manifest("/data/mine", List.of(broken)), "e1");
        put(Keys.dataset("d1"), manifest("/data/theirs", List.of()));

        compile();

        assertThat(report().dataset().location()).isEqualTo("/data/mine");
        assertThat(report().dataset().broken()).containsExactly(broken);
        assertThat(report().dataset().brokenCount()).isEqualTo(1);
    }

    @Test
    void compiledAgainItIsTheSame() {
        completeAllBut("");
        compile();
        var first = store.get(Keys.report("e1", "report.html")).orElseThrow();

        compile();

        assertThat(store.get(Keys.report("e1", "report.html"))).contains(first);
    }

    @Test
    void withoutAReadablePlanNoFurtherAttemptIsMade() {
        store.put(Keys.plan("e1"), new byte[] {'{'}, "application/json");
        assertThatThrownBy(this::compile)
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("'experiments/e1/plan.json' cannot be read");

        store.delete(Keys.plan("e1"));
        assertThatThrownBy(this::compile)
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("no object 'experiments/e1/plan.json'");
    }

    @Test
    void aResultThatHasGoneIsNotPassedOverInSilence() {
        completeAllBut("");
        snapshot(all(), new BitSet());
        var gone = plan.evaluations().get(0).task();
        store.delete(Keys.marker(gone));

        assertThatThrownBy(this::compile).isInstanceOf(MissingObject.class).hasMessageContaining(gone);
    }

    @Test
    void aStoreThatIsAwayIsNotItsFault() {
        completeAllBut("");
        store.failPuts("tables/");

        assertThatThrownBy(this::compile).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void stopsWhenNobodyWantsItAnyMore() {
        completeAllBut("");
        for (var text : List.of("looking up tasks", "compiling", "writing tables and pages")) {
            attempt.told.clear();
            attempt.cancelledAt = text;

            assertThatThrownBy(this::compile).isInstanceOf(TaskCancelled.class);
        }
        assertThat(store.exists(Keys.report("e1", "report.html"))).isFalse();
    }

    @Test
    void agreesWithTheComparisonsOfTheGoldenFormula() {
        ComparisonResult result = McNemar.test(10, 25);

        assertThat(result.chi2()).isEqualTo(225.0 / 35);
    }
}
