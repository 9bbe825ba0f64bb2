package org.tarnish.learning.minimal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.tarnish.imaging.LabeledImages;
import org.tarnish.imaging.entropy.Entropy;
import org.tarnish.imaging.entropy.EntropyMeasure;
import org.tarnish.imaging.reduction.Reducer;
import org.tarnish.imaging.reduction.Reduction;
import org.tarnish.learning.candidate.DeviceUse;
import org.tarnish.learning.candidate.Misjudged;
import org.tarnish.learning.candidate.Scorer;
import org.tarnish.learning.candidate.Scoring;

/**
 * Searches minimal images (minimal-entropy positive images, after HuMaNet: Carrasco, Hogan and Pérez, CIKM 2020): from
 * the full image, again and again the single move that leaves the least entropy among those still classified right, of
 * equals the one with the highest probability of the true class, of equals the first; until every further move is
 * misclassified or nothing can be lowered.
 *
 * <p>Candidates of many images share a batch, and other threads measure entropies and draw candidates while the device
 * computes ({@link Scoring}). Candidates are scored in the order of their entropies, so that those behind the first
 * correct one need no scoring. Where there is an estimate of the scorer's probabilities, the scorer is asked about those
 * candidates alone whose estimate leaves doubt. The result follows from the images, the classifier, the range and the
 * batch size, to the bit, not from the number of threads; another range or batch size can change it only where rounding
 * decides between classes, and estimates only where one errs by eight times as much as they do on average. Use from one
 * thread at a time.
 */
public final class MinimalImageSearch {
    private final Scorer scorer;
    private final Optional<Scorer> estimate;
    private final Reduction reduction;
    private final Reducer reducer;
    private final double step;
    private final ThreadLocal<Entropy> entropies;
    private final int batchSize;
    private final int threads;

    /**
     * @param scorer whose verdicts count
     * @param estimate of its probabilities that takes less time, if there is one
     * @param step size of one move as a fraction of full quality, in 0.001..1
     * @param measure of entropies
     * @param batchSize images that are scored at once, at least 1; fewer where a range is small
     * @param threads that prepare candidates, at least 1
     */
    public MinimalImageSearch(
            Scorer scorer,
            Optional<Scorer> estimate,
            Reduction reduction,
            Reducer reducer,
            double step,
            EntropyMeasure measure,
            int batchSize,
            int threads) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("a batch needs at least 1 image, was " + batchSize);
        }
        this.scorer = scorer;
        this.estimate = estimate;
        this.reduction = reduction;
        this.reducer = reducer;
        this.step = step;
        this.entropies = ThreadLocal.withInitial(() -> new Entropy(measure));
        this.batchSize = batchSize;
        this.threads = threads;
    }

    /**
     * What a search found.
     *
     * @param images one result per image, in order of index
     * @param use of the device
     */
    public record Found(List<MinimalImage> images, DeviceUse use) {}

    /**
     * Minimal images of consecutive images.
     *
     * @param from first image
     * @param to one past the last image
     * @param beforeBatch told before each batch how many images are done; may throw to stop
     */
    public Found search(LabeledImages images, int from, int to, IntConsumer beforeBatch) {
        try {
            return search(estimate, images, from, to, beforeBatch);
        } catch (Misjudged e) {
            // The estimate is of no use for this network.
            return search(Optional.empty(), images, from, to, beforeBatch);
        }
    }

    private Found search(Optional<Scorer> estimate, LabeledImages images, int from, int to, IntConsumer beforeBatch) {
        var found = new ArrayList<MinimalImage>();
        var descents = IntStream.range(from, to)
                .mapToObj(index -> new Descent(
                        index, images.label(index), images.image(index), reduction, reducer, step, entropies))
                .iterator();
        var use = new Scoring(scorer, estimate, images.side(), Scoring.batch(batchSize, to - from), threads)
                .run(descents, descent -> found.add(descent.result()), beforeBatch);
        found.sort(Comparator.comparingInt(MinimalImage::index));
        return new Found(found, use);
    }
}
