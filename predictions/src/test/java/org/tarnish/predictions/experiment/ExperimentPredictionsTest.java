package org.tarnish.predictions.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.PredictionsBuilder;
import org.tarnish.evaluation.choice.MeasureChoice;
import org.tarnish.evaluation.metric.Metrics;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.Planner;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.MethodologyRequest;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.experiment.result.Shard;
import org.tarnish.machine.file.Sha256;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.predictions.experiment.PredictionFiles.Format;
import org.tarnish.predictions.file.PredictionsWriter;

class ExperimentPredictionsTest {
    private static final int IMAGES = 40;
    private static final String RUN = "resnet20-random-shared-s0";

    @TempDir
    private Path folder;

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private Plan plan;

    @BeforeEach
    void evaluate() {
        var request = new ExperimentRequest(
                "e",
                new DatasetRequest("digits", null, null, null, null, null, null),
                16,
                List.of("resnet20"),
                null,
                null,
                List.of(new MethodologyRequest("shared", null)),
                new Conditions(
                        new Conditions.Corruptions(List.of("fog", "snow"), List.of(5), null, null, null), null, null),
                List.of(0L, 1L));
        var shards = List.of(new Shard("i", "a", "l", "b", "e", "c", IMAGES));
        var dataset = new DatasetManifest(
                "d0",
                "digits",
                16,
                List.of("a", "b", "c"),
                Map.of(Split.TRAIN, shards, Split.VALIDATION, shards, Split.TEST, shards),
                new Normalization(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25)),
                List.of(),
                0);
        var ingest = Planner.ingest(request, "digits");
        plan = Planner.plan("e1", request, ingest, dataset);
        put(Keys.dataset("d0"), dataset);
        put(Keys.request("e1"), new ExperimentRecord("e1", Instant.EPOCH, request, ingest));
        put(Keys.plan("e1"), plan);
        put(Keys.marker(ingest.id()), new Marker(ingest.id(), "e1", "w", 1, 1, Instant.EPOCH, Json.tree(dataset)));
        for (var evaluation : plan.evaluations()) {
            var predictions = predictions(evaluation.run(), evaluation.condition());
            done(evaluation, ".parquet", PredictionsWriter.bytes(predictions), predictions);
        }
    }

    private static Predictions predictions(String condition) {
        return predictions(RUN, condition);
    }

    private static Predictions predictions(String run, String condition) {
        var random = new Random((run + condition).hashCode());
        var builder = new PredictionsBuilder(IMAGES, 3, true);
        for (int i = 0; i < IMAGES; i++) {
            builder.add(
                    i % 3,
                    new float[] {
                        (float) random.nextGaussian(), (float) random.nextGaussian(), (float) random.nextGaussian()
                    },
                    0);
        }
        return builder.build();
    }

    private void done(Plan.Evaluation evaluation, String ending, byte[] file, Predictions predictions) {
        var key = evaluation.task() + ending;
        store.put(key, file, "");
        var result = new EvaluationResult(
                key,
                Sha256.of(file),
                predictions.correct(),
                IMAGES,
                Metrics.of(predictions, plan.conditions().get(evaluation.condition())));
        put(
                Keys.marker(evaluation.task()),
                new Marker(evaluation.task(), "e1", "w", 1, 1, Instant.EPOCH, Json.tree(result)));
    }

    private void put(String key, Object value) {
        store.put(key, Json.bytes(value), "application/json");
    }

    private StoredEvaluations evaluations() {
        return new StoredEvaluations(store, new Archive(store), "e1");
    }

    private List<Score> measure(String... names) {
        var evaluations = evaluations();
        return new Scoring(evaluations, MeasureChoice.of(List.of(names)))
                .of(evaluations.runs(), evaluations.conditions(), done -> {});
    }

    private Score score(String condition, String measure, String... names) {
        return measure(names).stream()
                .filter(score -> score.run().equals(RUN)
                        && score.condition().orElse("").equals(condition)
                        && score.measure().equals(measure))
                .findFirst()
                .orElseThrow();
    }

    private PredictionFiles.Written write(Format format) throws IOException {
        var evaluations = evaluations();
        return new PredictionFiles(store, evaluations, folder.resolve("scratch"))
                .write(
                        folder.resolve("out"),
                        format,
                        evaluations.runs(),
                        evaluations.conditions().keySet(),
                        (what, done) -> {});
    }

    @Test
    void whatIsMeasuredAgainIsWhatTheEvaluationsHaveMeasured() {
        var scores = measure();

        for (var evaluation : plan.evaluations()) {
            var expected = Metrics.of(
                    predictions(evaluation.run(), evaluation.condition()),
                    plan.conditions().get(evaluation.condition()));
            expected.forEach((name, value) -> assertThat(scores)
                    .as("%s on %s", name, evaluation.condition())
                    .anySatisfy(score -> {
                        assertThat(score.run()).isEqualTo(evaluation.run());
                        assertThat(score.condition()).hasValue(evaluation.condition());
                        assertThat(score.measure()).isEqualTo(name);
                        // Logits are kept as halves.
                        assertThat(score.value()).hasValueSatisfying(again -> assertThat(again)
                                .isCloseTo(value, within(name.equals("classwiseEce") ? 1e-3 : 1e-12)));
                    }));
        }
    }

    @Test
    void anAggregateWithTooFewConditionsSaysSo() {
        var error = score("", "meanCorruptionError");

        assertThat(error.value()).isEmpty();
        assertThat(error.lacks()).hasValue("it takes 75 values, and there are 2");
    }

    @Test
    void theWorstCaseIsOverTheSameImages() {
        var fog = predictions("fog-5");
        var snow = predictions("snow-5");
        int both = 0;
        for (int i = 0; i < IMAGES; i++) {
            both += fog.right(i) && snow.right(i) ? 1 : 0;
        }

        assertThat(score("", "worstCase5", "worstCase5").value()).hasValue((double) both / IMAGES);
    }

    @Test
    void predictionsOfBeforeSayWhatTheyLack() {
        var classes = predictions("clean");
        var csv = new StringBuilder("index,label,predicted\n");
        for (int i = 0; i < IMAGES; i++) {
            csv.append(i + "," + classes.labels()[i] + "," + classes.predicted()[i] + "\n");
        }
        var clean = plan.evaluations().get(0);
        done(
                clean,
                ".csv",
                csv.toString().getBytes(StandardCharsets.UTF_8),
                Predictions.ofClasses(classes.labels(), classes.predicted()));

        assertThat(score("clean", "accuracy").value()).hasValue(classes.accuracy());
        assertThat(score("clean", "brierScore").lacks()).hasValue("the stored predictions lack confidences");
        assertThat(score("fog-5", "brierScore").value()).isPresent();
    }

    @Test
    void whatIsNotDoneIsSaid() {
        store.delete(Keys.marker(plan.evaluations().get(0).task()));

        assertThat(score("clean", "accuracy").lacks()).hasValue("the evaluation is not done");
    }

    @Test
    void measuringReadsEachEvaluationOnce() {
        var evaluations = evaluations();
        var conditions = evaluations.conditions();
        int before = store.calls();
        new Scoring(evaluations, MeasureChoice.all()).of(evaluations.runs(), conditions, done -> {});

        assertThat(store.calls() - before)
                .as("its marker and its predictions; and of the experiment request, plan and data set")
                .isLessThanOrEqualTo(2 * plan.evaluations().size() + 3);
    }

    @Test
    void everyRunGetsAFileOfAllItsRows() throws IOException {
        var csv = write(Format.CSV);
        var parquet = write(Format.PARQUET);

        assertThat(csv.rows()).isEqualTo(6L * IMAGES).isEqualTo(parquet.rows());
        assertThat(parquet.files()).hasSize(2).contains(folder.resolve("out").resolve(RUN + ".parquet"));
        var lines = Files.readAllLines(folder.resolve("out").resolve(RUN + ".csv"));
        assertThat(lines).hasSize(1 + 3 * IMAGES);
        assertThat(lines.get(0)).startsWith("run,condition,index,name,label,predicted,probability_of_label,confidence");
        assertThat(lines.get(1))
                .startsWith(RUN + ",clean,,,0," + predictions("clean").predicted()[0] + ",");
        try (var left = Files.list(folder.resolve("out"))) {
            assertThat(left).hasSize(4);
        }
    }

    @Test
    void runsAreTestedAgainstAnotherWithCorrectionsOverAll() {
        var evaluations = evaluations();
        var other = evaluations.runs().get(1);
        var metrics = List.of(Metrics.named("accuracy"), Metrics.named("brierScore"));

        var differences = new Differences(evaluations)
                .of(RUN, evaluations.runs(), evaluations.conditions(), metrics, 50, done -> {});

        assertThat(differences).hasSize(6).allSatisfy(one -> {
            var tested = one.tested().orElseThrow();
            assertThat(one.run()).isEqualTo(other);
            assertThat(tested.difference()).isBetween(tested.low(), tested.high());
            assertThat(one.holmP()).isGreaterThanOrEqualTo(one.bhP());
            assertThat(one.bhP()).isGreaterThanOrEqualTo(tested.p());
        });
        assertThat(differences.get(0).tested().orElseThrow().difference())
                .isCloseTo(
                        predictions(other, "clean").accuracy()
                                - predictions("clean").accuracy(),
                        within(1e-12));
        assertThat(new Differences(evaluations).cochran(evaluations.runs(), evaluations.conditions()))
                .containsOnlyKeys("clean", "fog-5", "snow-5");
    }

    @Test
    void aDifferenceThatCannotBeIsSaid() {
        store.delete(Keys.marker(plan.evaluations().get(0).task()));
        var evaluations = evaluations();

        var differences = new Differences(evaluations)
                .of(
                        RUN,
                        evaluations.runs(),
                        evaluations.conditions(),
                        List.of(Metrics.named("accuracy")),
                        10,
                        done -> {});

        assertThat(differences.get(0).lacks()).hasValue("the evaluation of one of them is not done");
        assertThat(differences.get(1).tested()).isPresent();
    }

    @Test
    void anUnknownExperimentIsASentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StoredEvaluations(store, new Archive(store), "e2"))
                .withMessage("There is no experiment 'e2' with a plan: tarnish list shows those known.");
    }
}
