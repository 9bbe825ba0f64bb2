package org.tarnish.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.evaluation.Predictions;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskGroup;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.InitializationRequest;
import org.tarnish.experiment.request.MethodologyRequest;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.experiment.result.Shard;
import org.tarnish.experiment.result.ShardsResult;
import org.tarnish.experiment.result.TrainingResult;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.format.Npy;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.batch.Loading;
import org.tarnish.learning.inference.Classifier;
import org.tarnish.machine.file.Sha256;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.weights.Safetensors;
import org.tarnish.network.weights.StoredTensor;
import org.tarnish.network.weights.WeightsFolder;
import org.tarnish.network.weights.WeightsLibrary;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.pipeline.shard.ShardReader;
import org.tarnish.pipeline.shard.ShardWriter;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.LocalCache;
import org.tarnish.pipeline.task.PermanentFailure;
import org.tarnish.pipeline.task.TaskContext;

class TrainWorkTest {
    private static final int SIDE = 8;
    private static final int PER_SHARD = 20;
    private static final int CLASSES = 3;

    @TempDir
    Path folder;

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private List<Shard> training;
    private List<Shard> test;

    @BeforeEach
    void storeImages() throws IOException {
        training = List.of(write("train", 0, CLASSES), write("train", 1, CLASSES), write("train", 2, CLASSES));
        store(training);
    }

    @Test
    void trainsFromShardsTheSameWithMoreLoaderThreadsAndACacheThatHoldsNothing() {
        var first = train(new Loading(1, 1), 1);
        store.list("tasks/").forEach(store::delete);
        var second = train(new Loading(4, 1 << 20), 1 << 20);

        assertThat(first.epochs()).hasSize(2);
        assertThat(second.modelSha256()).isEqualTo(first.modelSha256());
    }

    @Test
    void judgesEveryEpochOnTheSetsOfItsCurves() throws IOException {
        var half = new Condition.Reduced("crop", 0.5);
        var shards = new ShardsResult(List.of(write("half", 0, CLASSES), write("half", 1, CLASSES)), 0.5);
        store.put(
                Keys.marker("shards-half"),
                Json.bytes(new Marker("shards-half", "e", "w", 1, 1, Instant.EPOCH, Json.tree(shards))),
                "application/json");
        var sets = List.of(
                new TaskSpec.CurveSet(Split.TEST, new Condition.Clean(), null),
                new TaskSpec.CurveSet(Split.TEST, half, new TaskGroup.Imported("shards-half")));

        var evaluated = train(new Loading(1, 1), 1, sets);

        assertThat(evaluated.modelSha256())
                .isEqualTo(train(new Loading(1, 1), 1).modelSha256());
        assertThat(evaluated.epochs()).hasSize(2);
        assertThat(evaluated.epochs())
                .allSatisfy(epoch -> assertThat(epoch.curves()).containsOnlyKeys("clean", "crop-0.5"));
        assertThat(evaluated.bestEpoch())
                .as("else no epoch has the kept weights")
                .isPositive();
        var best = evaluated.epochs().get(evaluated.bestEpoch() - 1).curves();
        check(best.get("clean"), predictions(evaluated, test));
        check(best.get("crop-0.5"), predictions(evaluated, shards.shards()));
    }

    @Test
    void aCurveOnTheValidationImagesIsWhatTheEpochsAreChosenBy() {
        var trained = train(
                new Loading(1, 1), 1, List.of(new TaskSpec.CurveSet(Split.VALIDATION, new Condition.Clean(), null)));

        assertThat(trained.epochs()).hasSize(2).allSatisfy(epoch -> assertThat(epoch.curves())
                .containsExactly(
                        Map.entry("clean", new EpochRecord.Point(epoch.validationAccuracy(), epoch.validationLoss()))));
    }

    /** What the kept weights make of shards. */
    private Predictions predictions(TrainingResult trained, List<Shard> shards) throws IOException {
        var model = folder.resolve("kept.safetensors");
        store.download(trained.model(), model);
        var images = new ShardReader(new LocalCache(store, folder.resolve("other-cache"), 1 << 20))
                .images(shards, SIDE, CLASSES);
        try (var classifier = Classifier.load(
                Architectures.named("resnet20"), CLASSES, trained.normalization(), model, Device.cpu())) {
            return classifier.predict(ImageSource.of(images), 0, images.count(), 16, done -> {});
        }
    }

