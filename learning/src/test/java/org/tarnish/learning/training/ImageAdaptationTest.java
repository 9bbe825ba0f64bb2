package org.tarnish.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.experiment.methodology.Epoch;
import org.tarnish.experiment.methodology.Schedule;
import org.tarnish.experiment.methodology.TrainingReduction;
import org.tarnish.experiment.request.TrainingForm;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.imaging.reduction.Fit;
import org.tarnish.imaging.reduction.Reducer;
import org.tarnish.imaging.reduction.ReductionParameters;
import org.tarnish.imaging.reduction.Reductions;
import org.tarnish.learning.Patterns;
import org.tarnish.learning.TestEngine;
import org.tarnish.learning.adaptive.AdaptationPass;
import org.tarnish.learning.adaptive.AdaptiveState;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.inference.Classifier;
import org.tarnish.learning.network.Network;
import org.tarnish.learning.optimizer.Optimizers;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.weights.Initializations;

/** Runs whose images follow the classifier: a network that has learned the patterns, then an adapted epoch. */
class ImageAdaptationTest {
    private static final int COUNT = 64;
    private static final int SIDE = 8;
    private static final Epoch ADAPTED = Epoch.reduced(new TrainingReduction.Adaptive("crop", 0.25));
    private static final ImageSource TRAINING = ImageSource.of(new Patterns(COUNT, SIDE, 1));
    private static final ImageSource VALIDATION = ImageSource.of(new Patterns(40, SIDE, 3));

    @TempDir
    private Path folder;

    @Test
    void thePassSeesTheWeightsBeforeTheEpochAndIsCounted() throws IOException {
        var before = run(history -> history.epochs() < 2 ? Optional.of(Epoch.full()) : Optional.empty(), "before");
        var expected = pass(folder.resolve("store-before/epoch-000002-000000000/epoch-2.safetensors"));

        var run = run(
                history -> switch (history.epochs()) {
                    case 0, 1 -> Optional.of(Epoch.full());
                    case 2 -> Optional.of(ADAPTED);
                    default -> Optional.empty();
                },
                "run");

        assertThat(run.epochs().get(1).trainLoss())
                .isEqualTo(before.epochs().get(1).trainLoss());
        assertThat(run.epochs().get(1).adaptation()).isNull();
        var epoch = run.epochs().get(2);
        var adaptation = epoch.adaptation();
        assertThat(adaptation.lowered()).isEqualTo(expected.lowered()).isPositive();
        assertThat(adaptation.kept()).isEqualTo(expected.kept());
        assertThat(adaptation.undone()).isZero();
        assertThat(adaptation.candidates()).isEqualTo(expected.candidates()).isGreaterThanOrEqualTo(5L * COUNT);
        assertThat(adaptation.meanEntropyRatio()).isEqualTo(expected.meanEntropyRatio());
        assertThat(adaptation.seconds()).isPositive();
        assertThat(adaptation.plainSeconds()).isPositive();
        assertThat(epoch.quality()).isNull();
        assertThat(epoch.reduction()).isEqualTo("crop");
        assertThat(run.effort().seconds())
                .isCloseTo(
                        run.epochs().stream().mapToDouble(EpochRecord::seconds).sum() + adaptation.seconds(),
                        within(1e-9));
        assertThat(state("run", 3)).usingRecursiveComparison().isEqualTo(expected.state());
    }

    @Test
    void fullQualityEpochsLeaveTheStateAndTheBestCheckpointBringsItsOwn() throws IOException {
        var epochs = List.of(ADAPTED, Epoch.full(), ADAPTED, new Epoch(Optional.empty(), Epoch.Origin.BEST));
        Schedule schedule =
                history -> history.epochs() < 4 ? Optional.of(epochs.get(history.epochs())) : Optional.empty();
        var states = new ArrayList<AdaptiveState>();

        var run = run(schedule, "run", epoch -> {
            try {
                states.add(state("run", epoch.epoch()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(states.get(1)).usingRecursiveComparison().isEqualTo(states.get(0));
        assertThat(parameters(states.get(2))).isNotEqualTo(parameters(states.get(1)));
        int best = bestOfFirst(run, 3);
        assertThat(states.get(3)).usingRecursiveComparison().isEqualTo(states.get(best - 1));
    }

    private static int bestOfFirst(TrainedModel run, int epochs) {
        int best = 1;
        for (int epoch = 2; epoch <= epochs; epoch++) {
            if (run.epochs().get(epoch - 1).validationAccuracy()
                    > run.epochs().get(best - 1).validationAccuracy()) {
                best = epoch;
            }
        }
        return best;
    }

    private static List<ReductionParameters> parameters(AdaptiveState state) {
        return IntStream.range(0, COUNT).mapToObj(state::of).toList();
    }

    private AdaptiveState state(String name, int epoch) throws IOException {
        var file = folder.resolve("store-" + name)
                .resolve("epoch-%06d-000000000".formatted(epoch))
                .resolve("epoch-" + epoch + ".adaptive");
        return AdaptiveState.read(file, COUNT, SIDE, Reductions.named("crop"), 0.25);
    }

    private static AdaptationPass.Outcome pass(Path weights) throws IOException {
        try (var manager = TestEngine.manager()) {
            var job = job(history -> Optional.empty());
            var network = Network.create(job.architecture(), Patterns.CLASSES, manager);
            var optimizer = Optimizers.create(job.settings(), network);
            Checkpoints.load(weights, network, optimizer);
            var classifier = Classifier.of(network, Patterns.CLASSES, Patterns.NORMALIZATION);
            var pass = new AdaptationPass(classifier::probabilities, new Reducer(Fit.RESIZE), 16, 1);
            return pass.run(AdaptiveState.full(COUNT, SIDE, Reductions.named("crop"), 0.25), TRAINING, done -> {});
        }
    }

    private TrainedModel run(Schedule schedule, String name) throws IOException {
        return run(schedule, name, epoch -> {});
    }

    private TrainedModel run(Schedule schedule, String name, Consumer<EpochRecord> after) throws IOException {
        var listener = new TrainingListener() {
            @Override
            public void stepTaken(int epoch, int done, int total, double loss, double imagesPerSecond) {
                assertThat(done).isLessThanOrEqualTo(total);
            }

            @Override
            public void epochFinished(EpochRecord epoch) {
                after.accept(epoch);
            }
        };
        var store = new DirectoryCheckpointStore(folder.resolve("store-" + name));
        var data = new TrainingData(
                TRAINING,
                reduction -> {
                    throw new IllegalStateException("no epoch asks for " + reduction);
                },
                VALIDATION);
        return new TrainingLoop(TestEngine.device(), store, listener, () -> false)
                .run(job(schedule), data, folder.resolve("work-" + name));
    }

    private static TrainingJob job(Schedule schedule) {
        return new TrainingJob(
                Architectures.named("resnet20"),
                Patterns.CLASSES,
                Patterns.NORMALIZATION,
                TrainingSettings.of(new TrainingForm(
                        "adam", 0.01, 16, 8, 8, null, null, null, null, null, null, null, null, null, null, null)),
                schedule,
                7,
                new Start.Weights(Initializations.random()));
    }
}
