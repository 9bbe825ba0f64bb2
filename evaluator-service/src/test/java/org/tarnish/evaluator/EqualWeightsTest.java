package org.tarnish.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.evaluator.StoredWorld.Attempt;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskGroup;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.Precision;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.experiment.result.MinimalImagesResult;
import org.tarnish.experiment.result.TrainingResult;
import org.tarnish.pipeline.store.Keys;

/** Runs that end with the same network are judged once. */
class EqualWeightsTest {
    private static final int CLASSES = 3;
    private static final int IMAGES = 2 * StoredWorld.PER_SHARD;
    private static final String EQUAL = "train-2";

    @TempDir
    Path folder;

    private final List<Long> counted = new ArrayList<>();
    private StoredWorld world;

    @BeforeEach
    void equalNetworks() throws IOException {
        world = new StoredWorld(folder);
        world.dataset(List.of(world.shard("first", CLASSES), world.shard("second", CLASSES)), CLASSES);
        world.network(CLASSES);
        world.finished(EQUAL, world.archive.result(StoredWorld.NETWORK, TrainingResult.class));
    }

    @Test
    void oneEvaluationServesRunsWithTheSameWeights() {
        var first = evaluated(StoredWorld.NETWORK, "tasks/one/");

        var second = evaluated(EQUAL, "tasks/two/");

        assertThat(counted).containsExactly((long) IMAGES);
        assertThat(second.predictions()).isEqualTo("tasks/two/predictions.parquet");
        assertThat(world.store.get(second.predictions())).hasValue(bytes(first.predictions()));
        assertThat(second)
                .usingRecursiveComparison()
                .ignoringFields("predictions")
                .isEqualTo(first);
    }

    @Test
    void threeRunsWithTheSameWeightsCostOneEvaluation() {
        world.finished("train-3", world.archive.result(StoredWorld.NETWORK, TrainingResult.class));

        for (var network : List.of(StoredWorld.NETWORK, EQUAL, "train-3")) {
            evaluated(network, "tasks/" + network + "/");
        }

        assertThat(counted).containsExactly((long) IMAGES);
    }

    @Test
    void aCopyServesRunsWithTheSameWeightsWhenWhatItWasCopiedFromWasPruned() throws IOException {
        var third = "train-3";
        world.finished(third, world.archive.result(StoredWorld.NETWORK, TrainingResult.class));
        var first = evaluated(StoredWorld.NETWORK, "tasks/one/");
        var images = searched(StoredWorld.NETWORK, "tasks/four/");
        evaluated(EQUAL, "tasks/two/");
        searched(EQUAL, "tasks/five/");
        assertThat(counted).hasSize(2);
        world.store.delete(Keys.marker(Task.of(clean(StoredWorld.NETWORK)).id()));
        world.store.delete(Keys.marker(Task.of(search(StoredWorld.NETWORK)).id()));
        world.store.delete(first.predictions());
        images.images().forEach(image -> world.store.delete(image.image()));
        world = new StoredWorld(Files.createDirectories(folder.resolve("fresh")), world.store);

        var copied = evaluated(third, "tasks/three/");
        searched(third, "tasks/six/");

        assertThat(counted).as("no more than at first").hasSize(2);
        assertThat(copied.predictionsSha256()).isEqualTo(first.predictionsSha256());
    }

    @Test
    void aCopyThatIsNotDoneHidesNothing() {
        evaluated(StoredWorld.NETWORK, "tasks/one/");
        run(EQUAL, "tasks/two/");
        world.finished("train-3", world.archive.result(StoredWorld.NETWORK, TrainingResult.class));

        evaluated("train-3", "tasks/three/");

        assertThat(counted).hasSize(1);
    }

    @Test
    void aWordThatNamesATaskOfAnotherKindDoesNotCount() {
        run(StoredWorld.NETWORK, "tasks/one/");
        var word = world.store.list("tasks/").stream()
                .filter(key -> key.endsWith("/twin"))
                .toList();
        assertThat(word).hasSize(1);
        world.store.put(word.get(0), StoredWorld.NETWORK.getBytes(StandardCharsets.UTF_8), "text/plain");

        evaluated(EQUAL, "tasks/two/");

        assertThat(counted).hasSize(2);
    }

    @Test
    void otherWeightsAreEvaluatedThemselves() throws IOException {
        evaluated(StoredWorld.NETWORK, "tasks/one/");
        var other = world.archive.result(StoredWorld.NETWORK, TrainingResult.class);
        world.finished(
                "train-3",
                new TrainingResult(
                        other.architecture(),
                        other.classes(),
                        StoredWorld.OTHER_NORMALIZATION,
                        other.model(),
                        other.modelSha256(),
                        null,
                        null,
                        0,
                        0,
                        0,
                        0,
                        List.of(),
                        "cpu",
                        1,
                        null,
                        null));

        evaluated("train-3", "tasks/three/");

        assertThat(counted).containsExactly((long) IMAGES, (long) IMAGES);
    }

