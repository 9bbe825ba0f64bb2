package org.tarnish.evaluation.aggregate;

/**
 * The share of its clean accuracy that a classifier loses, {@code (clean - damaged) / clean}: 0 if it loses nothing, 1 if
 * everything, negative if it does better on damaged images. Lower is better.
 */
public final class RelativeDrop {
    private RelativeDrop() {}

    /**
     * @param clean accuracy on clean images, above 0
     * @param damaged accuracy on corrupted or reduced images, on the same scale
     */
    public static double of(double clean, double damaged) {
        if (!(clean > 0)) {
            throw new IllegalArgumentException("a relative drop needs a clean accuracy above 0, was " + clean);
        }
        return (clean - damaged) / clean;
    }
}
