package org.tarnish.evaluation.aggregate;

import java.util.Optional;
import org.tarnish.evaluation.Measure;

/**
 * A number of a run that follows from its values of one metric over several conditions. A pure function. Safe for
 * concurrent use.
 */
public interface Aggregate {
    /** What the number is. */
    Measure measure();

    /** The name of the metric that it is over. */
    String metric();

    /**
     * The number; empty where a value that it needs is missing, since a mean over fewer would look like the number and be
     * another.
     *
     * @param scores values of {@link #metric()}
     */
    Optional<Double> of(Scores scores);

    /** How many of the values that it needs there are, and how many it needs; 0 of something where none was asked for. */
    Coverage coverage(Scores scores);

    /** The measure's name. */
    default String name() {
        return measure().name();
    }

    /**
     * Of the values that a number needs those that are there.
     *
     * @param needed at least 0
     */
    record Coverage(int there, int needed) {}
}