    private static void check(EpochRecord.Point point, Predictions expected) {
        // The classifier folds batch normalization into the convolutions, which changes logits by less than 1e-4: an
        // image on the border of two classes may change sides.
        assertThat(point.loss()).isCloseTo(expected.loss(), within(1e-3));
        assertThat(point.accuracy()).isCloseTo(expected.accuracy(), within(1.01 / expected.count()));
    }

    @Test
    void adaptsEveryImageBeforeAReducedEpochOfAnAdaptiveMethodology() {
        var methodology = new MethodologyRequest("adaptive-epochs", Map.of("reduction", "combination", "step", 0.25));

        var trained = train(new Loading(1, 1), 1, methodology, List.of());

        assertThat(trained.epochs()).extracting(EpochRecord::reduction).containsExactly("combination", null);
        var adapted = trained.epochs().get(0);
        assertThat(adapted.quality()).isNull();
        assertThat(adapted.adaptation().lowered()
                        + adapted.adaptation().kept()
                        + adapted.adaptation().undone())
                .isEqualTo(3 * PER_SHARD);
        assertThat(trained.epochs().get(1).adaptation()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "0, true", "1, true"})
    void weightsThatAreNoNumbersFailWhateverTheNumberOfEpochs(int epochs, boolean overflowing) throws IOException {
        var file = folder.resolve("given.safetensors");
        var weights = new LinkedHashMap<String, StoredTensor>();
        for (var spec : Architectures.named("resnet20").tensors(CLASSES)) {
            var values = new float[spec.size()];
            Arrays.fill(values, overflowing ? 3e38f : 0);
            if (!overflowing && spec.name().equals("layer2.0.bn1.bias")) {
                values[1] = Float.NaN;
            }
            weights.put(spec.name(), StoredTensor.of(spec.shape(), values));
        }
        Safetensors.write(file, weights);
        var request = new InitializationRequest("file", Map.of("path", "given.safetensors", "sha256", Sha256.of(file)));

        assertThatThrownBy(() -> train(
                        new Loading(1, 1),
                        1,
                        Task.of(task(new MethodologyRequest("baseline", null), request, epochs)),
                        new WeightsFolder(Optional.of(folder))))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining(
                        overflowing ? epochs == 0 ? "logit" : "diverged" : "NaN in the tensor 'layer2.0.bn1.bias'");
    }

    @Test
    void aDamagedFileOfWeightsFailsForGood() throws IOException {
        var file = Files.writeString(folder.resolve("given.pth"), "<!doctype html>");
        var request = new InitializationRequest("file", Map.of("path", "given.pth", "sha256", Sha256.of(file)));

        assertThatThrownBy(() -> train(
                        new Loading(1, 1),
                        1,
                        Task.of(task(new MethodologyRequest("baseline", null), request, 0)),
                        new WeightsFolder(Optional.of(folder))))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageStartingWith("weights file given.pth cannot be used: it is a web page (HTML)");
    }

    @Test
    void weightsAreKeptAsTheyAreWhereThereAreTestImagesAlone() throws IOException {
        storeForEvaluation();

        var kept = train(
                new Loading(1, 1),
                1,
                Task.of(task(new MethodologyRequest("baseline", null), InitializationRequest.named("random"), 0)),
                new WeightsFolder(Optional.empty()));

        assertThat(kept.epochs()).isEmpty();
        assertThat(predictions(kept, test).count()).isEqualTo(PER_SHARD);
        assertThatThrownBy(() -> train(new Loading(1, 1), 1))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("the data set here has no train images; set training.maxEpochs to 0");
    }

    @Test
    void aMissingShardIsNamed() {
        store.delete(training.get(1).images());

        assertThatThrownBy(() -> train(new Loading(1, 1), 1))
                .isInstanceOf(PermanentFailure.class)
                .hasMessage("the object store holds no object 'images/train-1.npy'");
    }

    @Test
    void aDamagedShardIsNamed() {
        store.put(training.get(2).images(), new byte[] {1, 2, 3}, "application/octet-stream");

        assertThatThrownBy(() -> train(new Loading(1, 1), 1))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("'images/train-2.npy' does not have the SHA-256");
    }

