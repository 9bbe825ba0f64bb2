package org.tarnish.evaluation.metric;

import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.experiment.condition.Condition;

/**
 * A number that follows from a run's predictions on one condition and from nothing else. A pure function: the same
 * predictions give the same value. Safe for concurrent use.
 */
public interface Metric {
    /** What the number is. */
    Measure measure();

    /** What the predictions must have for it. */
    Need needs();

    /** Whether the number says something on such a condition; elsewhere it is not computed. */
    boolean suits(Condition condition);

    /**
     * The number, or not a number where the predictions define none.
     *
     * @param predictions of at least one image, with what {@link #needs()} asks for
     * @param condition one that the metric suits
     */
    double of(Predictions predictions, Condition condition);

    /** The measure's name. */
    default String name() {
        return measure().name();
    }
}
