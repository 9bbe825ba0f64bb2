package org.tarnish.learning.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.tarnish.experiment.methodology.TrainingReduction;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.reduction.Fit;
import org.tarnish.imaging.reduction.Reducer;
import org.tarnish.imaging.reduction.Reductions;
import org.tarnish.learning.adaptive.AdaptationPass;
import org.tarnish.learning.adaptive.AdaptiveState;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.inference.Classifier;

/** How far each training image is reduced where each has a quality of its own, and the passes that change it. */
final class ImageAdaptation {
    private static final double NANOSECONDS = 1e9;

    private final ImageSource training;
    private final Validation validation;
    private final AdaptationPass pass;
    private final RunControls controls;
    private final Reducer reducer = new Reducer(Fit.RESIZE);
    private Optional<AdaptiveState> state = Optional.empty();

    /** @param atOnce images that are scored at once */
    ImageAdaptation(
            ImageSource training, Classifier classifier, Validation validation, int atOnce, RunControls controls) {
        this.training = training;
        this.validation = validation;
        this.controls = controls;
        int threads = Runtime.getRuntime().availableProcessors();
        this.pass = new AdaptationPass(classifier::probabilities, reducer, atOnce, threads);
    }

    /** The state, or empty as long as no image has been reduced by a pass. */
    Optional<AdaptiveState> state() {
        return state;
    }

    /** Brings every image back to full quality. */
    void forget() {
        state = Optional.empty();
    }

    /** Takes up the state in a file, which must be of this reduction. */
    void read(Path file, TrainingReduction.Adaptive reduction) throws IOException {
        var kind = Reductions.named(reduction.kind());
        state = Optional.of(AdaptiveState.read(file, training.count(), training.side(), kind, reduction.step()));
    }

    /**
     * Takes every image one step, as the network bears it.
     *
     * @param epoch the epoch that comes after the pass
     * @return what came of it; {@code plainSeconds} is not known yet
     */
    EpochRecord.Adaptation run(int epoch, TrainingReduction.Adaptive reduction) {
        long start = System.nanoTime();
        var before = state.orElseGet(() -> AdaptiveState.full(
                training.count(), training.side(), Reductions.named(reduction.kind()), reduction.step()));
        var outcome = validation.guarded(() -> pass.run(before, training, done -> {
            controls.stopIfCancelled();
            controls.listener().passing(epoch, "adapting images", done, training.count());
        }));
        state = Optional.of(outcome.state());
        return new EpochRecord.Adaptation(
                (System.nanoTime() - start) / NANOSECONDS,
                0,
                outcome.candidates(),
                outcome.lowered(),
                outcome.kept(),
                outcome.undone(),
                outcome.meanEntropyRatio());
    }

    /** The training images, reduced as the state says while batches are assembled. */
    ImageSource images() {
        var now = state.orElseThrow(() -> new IllegalStateException("no pass has been run"));
        int side = training.side();
        return training.transformed((samples, index) -> reducer.apply(new Image(side, side, samples), now.of(index))
                .seen()
                .samples());
    }
}
