package org.tarnish.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.metric.Metrics;
import org.tarnish.evaluator.StoredWorld.Attempt;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskGroup;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.DatasetManifest.Broken;
import org.tarnish.experiment.result.DatasetReading;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.experiment.result.ImageSetResult;
import org.tarnish.experiment.result.MinimalImagesResult;
import org.tarnish.experiment.result.MinimalImagesResult.Minimal;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.LabeledImages;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.format.PngEncoder;
import org.tarnish.imaging.perturbation.Perturbations;
import org.tarnish.imaging.resize.Resampling;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.inference.Classifier;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.pipeline.task.PermanentFailure;
import org.tarnish.predictions.file.StoredPredictions;

/** What {@link EvaluateWork} makes of images that are not the data set's test images, each once. */
class EvaluateWorkConditionsTest {
    private static final int CLASSES = 3;
    private static final Condition MINIMAL = new Condition.Minimal("crop");
    private static final TaskGroup SEARCHES =
            new TaskGroup.Searched(StoredWorld.DATASET, StoredWorld.NETWORK, "crop", 20, 10, 0.25, null, null);

    @TempDir
    Path folder;

    private final List<Long> counted = new ArrayList<>();
    private StoredWorld world;
    private Path model;

    @BeforeEach
    void store() throws IOException {
        world = new StoredWorld(folder);
        world.dataset(List.of(world.shard("test", CLASSES)), CLASSES);
        model = world.network(CLASSES);
    }

    @Test
    void ofAnImportedSetItReadsWhatItsOneTaskLeftInOrder() throws IOException {
        var first = world.shard("imported-0", 2, 2, 0, 1);
        var second = world.shard("imported-1", 1, 0);
        world.finished(
                "imageset-1",
                new ImageSetResult(
                        List.of(first, second), List.of(new Broken("x.png", "no PNG")), 1, DatasetReading.UNKNOWN));

        var result = run(new Condition.Imported("elsewhere"), new TaskGroup.Imported("imageset-1"));

        var expected = predictions(world.images(first, second));
        assertThat(kept(result).labels()).containsExactly(2, 2, 0, 1, 1, 0);
        assertThat(kept(result).predicted()).isEqualTo(expected.predicted());
        assertThat(result.correct()).isEqualTo(expected.correct());
        assertThat(result.total()).as("those that could be read").isEqualTo(6);
        assertThat(result.metrics())
                .containsAllEntriesOf(Metrics.of(expected, new Condition.Imported("elsewhere")))
                .containsKey("classwiseEce")
                .containsEntry("loss", expected.loss());
        assertThat(result.diagrams().classes().images()).containsExactly(2, 2, 2);
        assertThat(counted).containsExactly(6L);
    }

    @Test
    void ofImagesOfNoClassNothingIsKeptButHowSureTheNetworkIs() throws IOException {
        var shard = world.shard("foreign-0", 0, 0, 0);
        world.finished("imageset-2", new ImageSetResult(List.of(shard), List.of(), 0, DatasetReading.UNKNOWN));

        var result = run(new Condition.Foreign("svhn"), new TaskGroup.Imported("imageset-2"));

        var expected = predictions(world.images(shard));
        assertThat(kept(result).labels()).containsOnly(Predictions.NONE);
        assertThat(kept(result).predicted()).isEqualTo(expected.predicted());
        assertThat(result.correct()).isZero();
        assertThat(result.metrics()).containsOnlyKeys("accuracy");
        assertThat(result.diagrams()).isNull();
    }

    @Test
    void ofMinimalImagesItReadsWhatEverySearchFoundEnlargedToTheDataSetsSide() throws IOException {
        var images = List.of(image(3, 5), image(2, 2), image(8, 1));
        store(images);
        world.finished(task(0), new MinimalImagesResult(List.of(minimal(0, 2), minimal(1, 0)), 8));
        world.finished(task(1), new MinimalImagesResult(List.of(minimal(2, 1)), 9));

        var result = run(MINIMAL, SEARCHES);

        var expected = predictions(enlarged(images, 2, 0, 1));
        assertThat(kept(result).labels()).containsExactly(2, 0, 1);
        assertThat(kept(result).predicted()).isEqualTo(expected.predicted());
        assertThat(result.metrics()).containsEntry("loss", expected.loss());
        assertThat(result.diagrams()).isNull();
        assertThat(result.total())
                .as("images without a minimal image are not counted")
                .isEqualTo(3);
    }

