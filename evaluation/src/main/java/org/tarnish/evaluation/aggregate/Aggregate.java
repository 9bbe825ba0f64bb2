package org.tarnish.evaluation.aggregate;

import java.util.Optional;
import org.tarnish.evaluation.Measure;

/**
 * A number of a run that follows from its values of one metric over several conditions, and from those of a reference
 * where it is relative to one. A pure function. Safe for concurrent use.
 */
public interface Aggregate {
    /** What the number is. */
    Measure measure();

    /** The name of the metric that it is over. */
    String metric();

    /** Whether it divides by the reference's values, or looks at them otherwise. */
    boolean relative();

    /**
     * The number; empty where a value that it needs is missing, since a mean over fewer would look like the number and be
     * another, and where what it would be divided by is not above 0.
     *
     * @param own values of {@link #metric()}
     * @param reference values of the same metric of another run or of AlexNet; of no use to what is not {@link #relative()}
     */
    Optional<Double> of(Scores own, Scores reference);

    /**
     * How many of the values that it needs there are, and how many it needs; 0 of something where none was asked for. One
     * that the reference lacks is not there.
     */
    Coverage coverage(Scores own, Scores reference);

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
