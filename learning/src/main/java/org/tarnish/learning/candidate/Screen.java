package org.tarnish.learning.candidate;

import java.util.stream.IntStream;
import org.tarnish.imaging.Image;
import org.tarnish.learning.batch.Batch;

/**
 * A scorer's verdicts, most of them from quick estimates of its probabilities: where an estimate puts the true class much
 * farther from the most probable other one than estimates err, the scorer is not asked.
 *
 * <p>The distance is {@code ln(p / q)} of the true class's probability and the highest other one's, a difference of two
 * logits. How much estimates err is seen wherever the scorer is asked, too: for the first 16 candidates of all, then
 * wherever the distance is less than eight times the root mean square of the errors so far (more while these are few), and
 * for whatever may be one of several that are right. Should an error come near a distance that was relied upon, to four
 * fifths of it, the run ends with {@link Misjudged}.
 */
final class Screen implements Judge {
    private static final int LEARNED = 16;
    private static final double DEVIATIONS = 8;
    private static final double CLOSEST = 1.25;

    private final Scorer scorer;
    private final Scorer estimate;
    private int compared;
    private double squares;
    private double largestError;
    private double closestTrusted = Double.POSITIVE_INFINITY;
    private long estimated;

    /** @param estimate gives about the same probabilities as the scorer */
    Screen(Scorer scorer, Scorer estimate) {
        this.scorer = scorer;
        this.estimate = estimate;
    }

    @Override
    public CandidateScore[] verdicts(Batch batch, boolean[] alone) {
        var probabilities = estimate.probabilities(batch);
        var verdicts = new CandidateScore[batch.count()];
        var distances = new double[verdicts.length];
        double doubt = doubt();
        for (int i = 0; i < verdicts.length; i++) {
            distances[i] = distance(probabilities[i], batch.labels()[i]);
            boolean isClear = alone[i] ? Math.abs(distances[i]) > doubt : distances[i] < -doubt;
            if (isClear) {
                verdicts[i] = CandidateScore.of(probabilities[i], batch.labels()[i]);
                closestTrusted = Math.min(closestTrusted, Math.abs(distances[i]));
                estimated++;
            }
        }
        var open = IntStream.range(0, verdicts.length)
                .filter(i -> verdicts[i] == null)
                .toArray();
        if (open.length > 0) {
            ask(batch, open, verdicts, distances);
        }
        return verdicts;
    }

    @Override
    public long estimated() {
        return estimated;
    }

    private void ask(Batch batch, int[] open, CandidateScore[] verdicts, double[] distances) {
        var part = part(batch, open);
        var probabilities = scorer.probabilities(part);
        for (int i = 0; i < open.length; i++) {
            verdicts[open[i]] = CandidateScore.of(probabilities[i], part.labels()[i]);
            learn(Math.abs(distances[open[i]] - distance(probabilities[i], part.labels()[i])));
        }
        if (closestTrusted < CLOSEST * largestError) {
            throw new Misjudged(closestTrusted, largestError);
        }
    }

    /** Some images of a batch, which lie in the place of its first ones. */
    private static Batch part(Batch batch, int[] places) {
        int bytes = batch.side() * batch.side() * Image.CHANNELS;
        var samples = batch.samples();
        var image = new byte[bytes];
        for (int i = 0; i < places.length; i++) {
            samples.get(places[i] * bytes, image);
            samples.put(i * bytes, image);
        }
        return new Batch(
                IntStream.of(places).map(place -> batch.indices()[place]).toArray(),
                IntStream.of(places).map(place -> batch.labels()[place]).toArray(),
                batch.side(),
                samples.limit(places.length * bytes));
    }

    private double doubt() {
        return compared < LEARNED
                ? Double.POSITIVE_INFINITY
                : DEVIATIONS * (1 + 0.5 * LEARNED / compared) * Math.sqrt(squares / compared);
    }

    /** Where a probability is 0 there is no telling how much it errs. */
    private void learn(double error) {
        if (Double.isFinite(error)) {
            compared++;
            squares += error * error;
            largestError = Math.max(largestError, error);
        }
    }

    /** Not a number where both probabilities are 0; that is less than no doubt. */
    private static double distance(float[] probabilities, int label) {
        float other = 0;
        for (int k = 0; k < probabilities.length; k++) {
            other = k == label ? other : Math.max(other, probabilities[k]);
        }
        return Math.log(probabilities[label]) - Math.log(other);
    }
}
