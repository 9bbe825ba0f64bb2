package org.tarnish.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.experiment.methodology.Epoch;
import org.tarnish.experiment.methodology.Schedule;
import org.tarnish.experiment.methodology.TrainingReduction;
import org.tarnish.experiment.request.InitializationRequest;
import org.tarnish.experiment.request.ScheduleRequest;
import org.tarnish.experiment.request.Trainable;
import org.tarnish.experiment.request.TrainingForm;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.experiment.result.WeightsOrigin;
import org.tarnish.learning.Patterns;
import org.tarnish.learning.TestEngine;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.weights.Initializations;
import org.tarnish.network.weights.Safetensors;
import org.tarnish.network.weights.WeightsFolder;
import org.tarnish.network.weights.WeightsLibrary;
import org.tarnish.network.weights.WeightsSource;

class TrainingLoopTest {
    private static final TrainingReduction.Uniform HALF = new TrainingReduction.Uniform("resolution", 0.5);

    /** Full, reduced, full from the best so far, reduced. */
    private static final Schedule FOUR = history -> switch (history.epochs()) {
        case 0 -> Optional.of(Epoch.full());
        case 1, 3 -> Optional.of(Epoch.reduced(HALF));
        case 2 -> Optional.of(new Epoch(Optional.empty(), Epoch.Origin.BEST));
        default -> Optional.empty();
    };

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"resnet20, 8", "squeezenet1_1, 17"})
    void aRunKilledAfterEveryEpochEndsWithTheSameBits(String architecture, int side) throws IOException {
        var job = job(architecture, FOUR, random());
        var undisturbed = run(job, side, "undisturbed", 99);
        for (int epoch = 1; epoch <= 4; epoch++) {
            int killed = epoch;
            assertThatThrownBy(() -> run(job, side, "killed", killed)).isInstanceOf(Killed.class);
        }

        var resumed = run(job, side, "killed", 99);

        assertThat(resumed.model()).hasSameBinaryContentAs(undisturbed.model());
        assertThat(resumed.checkpoint()).hasSameBinaryContentAs(undisturbed.checkpoint());
        assertThat(withoutSeconds(resumed)).isEqualTo(withoutSeconds(undisturbed));
    }

    @Test
    void aRunFromACheckpointCountsItAsEpochZeroAndIsResumable() throws IOException {
        var shared = run(job("resnet20", epochs(1), random()), 8, "shared", 99);
        var start = new Start.Checkpoint(shared.checkpoint(), shared.bestAccuracy());
        var job = job("resnet20", FOUR, start);

        var undisturbed = run(job, 8, "undisturbed", 99);
        assertThatThrownBy(() -> run(job, 8, "killed", 2)).isInstanceOf(Killed.class);
        var resumed = run(job, 8, "killed", 99);

        assertThat(resumed.model()).hasSameBinaryContentAs(undisturbed.model());
        assertThat(resumed.bestAccuracy()).isGreaterThanOrEqualTo(shared.bestAccuracy());
        assertThat(undisturbed.epochs()).hasSize(4);
    }

    @Test
    void aRunWithoutEpochsGivesTheWeightsItBeganWith() throws IOException {
        var trained = run(job("resnet20", epochs(1), random()), 8, "trained", 99);
        var library = new WeightsLibrary(
                new WeightsFolder(Optional.of(trained.model().getParent())),
                WeightsSource.none("not needed"),
                WeightsSource.none("not needed"));
        var name = trained.model().getFileName().toString();
        var request = Initializations.complete(new InitializationRequest("file", Map.of("path", name)), library);
        var start = new Start.Weights(Initializations.of(request, "resnet20", library));

        var result = run(job("resnet20", epochs(0), start), 8, "evaluated", 99);

        assertThat(result.model()).hasSameBinaryContentAs(trained.model());
        assertThat(result.epochs()).isEmpty();
        assertThat(result.origin())
                .isEqualTo(new WeightsOrigin(name, request.parameters().get("sha256"), null));
    }

    @Test
    void aResumedRunStillKnowsWhereItsWeightsCameFrom() throws IOException {
        var job = job("resnet20", epochs(2), random());
        assertThatThrownBy(() -> run(job, 8, "killed", 1)).isInstanceOf(Killed.class);

        assertThat(run(job, 8, "killed", 99).origin().source()).isEqualTo("random");
    }

    @Test
    void aRunThatNeverBeatsItsStartGivesTheStart() throws IOException {
        var shared = run(job("resnet20", epochs(1), random()), 8, "shared", 99);
        var unbeatable = new Start.Checkpoint(shared.checkpoint(), 1.0);

        var result = run(job("resnet20", epochs(1), unbeatable), 8, "run", 99);

        assertThat(result.bestEpoch()).isZero();
        assertThat(result.bestAccuracy()).isEqualTo(1.0);
        assertThat(result.model()).hasSameBinaryContentAs(shared.model());
        assertThat(result.checkpoint()).hasSameBinaryContentAs(shared.checkpoint());
    }

    @Test
    void everyEpochIsEvaluatedOnTheSetsOfItsCurves() throws IOException {
        var data = data(8);
        var curves = new LinkedHashMap<String, ImageSource>();
        curves.put("same", data.validation());
        curves.put("other", patterns(30, 8, 4));
        var passed = new ArrayList<String>();
        var listener = new Recorder(99) {
            @Override
            public void passing(int epoch, String what, int done, int total) {
                passed.add(epoch + " " + what + " " + done + "/" + total);
            }
        };
        var plain = run(job("resnet20", epochs(2), random()), 8, "plain", 99);

        var evaluated = new TrainingLoop(TestEngine.device(), store("evaluated"), listener, () -> false)
                .run(
                        job("resnet20", epochs(2), random()),
                        new TrainingData(data.training(), data.reduced(), data.validation(), curves),
                        folder.resolve("work"));

        assertThat(evaluated.model()).as("nothing changes").hasSameBinaryContentAs(plain.model());
        for (var epoch : evaluated.epochs()) {
            assertThat(epoch.curves()).containsOnlyKeys("same", "other");
            assertThat(epoch.curves().keySet()).containsExactly("same", "other");
            assertThat(epoch.curves().get("same"))
                    .isEqualTo(new EpochRecord.Point(epoch.validationAccuracy(), epoch.validationLoss()));
        }
        assertThat(passed)
                .containsExactly(
                        "1 evaluating on same 0/40",
                        "1 evaluating on same 16/40",
                        "1 evaluating on same 32/40",
                        "1 evaluating on other 0/30",
                        "1 evaluating on other 16/30",
                        "2 evaluating on same 0/40",
                        "2 evaluating on same 16/40",
                        "2 evaluating on same 32/40",
                        "2 evaluating on other 0/30",
                        "2 evaluating on other 16/30");
    }

    @Test
    void learnsToTellPatternsApart() throws IOException {
        var settings = TrainingSettings.of(new TrainingForm(
                "adam",
                0.01,
                16,
                8,
                8,
                List.of(Trainable.ALL),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));

        var result = run(job("resnet20", epochs(8), random(), settings), 8, "run", 99);

        assertThat(result.bestAccuracy()).isGreaterThan(0.9);
        assertThat(result.epochs().get(7).trainLoss())
                .isLessThan(result.epochs().get(0).trainLoss());
        assertThat(result.parameters()).isEqualTo(269_332);
        var effort = result.effort();
        assertThat(effort.seconds())
                .isEqualTo(result.epochs().stream()
                        .mapToDouble(EpochRecord::seconds)
                        .sum());
        // Steps are a part of the epochs' time.
        assertThat(effort.imagesPerSecond()).isGreaterThan(8 * 65 / effort.seconds());
        assertThat(effort.peakDeviceBytes()).isNull();
    }

    @Test
    void theLearningRateOfALossThatIsNotFiniteIsThatOfItsStep() {
        var schedule = new ScheduleRequest("step", Map.of("epochs", 1.0, "factor", 0.5));
        var settings = TrainingSettings.of(new TrainingForm(
                "sgd", 1e30, 16, 4, 3, null, null, null, null, schedule, 1.0, null, null, null, null, null));

        // The first step spoils the weights; the second of 4 steps of warm-up has 0.01 + 0.99 / 4 of the learning rate.
        assertThatThrownBy(() -> run(job("resnet20", epochs(3), random(), settings), 8, "run", 99))
                .isInstanceOf(TrainingDiverged.class)
                .hasMessageContaining("epoch 1, step 2")
                .hasMessageContaining("learning rate 2.575E29");
    }

    @Test
    void moreClassesThanTheNetworkHasAreRefused() {
        var job = new TrainingJob(
                Architectures.named("resnet20"),
                Patterns.CLASSES - 1,
                Patterns.NORMALIZATION,
                settings(),
                epochs(1),
                7,
                random());

        assertThatThrownBy(() -> run(job, 8, "run", 99))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be in 0..2, was 3");
    }

    @Test
    void trainingTheHeadAloneLeavesEverythingElseAsItWas() throws IOException {
        var settings = TrainingSettings.of(new TrainingForm(
                "adam",
                0.01,
                16,
                4,
                3,
                List.of(Trainable.HEAD),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
        var untrained = run(job("resnet20", history -> Optional.empty(), random()), 8, "untrained", 99);

        var result = run(job("resnet20", epochs(1), random(), settings), 8, "run", 99);

        var before = Safetensors.read(untrained.model());
        var after = Safetensors.read(result.model());
        for (var name : before.keySet()) {
            if (name.startsWith("linear.")) {
                assertThat(after.get(name).read()).isNotEqualTo(before.get(name).read());
            } else {
                assertThat(after.get(name).read()).isEqualTo(before.get(name).read());
            }
        }
    }

    @Test
    void aLossThatIsNotFiniteStopsTheRun() {
        var settings = TrainingSettings.of(new TrainingForm(
                "adam",
                1e30,
                16,
                4,
                3,
                List.of(Trainable.ALL),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));

        assertThatThrownBy(() -> run(job("resnet20", epochs(3), random(), settings), 8, "run", 99))
                .isInstanceOf(TrainingDiverged.class)
                .hasMessageContaining("epoch 1")
                .hasMessageContaining("learning rate 1.0E30");
    }

    @Test
    void stopsBeforeTheNextBatchWhenCancelled() {
        var steps = new ArrayList<Integer>();
        var listener = new Recorder(99) {
            @Override
            public void stepTaken(int epoch, int done, int total, double loss, double imagesPerSecond) {
                steps.add(done);
            }
        };
        var loop = new TrainingLoop(TestEngine.device(), store("cancelled"), listener, () -> steps.size() == 2);

        assertThatThrownBy(() -> loop.run(job("resnet20", epochs(3), random()), data(8), folder.resolve("work")))
                .isInstanceOf(TrainingCancelled.class);
        assertThat(steps).containsExactly(16, 32);
    }

    @Test
    void checkpointsOfAnotherRunAreRefused() throws IOException {
        run(job("resnet20", epochs(1), random()), 8, "run", 99);
        var other = new TrainingJob(
                Architectures.named("resnet20"),
                Patterns.CLASSES,
                Patterns.NORMALIZATION,
                settings(),
                epochs(1),
                8,
                random());

        assertThatThrownBy(() -> run(other, 8, "run", 99))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another run");
    }

    @Test
    void imagesThatAreTooSmallAreRefused() {
        assertThatThrownBy(() -> run(job("squeezenet1_1", epochs(1), random()), 16, "run", 99))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 17 x 17");
    }

    private TrainedModel run(TrainingJob job, int side, String name, int killAfter) throws IOException {
        var work = Files.createTempDirectory(folder, name);
        var loop = new TrainingLoop(TestEngine.device(), store(name), new Recorder(killAfter), () -> false);
        return loop.run(job, data(side), work);
    }

    private DirectoryCheckpointStore store(String name) {
        return new DirectoryCheckpointStore(folder.resolve(name));
    }

    private static TrainingData data(int side) {
        return new TrainingData(patterns(65, side, 1), reduction -> patterns(65, side, 2), patterns(40, side, 3));
    }

    private static ImageSource patterns(int count, int side, long seed) {
        return ImageSource.of(new Patterns(count, side, seed));
    }

    private static TrainingJob job(String architecture, Schedule schedule, Start start) {
        return job(architecture, schedule, start, settings());
    }

    private static TrainingJob job(String architecture, Schedule schedule, Start start, TrainingSettings settings) {
        return new TrainingJob(
                Architectures.named(architecture),
                Patterns.CLASSES,
                Patterns.NORMALIZATION,
                settings,
                schedule,
                7,
                start);
    }

    private static TrainingSettings settings() {
        return TrainingSettings.of(new TrainingForm(
                "adam",
                0.001,
                16,
                4,
                3,
                List.of(Trainable.ALL),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    }

    private static Schedule epochs(int count) {
        return history -> history.epochs() < count ? Optional.of(Epoch.full()) : Optional.empty();
    }

    private static Start random() {
        return new Start.Weights(Initializations.random());
    }

    private static List<EpochRecord> withoutSeconds(TrainedModel model) {
        return model.epochs().stream()
                .map(epoch -> new EpochRecord(
                        epoch.epoch(),
                        epoch.quality(),
                        epoch.reduction(),
                        epoch.trainLoss(),
                        epoch.validationAccuracy(),
                        epoch.validationLoss(),
                        0))
                .toList();
    }

    /** Stands for a process that dies after an epoch's checkpoint was saved. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static class Recorder implements TrainingListener {
        private final int killAfter;

        Recorder(int killAfter) {
            this.killAfter = killAfter;
        }

        @Override
        public void stepTaken(int epoch, int done, int total, double loss, double imagesPerSecond) {
            assertThat(done).isBetween(1, total);
        }

        @Override
        public void epochFinished(EpochRecord epoch) {
            if (epoch.epoch() == killAfter) {
                throw new Killed();
            }
        }
    }
}
