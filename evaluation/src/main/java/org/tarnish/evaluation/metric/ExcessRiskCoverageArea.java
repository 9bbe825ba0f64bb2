package org.tarnish.evaluation.metric;

import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.Unit;
import org.tarnish.evaluation.selection.RiskCoverage;
import org.tarnish.experiment.condition.Condition;

/**
 * The area under the risk-coverage curve beyond the least that as many errors can have, in [0, 1]: 0 where every
 * wrong image has a lower confidence than every right one. The least area is exact and not approximated.
 */
public final class ExcessRiskCoverageArea implements ImageMetric {
    /** The metric's name. */
    public static final String NAME = "excessAurc";

    private static final Measure MEASURE = new Measure(
            NAME,
            "E-AURC",
            "AURC beyond that of a network with as many errors, all of them less sure than what is right.",
            Unit.FRACTION,
            2,
            0,
            1,
            Direction.LOWER_IS_BETTER,
            "Excess AURC: Geifman et al., ICLR 2019.");

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
        return RiskCoverage.of(predictions).excessArea();
    }
}
