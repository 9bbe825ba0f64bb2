package org.tarnish.evaluation.metric;

import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.Unit;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.imaging.perturbation.Perturbations;

/**
 * How often a classifier changes its mind within perturbation sequences (Hendrycks and Dietterich, ICLR 2019), in [0, 1];
 * lower is steadier, and right or wrong does not matter. For each sequence the mean over frames after the first of
 * whether the prediction differs from that of the frame before, then the mean over sequences. Frames of noise are
 * unrelated in time and are compared with the sequence's first frame instead.
 */
public final class FlipProbability implements Metric {
    /** The metric's name. */
    public static final String NAME = "flipProbability";

    private static final Measure MEASURE = new Measure(
            NAME,
            "flip probability",
            "How often the prediction changes from frame to frame of a perturbation sequence (for noise: from the clean"
                    + " first frame), right or wrong.",
            Unit.FRACTION,
            2,
            0,
            1,
            Direction.LOWER_IS_BETTER,
            "Hendrycks and Dietterich, Benchmarking Neural Network Robustness to Common Corruptions and Perturbations,"
                    + " ICLR 2019.");

    @Override
    public Measure measure() {
        return MEASURE;
    }

    @Override
    public Need needs() {
        return Need.CLASSES;
    }

    @Override
    public boolean suits(Condition condition) {
        return condition instanceof Condition.Perturbed;
    }

    @Override
    public double of(Predictions predictions, Condition condition) {
        var perturbed = (Condition.Perturbed) condition;
        var perturbation = Perturbations.named(perturbed.perturbation());
        int frames = perturbation.frames(perturbed.table());
        return perturbation.noise()
                ? ofNoise(predictions.predicted(), frames)
                : ofNeighbors(predictions.predicted(), frames, perturbed.difficulty());
    }

    /**
     * Of sequences whose frames are compared with the frame {@code difficulty} before, so that every {@code
     * difficulty}-th frame makes a sequence, from each possible start.
     *
     * @param predicted class of each frame, sequence by sequence
     * @param frames frames of each sequence, more than {@code difficulty}
     * @param difficulty 1 compares neighbors
     */
    static double ofNeighbors(int[] predicted, int frames, int difficulty) {
        if (difficulty < 1 || difficulty >= frames) {
            throw new IllegalArgumentException(
                    "difficulty must be in 1.." + (frames - 1) + " for " + frames + " frames, was " + difficulty);
        }
        return mean(predicted, frames, difficulty, false);
    }

    /**
     * Of sequences of noise.
     *
     * @param predicted class of each frame, sequence by sequence
     * @param frames frames of each sequence, at least 2
     */
    static double ofNoise(int[] predicted, int frames) {
        if (frames < 2) {
            throw new IllegalArgumentException("a sequence needs at least 2 frames, was " + frames);
        }
        return mean(predicted, frames, 1, true);
    }

    private static double mean(int[] predicted, int frames, int stride, boolean againstFirst) {
        if (predicted.length == 0 || predicted.length % frames != 0) {
            throw new IllegalArgumentException(
                    "predictions must be whole sequences of " + frames + " frames, were " + predicted.length);
        }
        double sum = 0;
        for (int first = 0; first < predicted.length; first += frames) {
            int flips = 0;
            for (int frame = stride; frame < frames; frame++) {
                int reference = againstFirst ? first : first + frame - stride;
                flips += predicted[first + frame] == predicted[reference] ? 0 : 1;
            }
            sum += (double) flips / (frames - stride);
        }
        return sum / (predicted.length / frames);
    }
}
