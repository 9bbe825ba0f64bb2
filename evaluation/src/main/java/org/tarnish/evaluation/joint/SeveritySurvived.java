package org.tarnish.evaluation.joint;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.Unit;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.imaging.corruption.Severities;

/**
 * How strong a corruption an image survives: the highest severity up to which it is right at every severity, 0 where it is
 * wrong at severity 1 already; the mean over corruptions, then over images. Over the corruptions that were asked for at all
 * five severities, since between others it would depend on which those are.
 */
final class SeveritySurvived implements JointMeasure {
    private static final Measure MEASURE = new Measure(
            "severitySurvived",
            "severity survived",
            "Highest severity up to which an image stays right at every severity, 0 where it is wrong at severity 1 already:"
                    + " mean over the corruptions with all five severities, and over images.",
            Unit.NONE,
            2,
            0,
            Severities.STRONGEST,
            Direction.HIGHER_IS_BETTER,
            "Number of severities that are survived one after the other, a discrete survival time.");

    @Override
    public Measure measure() {
        return MEASURE;
    }

    @Override
    public Need needs() {
        return Need.CLASSES;
    }

    @Override
    public List<Condition> over(Collection<Condition> asked) {
        var corrupted = Corrupted.of(asked);
        return corrupted.stream()
                .filter(condition -> corrupted.stream()
                                .filter(other -> other.name().equals(condition.name()))
                                .map(Condition::level)
                                .distinct()
                                .count()
                        == Severities.STRONGEST)
                .toList();
    }

    @Override
    public Optional<Double> of(Map<Condition, Predictions> predictions) {
        var corrupted = new Corrupted(predictions);
        var whole = corrupted.names().stream()
                .map(corrupted::of)
                .filter(bySeverity -> bySeverity.size() == Severities.STRONGEST)
                .map(bySeverity -> List.copyOf(bySeverity.values()))
                .toList();
        if (whole.isEmpty() || corrupted.images() == 0) {
            return Optional.empty();
        }
        long survived = 0;
        for (var bySeverity : whole) {
            for (int image = 0; image < corrupted.images(); image++) {
                int severity = 0;
                while (severity < bySeverity.size() && bySeverity.get(severity).right(image)) {
                    severity++;
                }
                survived += severity;
            }
        }
        return Optional.of((double) survived / ((long) whole.size() * corrupted.images()));
    }
}
