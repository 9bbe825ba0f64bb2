package org.tarnish.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.experiment.methodology.Epoch;
import org.tarnish.experiment.methodology.Schedule;
import org.tarnish.experiment.methodology.TrainingReduction;
import org.tarnish.experiment.request.Precision;
import org.tarnish.experiment.request.ScheduleRequest;
import org.tarnish.experiment.request.Trainable;
import org.tarnish.experiment.request.TrainingForm;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.learning.Patterns;
import org.tarnish.learning.TestEngine;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.weights.Initializations;

/** Runs that die at any step, with everything on that has a state: momentum, a schedule, batch normalization, dropout. */
class ResumptionTest {
    /** Full, full from the best so far, full: 5 steps each. */
    private static final Schedule THREE = history -> switch (history.epochs()) {
        case 0 -> Optional.of(Epoch.full());
        case 1, 2 -> Optional.of(new Epoch(Optional.empty(), Epoch.Origin.BEST));
        default -> Optional.empty();
    };

    /** Adapted, adapted further, full from the best so far, adapted: 5 steps each. */
    private static final Schedule ADAPTIVE = history -> switch (history.epochs()) {
        case 0, 1, 3 -> Optional.of(Epoch.reduced(new TrainingReduction.Adaptive("combination", 0.25)));
        case 2 -> Optional.of(new Epoch(Optional.empty(), Epoch.Origin.BEST));
        default -> Optional.empty();
    };

