package org.tarnish.evaluation.aggregate;

import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Unit;
import org.tarnish.evaluation.metric.FlipProbability;
import org.tarnish.evaluation.metric.TopFiveDistance;

/**
 * The means over perturbation sequences of ImageNet-P (Hendrycks and Dietterich, ICLR 2019), each over the perturbations
 * that were asked for. The published ones also have snow and tilt (of CIFAR-10-P spatter), which no request can ask for,
 * and leave speckle noise and Gaussian blur out: whoever compares must take the same.
 */
final class PerturbationMeans {
    private static final String SOURCE =
            "Hendrycks and Dietterich, ICLR 2019, over other perturbations than the published one.";

    private PerturbationMeans() {}

    /** mFP: the plain mean of flip probabilities. */
    static Aggregate flipProbability() {
        return new PerturbationMean(
                new Measure(
                        "meanFlipProbability",
                        "mFP",
                        "plain mean over the perturbations of this table",
                        Unit.FRACTION,
                        2,
                        0,
                        1,
                        Direction.LOWER_IS_BETTER,
                        SOURCE),
                FlipProbability.NAME,
                false);
    }

    /** mFR: the mean of the ratios of flip probabilities to the reference's. */
    static Aggregate flipRate() {
        return new PerturbationMean(
                new Measure(
                        "meanFlipRate",
                        "mFR",
                        "mean over the perturbations of this table of the flip probability by the reference's, which has"
                                + " 100 itself",
                        Unit.FRACTION,
                        1,
                        0,
                        Double.POSITIVE_INFINITY,
                        Direction.LOWER_IS_BETTER,
                        SOURCE),
                FlipProbability.NAME,
                true);
    }

    /** muT5D: the plain mean of top-5 distances. */
    static Aggregate topFiveDistance() {
        return new PerturbationMean(
                new Measure(
                        "meanTopFiveDistance",
                        "muT5D",
                        "plain mean over the perturbations of this table",
                        Unit.NONE,
                        2,
                        0,
                        TopFiveDistance.MOST,
                        Direction.LOWER_IS_BETTER,
                        SOURCE),
                TopFiveDistance.NAME,
                false);
    }

    /** mT5D: the mean of the ratios of top-5 distances to the reference's. */
    static Aggregate relativeTopFiveDistance() {
        return new PerturbationMean(
                new Measure(
                        "relativeTopFiveDistance",
                        "mT5D",
                        "mean over the perturbations of this table of the top-5 distance by the reference's, which has 100"
                                + " itself",
                        Unit.FRACTION,
                        1,
                        0,
                        Double.POSITIVE_INFINITY,
                        Direction.LOWER_IS_BETTER,
                        SOURCE),
                TopFiveDistance.NAME,
                true);
    }
}
