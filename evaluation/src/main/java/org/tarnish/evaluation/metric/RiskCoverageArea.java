package org.tarnish.evaluation.metric;

import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.Unit;
import org.tarnish.evaluation.selection.RiskCoverage;
import org.tarnish.experiment.condition.Condition;

/**
 * The area under the risk-coverage curve, in [0, 1]: the mean over i = 1..n of the error among the i images of
 * highest confidence. {@link RiskCoverage} says what equal confidences come to.
 */
public final class RiskCoverageArea implements ImageMetric {
    /** The metric's name. */
    public static final String NAME = "aurc";

    private static final Measure MEASURE = new Measure(
            NAME,
            "AURC",
            "Mean error among the images of highest confidence, over all numbers of them: low where a"
                    + " network is right often, and knows when it is not.",
            Unit.FRACTION,
            2,
            0,
            1,
            Direction.LOWER_IS_BETTER,
            "Area under the risk-coverage curve: Geifman et al., Bias-Reduced Uncertainty Estimation for"
                    + " Deep Neural Classifiers, ICLR 2019.");

    @Override
    public Measure measure() {
        return MEASURE;
    }

    @Override
    public Need needs() {
        return Need.CONFIDENCES;
    }

    @Override
    public double of(Predictions predictions, Condition condition) {
        return RiskCoverage.of(predictions).area();
    }
}
