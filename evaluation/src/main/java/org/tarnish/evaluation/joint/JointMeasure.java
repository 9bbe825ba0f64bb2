package org.tarnish.evaluation.joint;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.experiment.condition.Condition;

/**
 * A number of a run that follows from its predictions on several conditions taken together, image by image; what follows
 * from a metric's values alone is an {@link org.tarnish.evaluation.aggregate.Aggregate}. A pure function. Safe for
 * concurrent use.
 */
public interface JointMeasure {
    /** What the number is. */
    Measure measure();

    /** What the predictions must have for it. */
    Need needs();

    /**
     * Of the conditions that a run was to be evaluated on those that the number is taken over, in their order; empty where
     * they define none.
     */
    List<Condition> over(Collection<Condition> asked);

    /**
     * The number; empty where the predictions define none.
     *
     * @param predictions on all conditions of {@link #over}, in that order, with what {@link #needs()} asks for
     */
    Optional<Double> of(Map<Condition, Predictions> predictions);

    /** The measure's name. */
    default String name() {
        return measure().name();
    }
}
