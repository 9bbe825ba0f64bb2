package org.tarnish.imaging.reduction;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** What a quality means in levels and pixels, and the qualities that steps lead to. */
final class Quality {
    static final double SMALLEST_STEP = 0.001;

    /** Far below the smallest step and far above rounding errors. */
    private static final double NEGLIGIBLE = 1e-9;

    private Quality() {}

    /** {@code max(1, round(256^quality))}: the levels per channel. */
    static int levels(double quality) {
        return Math.max(1, rounded(StrictMath.pow(256, quality)));
    }

    /** {@code max(1, round(side * quality))}: the pixels that are kept of a side. */
    static int side(int side, double quality) {
        return Math.max(1, rounded(side * quality));
    }

    /**
     * The next lower quality that makes a difference: {@code quality} less one step, or less as many steps as it takes
     * until {@code effect} differs; empty if 0 is reached before. Qualities a whole number of steps below 1 stay exactly
     * on that grid, however many steps are taken.
     *
     * @throws IllegalArgumentException if the step is not in 0.001..1
     */
    static OptionalDouble lowered(double quality, double step, DoubleUnaryOperator effect) {
        if (!(step >= SMALLEST_STEP && step <= 1)) {
            throw new IllegalArgumentException("step must be in " + SMALLEST_STEP + "..1, was " + step);
        }
        var before = effect.applyAsDouble(quality);
        for (var next = below(quality, step); next > 0; next = below(next, step)) {
            if (effect.applyAsDouble(next) != before) {
                return OptionalDouble.of(next);
            }
        }
        return OptionalDouble.empty();
    }

    /** The nearest quality a whole number of steps below 1. */
    static double onGrid(double quality, double step) {
        return Math.max(0, cleaned(1 - Math.rint((1 - quality) / step) * step));
    }

    private static double below(double quality, double step) {
        var steps = Math.rint((1 - quality) / step);
        var isOnGrid = Math.abs(1 - steps * step - quality) < NEGLIGIBLE;
        var next = cleaned(isOnGrid ? 1 - (steps + 1) * step : quality - step);
        return next < NEGLIGIBLE ? 0 : next;
    }

    /** Without the rounding error that would tell 0.65 from 1 - 7 * 0.05. */
    private static double cleaned(double quality) {
        return Math.rint(quality * 1e12) / 1e12;
    }

    private static int rounded(double value) {
        return (int) Math.floor(value + 0.5 + NEGLIGIBLE);
    }
}