    @Test
    void whatIsNotDoneOrGoneOrDamagedIsEvaluatedAgain() {
        run(StoredWorld.NETWORK, "tasks/one/");
        var afterUndone = evaluated(EQUAL, "tasks/two/");
        world.store.put(afterUndone.predictions(), new byte[] {1}, "application/octet-stream");
        var afterDamage = run(StoredWorld.NETWORK, "tasks/three/");
        world.store.delete(afterUndone.predictions());
        var afterLoss = run(StoredWorld.NETWORK, "tasks/four/");

        assertThat(counted).hasSize(4);
        assertThat(afterDamage.predictionsSha256()).isEqualTo(afterUndone.predictionsSha256());
        assertThat(afterLoss.predictionsSha256()).isEqualTo(afterUndone.predictionsSha256());
    }

    @Test
    void aMarkerOfAnotherThatIsDamagedDoesNoHarm() {
        evaluated(StoredWorld.NETWORK, "tasks/one/");
        var fresh = new StoredWorld(folder.resolve("fresh"), world.store);
        world.store.put(Keys.marker(Task.of(clean(StoredWorld.NETWORK)).id()), new byte[] {'{'}, "application/json");
        world = fresh;

        evaluated(EQUAL, "tasks/two/");

        assertThat(counted).hasSize(2);
    }

    @Test
    void oneSearchServesRunsWithTheSameWeights() {
        var first = searched(StoredWorld.NETWORK, "tasks/one/");

        var second = searched(EQUAL, "tasks/two/");

        assertThat(counted).containsExactly(20L);
        assertThat(second.images()).isNotEmpty().hasSameSizeAs(first.images());
        for (int i = 0; i < first.images().size(); i++) {
            var copy = second.images().get(i);
            assertThat(copy.image()).startsWith("tasks/two/");
            assertThat(copy.at(first.images().get(i).image()))
                    .isEqualTo(first.images().get(i));
            assertThat(bytes(copy.image()))
                    .isEqualTo(bytes(first.images().get(i).image()));
        }
    }

    @Test
    void aSearchOfWhichAnImageIsDamagedIsMadeAgain() {
        var first = searched(StoredWorld.NETWORK, "tasks/one/");
        var damaged = bytes(first.images().get(0).image()).clone();
        damaged[damaged.length / 2] ^= 1;
        world.store.put(first.images().get(0).image(), damaged, "image/png");

        var second = searched(EQUAL, "tasks/two/");

        assertThat(counted).hasSize(2);
        assertThat(bytes(second.images().get(0).image())).isNotEqualTo(damaged);
    }

    @Test
    void aSearchOfWhichAnImageIsGoneIsMadeAgain() {
        var first = searched(StoredWorld.NETWORK, "tasks/one/");
        world.store.delete(first.images().get(0).image());

        searched(EQUAL, "tasks/two/");

        assertThat(counted).hasSize(2);
    }

    @Test
    void minimalImagesOfEqualNetworksAreEvaluatedOnce() {
        searched(StoredWorld.NETWORK, "tasks/one/");
        searched(EQUAL, "tasks/two/");
        counted.clear();
        for (var network : List.of(StoredWorld.NETWORK, EQUAL)) {
            for (var of : List.of(StoredWorld.NETWORK, EQUAL)) {
                var group = new TaskGroup.Searched(StoredWorld.DATASET, of, "combination", 20, 20, 0.25, null, null);
                var spec = new TaskSpec.Evaluate(
                        StoredWorld.DATASET, network, Split.TEST, new Condition.Minimal("combination"), group);
                finish(
                        spec,
                        world.evaluateWork(counted::add)
                                .run(Task.of(spec), new Attempt("tasks/" + network + of + "/")));
            }
        }

        assertThat(counted).hasSize(1);
    }

    @Test
    void equalNetworksAreLoadedOnce() {
        var dataset = world.archive.dataset(StoredWorld.DATASET);

        var loaded = world.classifiers.of(StoredWorld.NETWORK, null, dataset);
        assertThat(world.classifiers.of(EQUAL, null, dataset)).isSameAs(loaded);
        assertThat(world.classifiers.of(EQUAL, Precision.FLOAT32, dataset)).isSameAs(loaded);
        assertThat(world.classifiers.of(EQUAL, Precision.BFLOAT16, dataset)).isNotSameAs(loaded);
    }

    private EvaluationResult evaluated(String network, String artefacts) {
        var result = run(network, artefacts);
        finish(clean(network), result);
        return result;
    }

    private EvaluationResult run(String network, String artefacts) {
        return world.evaluateWork(counted::add).run(Task.of(clean(network)), new Attempt(artefacts));
    }

    private static TaskSpec.Evaluate clean(String network) {
        return new TaskSpec.Evaluate(StoredWorld.DATASET, network, Split.TEST, new Condition.Clean(), null);
    }

    private MinimalImagesResult searched(String network, String artefacts) {
        var work = new MinimalImagesWork(
                world.archive, world.reader, world.store, world.classifiers, world.foresight, counted::add);
        var spec = search(network);
        var result = work.run(Task.of(spec), new Attempt(artefacts));
        finish(spec, result);
        return result;
    }

    private static TaskSpec.MinimalImages search(String network) {
        return new TaskSpec.MinimalImages(StoredWorld.DATASET, network, "combination", 0, 20, 0.25);
    }

    private void finish(TaskSpec spec, Object result) {
        world.finished(Task.of(spec).id(), result);
    }

    private byte[] bytes(String key) {
        return world.store.get(key).orElseThrow();
    }
}
