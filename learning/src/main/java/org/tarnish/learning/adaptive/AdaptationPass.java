package org.tarnish.learning.adaptive;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.IntConsumer;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.reduction.Reducer;
import org.tarnish.learning.batch.Batch;
import org.tarnish.learning.batch.Batches;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.candidate.DeviceUse;
import org.tarnish.learning.candidate.Scorer;
import org.tarnish.learning.candidate.Scoring;

/**
 * A pass over the training images in which the classifier tells how far each may be reduced. All moves of an image are
 * scored. If some is classified right, the image makes the one with the highest probability of the true class, of
 * equals the first; else, if the image as it is now is misclassified, its last move is undone; else it is kept.
 *
 * <p>An image is itself scored only where that decides something: not if a move is right, nor at full quality, where
 * there is nothing to undo. Images are read in order and held only while they are scored. The outcome follows from
 * state, images, classifier and batch size, not from the number of threads. Use from one thread at a time.
 */
public final class AdaptationPass {
    private static final int READ_AT_ONCE = 32;
    private static final int MEASURED = 1024;

    private final Scorer scorer;
    private final Reducer reducer;
    private final int batchSize;
    private final int threads;
    private final int measured;

    /**
     * A pass that measures the entropy ratios of at most 1024 images.
     *
     * @param scorer in evaluation mode
     * @param batchSize images that are scored at once, at least 1; fewer where a set is small
     * @param threads that reduce images and measure entropies, at least 1
     */
    public AdaptationPass(Scorer scorer, Reducer reducer, int batchSize, int threads) {
        this(scorer, reducer, batchSize, threads, MEASURED);
    }

    /** @param measured images whose entropy ratios are measured, evenly from the set, at least 1 */
    public AdaptationPass(Scorer scorer, Reducer reducer, int batchSize, int threads, int measured) {
        if (measured < 1) {
            throw new IllegalArgumentException("a pass measures the ratio of at least 1 image, was " + measured);
        }
        this.scorer = scorer;
        this.reducer = reducer;
        this.batchSize = batchSize;
        this.threads = threads;
        this.measured = measured;
    }

    /**
     * What came of a pass.
     *
     * @param state after it
     * @param candidates images that were scored
     * @param lowered images that were reduced by one move
     * @param kept images left as they were
     * @param undone images whose last move was taken back
     * @param meanEntropyRatio mean of the PNG bytes of the reduced by those of the full image, after the pass, over all
     *     images or, where they are more than are to be measured, over every second, third and so on
     * @param use of the device
     */
    public record Outcome(
            AdaptiveState state,
            long candidates,
            int lowered,
            int kept,
            int undone,
            double meanEntropyRatio,
            DeviceUse use) {}

    /**
     * Takes every image one step.
     *
     * @param images the images that the state is of, in the same order
     * @param beforeBatch told before each batch how many images are done; may throw to stop
     * @throws IllegalArgumentException if the state is not of as many images of that side
     */
    public Outcome run(AdaptiveState state, ImageSource images, IntConsumer beforeBatch) {
        if (state.count() != images.count() || state.side() != images.side()) {
            throw new IllegalArgumentException("the adaptive state must be of the " + images.count()
                    + " training images of side " + images.side() + ", was of " + state.count() + " of side "
                    + state.side());
        }
        var steps = new Steps(state.count());
        var ratios = new Ratios(state.count(), measured);
        var scoring = new Scoring(scorer, images.side(), Scoring.batch(batchSize, images.count()), threads);
        try (var batches = images.inOrder(0, images.count(), READ_AT_ONCE)) {
            var use = scoring.run(new Reading(batches, state, steps, ratios), image -> {}, beforeBatch);
            return new Outcome(
                    state.after(steps),
                    use.candidates(),
                    steps.lowered(),
                    state.count() - steps.lowered() - steps.undone(),
                    steps.undone(),
                    ratios.mean(),
                    use);
        }
    }

    /** The images one by one, as they come in batches. */
    private final class Reading implements Iterator<AdaptedImage> {
        private final Batches batches;
        private final AdaptiveState state;
        private final Steps steps;
        private final Ratios ratios;
        private Batch batch;
        private int next;

        Reading(Batches batches, AdaptiveState state, Steps steps, Ratios ratios) {
            this.batches = batches;
            this.state = state;
            this.steps = steps;
            this.ratios = ratios;
        }

        @Override
        public boolean hasNext() {
            return batch != null && next < batch.count() || batches.hasNext();
        }

        @Override
        public AdaptedImage next() {
            if (!hasNext()) {
                throw new NoSuchElementException("there are no further images");
            }
            if (batch == null || next == batch.count()) {
                batch = batches.next();
                next = 0;
            }
            int side = batch.side();
            var samples = new byte[side * side * Image.CHANNELS];
            batch.samples().get(next * samples.length, samples);
            int index = batch.indices()[next];
            int label = batch.labels()[next];
            next++;
            var image = new Image(side, side, samples);
            return new AdaptedImage(index, label, image, state, reducer, steps, ratios);
        }
    }
}
