package org.tarnish.evaluator;

import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.result.EvaluationResult.Flips;
import org.tarnish.experiment.statistics.FlipProbability;
import org.tarnish.imaging.perturbation.Perturbations;

/** How often a network changes its mind within the sequences of a condition. */
final class SequenceFlips {
    private SequenceFlips() {}

    /**
     * @param predicted class of each frame, sequence by sequence
     */
    static Flips of(Condition.Perturbed condition, int[] predicted) {
        var perturbation = Perturbations.named(condition.perturbation());
        int frames = perturbation.frames(condition.table());
        double probability = perturbation.noise()
                ? FlipProbability.ofNoise(predicted, frames)
                : FlipProbability.ofNeighbors(predicted, frames, condition.difficulty());
        return new Flips(predicted.length / frames, frames, probability);
    }
}
