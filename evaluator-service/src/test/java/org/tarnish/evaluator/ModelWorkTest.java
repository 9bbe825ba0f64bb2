package org.tarnish.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.evaluator.StoredWorld.Attempt;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.ModelFile;
import org.tarnish.experiment.request.ModelInput;
import org.tarnish.experiment.request.ModelRequest.Output;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.experiment.result.MinimalImagesResult;
import org.tarnish.experiment.result.ModelResult;
import org.tarnish.machine.file.Sha256;
import org.tarnish.network.onnx.ModelFiles;
import org.tarnish.network.onnx.OnnxFiles;
import org.tarnish.network.weights.WeightsFolder;
import org.tarnish.network.weights.WeightsLibrary;
import org.tarnish.pipeline.task.PermanentFailure;

class ModelWorkTest {
    private static final int CLASSES = 2;

    @TempDir
    Path folder;

    private StoredWorld world;
    private ModelWork work;
    private int evaluated;

    @BeforeEach
    void store() throws IOException {
        world = new StoredWorld(folder);
        world.dataset(List.of(world.shard("first", CLASSES)), CLASSES);
        var library = WeightsLibrary.of(new WeightsFolder(Optional.of(folder)));
        work = new ModelWork(new ModelFiles(library), world.store, folder.resolve("work"), 1, "cpu");
    }

    private TaskSpec.Model spec(Path file, List<String> classes, Path... data) throws IOException {
        var sums = new TreeMap<String, String>();
        for (var part : data) {
            sums.put(part.getFileName().toString(), Sha256.of(part));
        }
        return new TaskSpec.Model(
                new ModelFile(file.getFileName().toString(), null, Sha256.of(file), sums),
                ModelInput.DEFAULT,
                classes,
                Output.LOGITS);
    }

    private ModelResult take(TaskSpec.Model spec) {
        return work.run(Task.of(spec), new Attempt());
    }

    private EvaluationResult evaluate(ModelResult model) {
        var task = "model-" + ++evaluated;
        world.finished(task, model);
        var spec = new TaskSpec.Evaluate(StoredWorld.DATASET, task, Split.TEST, new Condition.Clean(), null);
        return world.evaluateWork(count -> {}).run(Task.of(spec), new Attempt());
    }

    @Test
    void keepsAModelSoThatItCanBeEvaluatedOnceItsFileIsGone() throws IOException {
        var file = new OnnxFiles().external("m.data").write(folder.resolve("m.onnx"));
        var inside = new OnnxFiles().write(folder.resolve("inside.onnx"));

        var kept = take(spec(file, List.of(), folder.resolve("m.data")));

        assertThat(kept.outputs()).isEqualTo(CLASSES);
        assertThat(kept.side()).isEqualTo(StoredWorld.SIDE);
        assertThat(kept.device()).isEqualTo("cpu");
        assertThat(kept.data()).isEqualTo(Map.of("m.data", "tasks/attempt/data-0"));
        Files.delete(file);
        Files.delete(folder.resolve("m.data"));
        var result = evaluate(kept);
        assertThat(result.total()).isEqualTo(StoredWorld.PER_SHARD);
        assertThat(result.correct()).as("else any images would do").isBetween(1, StoredWorld.PER_SHARD - 1);
        assertThat(evaluate(take(spec(inside, List.of()))).metrics()).isEqualTo(result.metrics());
    }

    @Test
    void searchesMinimalImagesOfAModel() throws IOException {
        var kept = take(spec(new OnnxFiles().write(folder.resolve("m.onnx")), List.of()));
        world.finished("model-1", kept);

        var spec = new TaskSpec.MinimalImages(StoredWorld.DATASET, "model-1", "color", 0, 4, 0.25);
        MinimalImagesResult found = new MinimalImagesWork(
                        world.archive, world.reader, world.store, world.classifiers, world.foresight, count -> {})
                .run(Task.of(spec), new Attempt());

        assertThat(found.images()).isNotEmpty();
    }

    @Test
    void refusesAModelOfOtherClassesThanTheDataSets() throws IOException {
        var three = new OnnxFiles().output("n", 3L).weights(1, 0, 0, 0, 1, 0, 0, 0, 1);
        var unnamed = take(spec(three.write(folder.resolve("three.onnx")), List.of()));
        var named = take(spec(folder.resolve("three.onnx"), List.of("class 1", "other", "third")));
        var right = take(spec(folder.resolve("three.onnx"), List.of("class 1", "other", "class 0")));

        assertThatThrownBy(() -> evaluate(unnamed))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("tells 3 classes apart, and the data set has 2; name the model's outputs");
        assertThatThrownBy(() -> evaluate(named))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("do not name the data set's class 'class 0'");
        assertThat(evaluate(right).total()).isEqualTo(StoredWorld.PER_SHARD);
    }

    @Test
    void refusesForGoodWhatCannotBeRun() throws IOException {
        var file =
                new OnnxFiles().weights(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12).write(folder.resolve("m.onnx"));
        var changed = spec(new OnnxFiles().write(folder.resolve("n.onnx")), List.of());
        Files.write(folder.resolve("n.onnx"), new byte[10]);

        assertThat(take(spec(file, List.of())).outputs())
                .as("what it says need not be so")
                .isEqualTo(4);
        assertThatThrownBy(() -> take(changed))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("it has changed since the request was accepted");
    }
}
