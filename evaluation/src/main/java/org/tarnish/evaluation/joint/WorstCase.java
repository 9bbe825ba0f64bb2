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

/** The share of images that are right under every corruption that was asked for at one severity. */
final class WorstCase implements JointMeasure {
    private final int severity;
    private final Measure measure;

    /**
     * @param severity 1..5
     */
    WorstCase(int severity) {
        this.severity = severity;
        this.measure = new Measure(
                "worstCase" + severity,
                "worst case at severity " + severity,
                "Share of images that are right under every corruption of the request at severity " + severity + ".",
                Unit.FRACTION,
                1,
                0,
                1,
                Direction.HIGHER_IS_BETTER,
                "Worst-case accuracy over a finite set of corruptions: mean over images of the minimum over corruptions of"
                        + " whether it is right.");
    }

    @Override
    public Measure measure() {
        return measure;
    }

    @Override
    public Need needs() {
        return Need.CLASSES;
    }

    @Override
    public List<Condition> over(Collection<Condition> asked) {
        return Corrupted.of(asked).stream()
                .filter(condition -> ((Condition.Corrupted) condition).severity() == severity)
                .toList();
    }

    @Override
    public Optional<Double> of(Map<Condition, Predictions> predictions) {
        var corrupted = new Corrupted(predictions);
        var all = corrupted.at(severity).toList();
        return all.isEmpty() || corrupted.images() == 0 ? Optional.empty() : Optional.of(corrupted.allRight(all));
    }
}
