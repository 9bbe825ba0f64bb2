package org.tarnish.evaluation.pair;

import org.tarnish.evaluation.Measure;

/**
 * A number of a run and its baseline that follows from what both made of the same images. A pure function. Safe for
 * concurrent use.
 */
public interface PairMeasure {
    /** What the number is. */
    Measure measure();

    /** The number, or not a number where the predictions define none. */
    double of(Pair pair);

    /** The measure's name. */
    default String name() {
        return measure().name();
    }
}
