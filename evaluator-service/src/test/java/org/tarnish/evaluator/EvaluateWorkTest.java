package org.tarnish.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluator.StoredWorld.Attempt;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskGroup;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.experiment.result.Shard;
import org.tarnish.imaging.LabeledImages;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.inference.Classifier;
import org.tarnish.machine.file.Sha256;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.weights.Safetensors;
import org.tarnish.network.weights.StoredTensor;
import org.tarnish.pipeline.task.PermanentFailure;
import org.tarnish.pipeline.task.TaskCancelled;
import org.tarnish.predictions.file.PredictionsReader;

class EvaluateWorkTest {
    private static final int CLASSES = 3;
    private static final Condition CLEAN = new Condition.Clean();

    @TempDir
    Path folder;

    private final List<Long> counted = new ArrayList<>();
    private StoredWorld world;
    private Path model;
    private Shard first;
    private Shard second;

    @BeforeEach
    void store() throws IOException {
        world = new StoredWorld(folder);
        first = world.shard("first", CLASSES);
        second = world.shard("second", CLASSES);
        world.dataset(List.of(first, second), CLASSES);
        model = world.network(CLASSES);
    }

    @Test
    void keepsWhatTheNetworkMakesOfEveryCleanImage() throws IOException {
        var result = run(CLEAN, null, new Attempt());

        var expected = predictions(world.images(first, second));
        assertThat(expected.predicted()).as("else any images would do").contains(0, 1);
        var parquet = world.store.get(result.predictions()).orElseThrow();
        assertThat(result.predictions()).isEqualTo("tasks/attempt/predictions.parquet");
        assertThat(Sha256.of(parquet)).isEqualTo(result.predictionsSha256());
        assertThat(PredictionsReader.read(parquet, Need.LOGITS).labels()).isEqualTo(expected.labels());
        assertThat(PredictionsReader.read(parquet, Need.LOGITS).predicted()).isEqualTo(expected.predicted());
        assertThat(result.correct()).isEqualTo(expected.correct());
        assertThat(result.total()).isEqualTo(2 * StoredWorld.PER_SHARD);
        assertThat(result.metrics())
                .containsEntry("accuracy", expected.accuracy())
                .containsEntry("loss", expected.loss())
                .containsKeys("ece", "aurc");
        assertThat(result.diagrams().reliability().counts().stream()
                        .mapToInt(count -> count)
                        .sum())
                .isEqualTo(result.total());
        assertThat(counted).containsExactly(2L * StoredWorld.PER_SHARD);
    }

    @Test
    void ofOtherVariantsItReadsWhatTheirTasksLeft() throws IOException {
        var reduced = world.shard("reduced", CLASSES);
        world.reduced("shards-1", reduced);

        var result = run(new Condition.Reduced("crop", 0.5), new TaskGroup.Imported("shards-1"), new Attempt());

        var parquet = world.store.get(result.predictions()).orElseThrow();
        assertThat(PredictionsReader.read(parquet, Need.LOGITS).predicted())
                .isEqualTo(predictions(world.images(reduced)).predicted());
        assertThat(result.total()).isEqualTo(StoredWorld.PER_SHARD);
    }

    @Test
    void runTwiceItLeavesTheSameBytes() {
        var once = run(CLEAN, null, new Attempt());
        var parquet = world.store.get(once.predictions()).orElseThrow();

        var again = run(CLEAN, null, new Attempt());

        assertThat(again).isEqualTo(once);
        assertThat(world.store.get(again.predictions()).orElseThrow()).isEqualTo(parquet);
    }

    @Test
    void aNetworkOfOtherClassesIsRefused() {
        world.dataset(List.of(first), CLASSES + 1);

        assertThatThrownBy(() -> run(CLEAN, null, new Attempt()))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("knows 3 classes")
                .hasMessageContaining("has 4");
    }

    @Test
    void aMissingShardIsNamed() {
        world.store.delete(second.images());

        assertThatThrownBy(() -> run(CLEAN, null, new Attempt()))
                .isInstanceOf(PermanentFailure.class)
                .hasMessage("the object store holds no object 'images/second.npy'");
    }

    @Test
    void aDamagedShardIsNamed() {
        world.store.put(second.images(), new byte[] {1, 2, 3}, "application/octet-stream");

        assertThatThrownBy(() -> run(CLEAN, null, new Attempt()))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("'images/second.npy' does not have the SHA-256");
    }

    @Test
    void logitsThatAreNoNumbersFailNamingRunConditionAndImage() throws IOException {
        var weights = new LinkedHashMap<String, StoredTensor>();
        for (var spec : Architectures.named("resnet20").tensors(CLASSES)) {
            var values = new float[spec.size()];
            Arrays.fill(values, spec.name().equals("linear.bias") ? Float.NaN : 0);
            weights.put(spec.name(), StoredTensor.of(spec.shape(), values));
        }
        var file = folder.resolve("nan.safetensors");
        Safetensors.write(file, weights);
        world.network(file, CLASSES);

        assertThatThrownBy(() -> run(CLEAN, null, new Attempt()))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageStartingWith(
                        "on the condition clean of run train-1 (resnet20): the network gives image 0 the"
                                + " logit NaN for class 0, so that its predictions mean nothing;");
    }

    @Test
    void aCancelledTaskEndsBeforeItClassifies() {
        assertThatThrownBy(() -> run(CLEAN, null, new Attempt(true))).isInstanceOf(TaskCancelled.class);
        assertThat(counted).isEmpty();
    }

    private EvaluationResult run(Condition condition, TaskGroup shards, Attempt attempt) {
        var work = world.evaluateWork(counted::add);
        var spec = new TaskSpec.Evaluate(StoredWorld.DATASET, StoredWorld.NETWORK, Split.TEST, condition, shards);
        return work.run(Task.of(spec), attempt);
    }

    private Predictions predictions(LabeledImages images) throws IOException {
        try (var classifier = Classifier.load(
                Architectures.named("resnet20"), CLASSES, StoredWorld.NORMALIZATION, model, Device.cpu())) {
            // As many at once as the work takes, so that the bits are the same.
            return classifier.predict(ImageSource.of(images), 0, images.count(), 128, done -> {});
        }
    }
}
