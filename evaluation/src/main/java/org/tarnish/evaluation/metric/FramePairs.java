package org.tarnish.evaluation.metric;

import java.util.function.IntBinaryOperator;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.imaging.perturbation.Perturbations;

/**
 * Which frames of perturbation sequences are compared: each with the frame {@code stride} before it, so that every {@code
 * stride}-th frame makes a sequence, from each possible start; or each with the first frame, for frames of noise are
 * unrelated in time.
 *
 * @param frames frames of each sequence, more than {@code stride}
 * @param stride at least 1; 1 where they are compared with the first
 */
record FramePairs(int frames, int stride, boolean withFirst) {
    FramePairs {
        if (frames < 2) {
            throw new IllegalArgumentException("a sequence needs at least 2 frames, was " + frames);
        }
        if (stride < 1 || stride >= frames) {
            throw new IllegalArgumentException(
                    "difficulty must be in 1.." + (frames - 1) + " for " + frames + " frames, was " + stride);
        }
    }

    /** Those of a condition; difficulty makes noise stronger, and sets the frames of other sequences further apart. */
    static FramePairs of(Condition.Perturbed condition) {
        var perturbation = Perturbations.named(condition.perturbation());
        int frames = perturbation.frames(condition.table());
        return perturbation.noise()
                ? new FramePairs(frames, 1, true)
                : new FramePairs(frames, condition.difficulty(), false);
    }

    /**
     * The mean over pairs of a sequence of how far they are apart, then over sequences.
     *
     * @param all number of frames, of whole sequences, sequence by sequence
     * @param distance of the frame with the first number to that with the second, which comes later
     */
    double mean(int all, IntBinaryOperator distance) {
        if (all == 0 || all % frames != 0) {
            throw new IllegalArgumentException(
                    "predictions must be whole sequences of " + frames + " frames, were " + all);
        }
        double sum = 0;
        for (int first = 0; first < all; first += frames) {
            int distances = 0;
            for (int frame = stride; frame < frames; frame++) {
                distances += distance.applyAsInt(withFirst ? first : first + frame - stride, first + frame);
            }
            sum += (double) distances / (frames - stride);
        }
        return sum / (all / frames);
    }
}
