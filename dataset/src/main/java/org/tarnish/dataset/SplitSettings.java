package org.tarnish.dataset;

import java.util.OptionalInt;
import org.tarnish.experiment.request.Split;

/**
 * How a collection is divided.
 *
 * @param validationFraction share of each class's training images that becomes the validation split where the
 *     collection has none, in [0, 1]
 * @param testFraction the same for the test split; 1 asks for evaluation alone, for which no training images are
 *     required
 * @param trainLimit most training images, at least 1; empty = all
 * @param validationLimit most validation images, at least 1; empty = all
 * @param testLimit most test images, at least 1; empty = all
 */
public record SplitSettings(
        double validationFraction,
        double testFraction,
        OptionalInt trainLimit,
        OptionalInt validationLimit,
        OptionalInt testLimit) {
    public static final double VALIDATION_FRACTION = 0.1;
    public static final double TEST_FRACTION = 0.2;

    /** A tenth for validation, a fifth for the test, no limits. */
    public static final SplitSettings DEFAULT = new SplitSettings(
            VALIDATION_FRACTION, TEST_FRACTION, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    public SplitSettings {
        checkFraction("the validation fraction", validationFraction);
        checkFraction("the test fraction", testFraction);
        if (validationFraction + testFraction > 1) {
            throw new IllegalArgumentException("the fractions for validation and test must be at most 1 together, were "
                    + validationFraction + " and " + testFraction);
        }
        checkLimit("the limit of training images", trainLimit);
        checkLimit("the limit of validation images", validationLimit);
        checkLimit("the limit of test images", testLimit);
    }

    /** The same with fractions of its own. */
    public SplitSettings withFractions(double validation, double test) {
        return new SplitSettings(validation, test, trainLimit, validationLimit, testLimit);
    }

    /** The same with at most this many images in a split. */
    public SplitSettings withLimit(Split split, int limit) {
        var value = OptionalInt.of(limit);
        return switch (split) {
            case TRAIN -> new SplitSettings(validationFraction, testFraction, value, validationLimit, testLimit);
            case VALIDATION -> new SplitSettings(validationFraction, testFraction, trainLimit, value, testLimit);
            case TEST -> new SplitSettings(validationFraction, testFraction, trainLimit, validationLimit, value);
        };
    }

    OptionalInt limit(Split split) {
        return switch (split) {
            case TRAIN -> trainLimit;
            case VALIDATION -> validationLimit;
            case TEST -> testLimit;
        };
    }

    private static void checkFraction(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be in 0..1, was " + value);
        }
    }

    private static void checkLimit(String name, OptionalInt limit) {
        if (limit.isPresent() && limit.getAsInt() < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + limit.getAsInt());
        }
    }
}
