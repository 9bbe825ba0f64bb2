package org.tarnish.evaluation.aggregate;

import java.util.Objects;
import java.util.Optional;
import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Unit;
import org.tarnish.evaluation.metric.FlipProbability;
import org.tarnish.experiment.condition.Condition.Family;

/**
 * The plain mean of flip probabilities over the perturbations that were asked for. The published one also has snow or
 * spatter and tilt, and leaves speckle noise and Gaussian blur out.
 */
public final class MeanFlipProbability implements Aggregate {
    private static final Measure MEASURE = new Measure(
            "meanFlipProbability",
            "mFP",
            "plain mean over the perturbations of this table",
            Unit.FRACTION,
            2,
            0,
            1,
            Direction.LOWER_IS_BETTER,
            "Hendrycks and Dietterich, ICLR 2019, over other perturbations than the published one.");

    @Override
    public Measure measure() {
        return MEASURE;
    }

    @Override
    public String metric() {
        return FlipProbability.NAME;
    }

    @Override
    public Optional<Double> of(Scores scores) {
        var coverage = coverage(scores);
        if (coverage.needed() == 0 || coverage.there() < coverage.needed()) {
            return Optional.empty();
        }
        var asked = scores.asked(Family.PERTURBATION);
        return Optional.of(asked.stream().mapToDouble(scores.values()::get).sum() / asked.size());
    }

    @Override
    public Coverage coverage(Scores scores) {
        var asked = scores.asked(Family.PERTURBATION);
        int there = (int) asked.stream()
                .map(scores.values()::get)
                .filter(Objects::nonNull)
                .count();
        return new Coverage(there, asked.size());
    }
}