    @Test
    void whereNoSearchFoundAnythingThereIsNothingToEvaluate() {
        world.finished(task(0), new MinimalImagesResult(List.of(), 10));
        world.finished(task(1), new MinimalImagesResult(List.of(), 10));

        assertThatThrownBy(() -> run(MINIMAL, SEARCHES))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("minimal-crop has a minimal image");
        assertThat(counted).isEmpty();
    }

    @Test
    void aMinimalImageThatIsGoneIsNamed() {
        store(List.of(image(4, 4)));
        world.finished(task(0), new MinimalImagesResult(List.of(minimal(0, 1)), 9));
        world.finished(task(1), new MinimalImagesResult(List.of(minimal(1, 1)), 9));

        assertThatThrownBy(() -> run(MINIMAL, SEARCHES))
                .isInstanceOf(PermanentFailure.class)
                .hasMessage("the object store holds no object 'minimal-1.png'");
    }

    @Test
    void onSequencesItCountsHowOftenThePredictionFlipsWithinEach() throws IOException {
        int frames = Perturbations.named("translate").frames(SeverityTable.CIFAR);
        var condition = new Condition.Perturbed("translate", 2, 1, SeverityTable.CIFAR, 7);
        var shards = new TaskGroup.Written(StoredWorld.DATASET, Split.TEST, condition, 2);
        var first = world.shard(
                "frames-0", IntStream.generate(() -> 1).limit(frames).toArray());
        var second = world.shard(
                "frames-1", IntStream.generate(() -> 0).limit(frames).toArray());
        world.reduced(shards.tasks().get(0), first);
        world.reduced(shards.tasks().get(1), second);

        var result = run(condition, shards);

        var predicted = predictions(world.images(first, second)).predicted();
        assertThat(predicted).as("else there is no flip to count").contains(predicted[0] == 0 ? 1 : 0);
        double expected = (flips(predicted, 0, frames) + flips(predicted, frames, frames)) / 2.0 / (frames - 1);
        assertThat(kept(result).predicted()).isEqualTo(predicted);
        assertThat(result.metrics()).containsOnlyKeys("accuracy", "loss", "flipProbability", "topFiveDistance");
        // A mean of two quotients in place of a quotient of sums.
        assertThat(result.metrics().get("flipProbability")).isCloseTo(expected, within(1e-12));
    }

    private static int flips(int[] predicted, int from, int frames) {
        return (int) IntStream.range(from + 1, from + frames)
                .filter(frame -> predicted[frame] != predicted[frame - 1])
                .count();
    }

    private static String task(int search) {
        return SEARCHES.tasks().get(search);
    }

    private static Minimal minimal(int index, int label) {
        return new Minimal(index, label, 80, 160, 1, 1, 0, 0, 2, "minimal-" + index + ".png");
    }

    private void store(List<Image> images) {
        for (int i = 0; i < images.size(); i++) {
            world.store.put("minimal-" + i + ".png", new PngEncoder().encode(images.get(i)), "image/png");
        }
    }

    private static Image image(int side, int seed) {
        var samples = new byte[side * side * Image.CHANNELS];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (i * i * 31 + seed * 97);
        }
        return new Image(side, side, samples);
    }

    private static LabeledImages enlarged(List<Image> images, int... labels) {
        return new Enlarged(
                images.stream()
                        .map(image -> Resampling.bilinear(image, StoredWorld.SIDE, StoredWorld.SIDE))
                        .toList(),
                labels);
    }

    private record Enlarged(List<Image> images, int[] labels) implements LabeledImages {
        @Override
        public int count() {
            return labels.length;
        }

        @Override
        public int side() {
            return StoredWorld.SIDE;
        }

        @Override
        public int label(int index) {
            return labels[index];
        }

        @Override
        public void copyTo(int index, byte[] target, int offset) {
            var samples = images.get(index).samples();
            System.arraycopy(samples, 0, target, offset, samples.length);
        }
    }

    private Predictions kept(EvaluationResult result) {
        return new StoredPredictions(world.store).of(result, Need.LOGITS);
    }

    private EvaluationResult run(Condition condition, TaskGroup shards) {
        var work = world.evaluateWork(counted::add);
        var spec = new TaskSpec.Evaluate(StoredWorld.DATASET, StoredWorld.NETWORK, Split.TEST, condition, shards);
        return work.run(Task.of(spec), new Attempt());
    }

    private Predictions predictions(LabeledImages images) throws IOException {
        try (var classifier = Classifier.load(
                Architectures.named("resnet20"), CLASSES, StoredWorld.NORMALIZATION, model, Device.cpu())) {
            // As many at once as the work takes, so that the bits are the same.
            return classifier.predict(ImageSource.of(images), 0, images.count(), 128, done -> {});
        }
    }
}