    @Test
    void aLabelBeyondTheClassesIsNamed() throws IOException {
        store(List.of(training.get(0), write("wrong", 0, CLASSES + 1)));

        assertThatThrownBy(() -> train(new Loading(1, 1), 1))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("in 'labels/wrong-0.npy' must be in 0..2, was 3; check the data set's classes");
    }

    private TrainingResult train(Loading loading, long cacheBytes) {
        return train(loading, cacheBytes, List.of());
    }

    private TrainingResult train(Loading loading, long cacheBytes, List<TaskSpec.CurveSet> curves) {
        return train(loading, cacheBytes, new MethodologyRequest("shared", null), curves);
    }

    private TrainingResult train(
            Loading loading, long cacheBytes, MethodologyRequest methodology, List<TaskSpec.CurveSet> curves) {
        return train(loading, cacheBytes, task(methodology, curves), new WeightsFolder(Optional.empty()));
    }

    private TrainingResult train(Loading loading, long cacheBytes, Task task, WeightsFolder given) {
        var cache = new LocalCache(store, folder.resolve("cache"), cacheBytes);
        var weights = new WeightsLibrary(given, (location, sha256) -> null, (location, sha256) -> null);
        var compute = new Compute(1, "cpu", loading, DeviceTable.read(Optional.empty()), epoch -> {});
        var work = new TrainWork(
                new Archive(store), new ShardReader(cache), cache, store, weights, compute, folder.resolve("work"));
        return work.run(task, new Attempt());
    }

    private static TaskSpec.Train task(MethodologyRequest methodology, InitializationRequest weights, int epochs) {
        var settings = Json.convert(Json.tree(Map.of("batchSize", 16, "maxEpochs", epochs)), TrainingSettings.class);
        return new TaskSpec.Train("set", "resnet20", weights, settings, methodology, 7, null, List.of());
    }

    private static Task task(MethodologyRequest methodology, List<TaskSpec.CurveSet> curves) {
        var settings = Json.convert(
                Json.tree(Map.of(
                        "batchSize",
                        16,
                        "maxEpochs",
                        2,
                        "augmentation",
                        Map.of("cropPadding", 1, "horizontalFlip", true))),
                TrainingSettings.class);
        return Task.of(new TaskSpec.Train(
                "set",
                "resnet20",
                InitializationRequest.named("random"),
                settings,
                methodology,
                7,
                null,
                List.of(),
                curves));
    }

    private record Attempt() implements TaskContext {
        @Override
        public String artefacts() {
            return "tasks/attempt/";
        }

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void saved() {
            // Looked for in the store.
        }

        @Override
        public void progress(String text, long done, long total, String unit) {
            // Nobody follows.
        }
    }

    private void storeForEvaluation() throws IOException {
        test = List.of(write("test", 0, CLASSES));
        store(Map.of(Split.TRAIN, List.of(), Split.VALIDATION, List.of(), Split.TEST, test));
    }

    private void store(List<Shard> training) throws IOException {
        test = List.of(write("test", 0, CLASSES));
        store(Map.of(
                Split.TRAIN, training,
                Split.VALIDATION, List.of(write("validation", 0, CLASSES)),
                Split.TEST, test));
    }

    private void store(Map<Split, List<Shard>> splits) {
        var manifest = new DatasetManifest(
                "set",
                "here",
                SIDE,
                List.of("a", "b", "c"),
                splits,
                new Normalization(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25)),
                List.of(),
                0);
        store.put(Keys.dataset("set"), Json.bytes(manifest), "application/json");
    }

    private Shard write(String name, int number, int classes) throws IOException {
        var random = SeededRandomness.of(1, name, number);
        var samples = new byte[PER_SHARD * SIDE * SIDE * 3];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) random.below(256);
        }
        var labels = new int[PER_SHARD];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % classes;
        }
        var file = Files.createTempFile(folder, "images", ".npy");
        try (var out = Files.newOutputStream(file)) {
            Npy.write(out, samples, PER_SHARD, SIDE, SIDE, 3);
        }
        return new ShardWriter(store, folder)
                .write(file, labels, new int[PER_SHARD], part -> part + "/" + name + "-" + number + ".npy");
    }
}
