package org.tarnish.evaluation;

/** Which values of a measure are better. */
public enum Direction {
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER
}