    private static final int STEPS = 15;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "resnet20, 8, all, float32",
        "squeezenet1_1, 17, all, float32",
        "squeezenet1_1, 17, head, float32",
        "resnet20, 8, all, bfloat16",
        "squeezenet1_1, 17, head, bfloat16",
        "resnet20, 8, all, float16"
    })
    void aRunThatDiesAtAnyStepEndsWithTheSameBits(String architecture, int side, String trainable, String precision)
            throws IOException {
        var job = job(
                architecture, Trainable.valueOf(trainable.toUpperCase(Locale.ROOT)), THREE, Precision.named(precision));
        var undisturbed = run(job, side, "undisturbed", STEPS + 1, 100);

        for (int death : new int[] {1, 3, 5, 2, 1, 2}) {
            assertThatThrownBy(() -> run(job, side, "killed", death, 1)).isInstanceOf(Died.class);
        }
        var resumed = run(job, side, "killed", STEPS + 1, 1);

        assertThat(resumed.model()).hasSameBinaryContentAs(undisturbed.model());
        assertThat(resumed.checkpoint()).hasSameBinaryContentAs(undisturbed.checkpoint());
        assertThat(resumed.epochs().stream().map(ResumptionTest::withoutSeconds).toList())
                .isEqualTo(undisturbed.epochs().stream()
                        .map(ResumptionTest::withoutSeconds)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"resnet20, 8, all", "squeezenet1_1, 17, head"})
    void soDoesARunThatAdaptsItsImages(String architecture, int side, String trainable) throws IOException {
        var job = job(architecture, Trainable.valueOf(trainable.toUpperCase(Locale.ROOT)), ADAPTIVE);
        var undisturbed = run(job, side, "undisturbed", 21, 100);

        // in the first epoch, at its end, within the second, after it, and in the last
        for (int death : new int[] {2, 3, 3, 2, 6, 3}) {
            assertThatThrownBy(() -> run(job, side, "killed", death, 1)).isInstanceOf(Died.class);
        }
        var resumed = run(job, side, "killed", 21, 1);

        assertThat(resumed.model()).hasSameBinaryContentAs(undisturbed.model());
        assertThat(resumed.checkpoint()).hasSameBinaryContentAs(undisturbed.checkpoint());
        assertThat(resumed.epochs().stream().map(ResumptionTest::withoutSeconds).toList())
                .isEqualTo(undisturbed.epochs().stream()
                        .map(ResumptionTest::withoutSeconds)
                        .toList());
        assertThat(undisturbed.epochs())
                .extracting(epoch -> epoch.adaptation() != null)
                .containsExactly(true, true, false, true);
        assertThat(undisturbed.epochs().get(1).adaptation().lowered()).isPositive();
    }

    @Test
    void stepsSinceTheLastCheckpointAreTakenAgain() throws IOException {
        var job = job("resnet20", Trainable.ALL);
        var undisturbed = run(job, 8, "undisturbed", STEPS + 1, 100);

        // checkpoints after steps 3, 5 (the epoch's end), 8 and so on; dies at 7
        assertThatThrownBy(() -> run(job, 8, "killed", 7, 3)).isInstanceOf(Died.class);
        assertThat(states()).containsOnlyKeys("epoch-000000-000000003", "epoch-000001-000000000");
        assertThatThrownBy(() -> run(job, 8, "killed", 4, 3)).isInstanceOf(Died.class);
        assertThat(states()).containsOnlyKeys("epoch-000001-000000000", "epoch-000001-000000003");
        var resumed = run(job, 8, "killed", STEPS + 1, 3);

        assertThat(resumed.model()).hasSameBinaryContentAs(undisturbed.model());
    }

    @Test
    void aCheckpointHoldsTheWeightsOfNowAndOfTheBestAlone() throws IOException {
        run(job("resnet20", Trainable.ALL), 8, "killed", STEPS + 1, 1);
        assertThat(states().values()).allSatisfy(files -> assertThat(files).isBetween(2L, 3L));
    }

    private Map<String, Long> states() throws IOException {
        try (var checkpoints = Files.list(folder.resolve("killed"))) {
            return checkpoints.collect(Collectors.toMap(
                    path -> path.getFileName().toString(), path -> path.toFile().list().length + 0L));
        }
    }

    /**
     * @param death the step of this attempt at which the process dies
     * @param stepsPerCheckpoint on a clock that ticks once a step
     */
    private TrainedModel run(TrainingJob job, int side, String name, int death, int stepsPerCheckpoint)
            throws IOException {
        var clock = new AtomicLong();
        var taken = new AtomicInteger();
        var listener = new TrainingListener() {
            @Override
            public void stepTaken(int epoch, int done, int total, double loss, double imagesPerSecond) {
                clock.incrementAndGet();
                if (taken.incrementAndGet() == death) {
                    throw new Died();
                }
            }

            @Override
            public void epochFinished(EpochRecord epoch) {
                // The clock stands still.
            }
        };
        // Told of a step after its checkpoint, the clock is one behind.
        var pace = new CheckpointPace(Duration.ofNanos(Math.max(0, stepsPerCheckpoint - 1)), clock::get);
        var store = new DirectoryCheckpointStore(folder.resolve(name));
        var controls = new RunControls(listener, () -> false, pace, FeatureStore.BUDGET);
        var images = ImageSource.of(new Patterns(65, side, 1));
        return new TrainingLoop(TestEngine.device(), store, controls)
                .run(
                        job,
                        new TrainingData(
                                images,
                                ResumptionTest::none,
                                ImageSource.of(new Patterns(40, side, 3)),
                                Map.of("further", ImageSource.of(new Patterns(20, side, 4)))),
                        Files.createTempDirectory(folder, name));
    }

    private static ImageSource none(TrainingReduction.Uniform reduction) {
        throw new IllegalStateException("no epoch asks for " + reduction);
    }

    private static TrainingJob job(String architecture, Trainable trainable) {
        return job(architecture, trainable, THREE);
    }

    private static TrainingJob job(String architecture, Trainable trainable, Schedule schedule) {
        return job(architecture, trainable, schedule, Precision.FLOAT32);
    }

    private static TrainingJob job(String architecture, Trainable trainable, Schedule schedule, Precision precision) {
        var settings = TrainingSettings.of(new TrainingForm(
                "sgd",
                0.05,
                14,
                3,
                3,
                List.of(trainable),
                0.9,
                true,
                0.0005,
                new ScheduleRequest("one-cycle", Map.of()),
                null,
                0.1,
                1.0,
                8,
                null,
                precision));
        return new TrainingJob(
                Architectures.named(architecture),
                Patterns.CLASSES,
                Patterns.NORMALIZATION,
                settings,
                schedule,
                7,
                new Start.Weights(Initializations.random()));
    }

    private static EpochRecord withoutSeconds(EpochRecord epoch) {
        var pass = epoch.adaptation();
        return new EpochRecord(
                epoch.epoch(),
                epoch.quality(),
                epoch.reduction(),
                epoch.trainLoss(),
                epoch.validationAccuracy(),
                epoch.validationLoss(),
                0,
                pass == null
                        ? null
                        : new EpochRecord.Adaptation(
                                0,
                                0,
                                pass.candidates(),
                                pass.lowered(),
                                pass.kept(),
                                pass.undone(),
                                pass.meanEntropyRatio()),
                epoch.curves());
    }

    /** Stands for a process that is killed. */
    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
