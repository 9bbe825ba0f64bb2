package org.tarnish.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Round numbers along an axis that enclose the data: multiples of 1, 2, 2.5 or 5 times a power of ten, or powers of ten.
 *
 * @param values in rising order, at least two
 * @param decimals how many decimals tell them apart; -1 for powers of ten, which need different numbers of them
 */
record Ticks(List<Double> values, int decimals) {
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};
    private static final int POWERS = -1;

    Ticks {
        values = List.copyOf(values);
    }

    /**
     * Ticks around finite data.
     *
     * @param target about how many intervals, at least 1
     * @param whole whether only whole numbers make sense
     */
    static Ticks around(double min, double max, int target, boolean whole) {
        if (min == max) {
            // A single value stays the upper end, so that 100 % is not exceeded.
            return around(max > 0 ? max * 0.9 : max - 1, max == 0 ? 1 : max, target, whole);
        }
        double step = step((max - min) / target, whole);
        long first = (long) Math.floor(min / step + 1e-9);
        long last = Math.max(first + 1, (long) Math.ceil(max / step - 1e-9));
        var exact = BigDecimal.valueOf(step);
        int decimals = Math.max(0, exact.stripTrailingZeros().scale());
        var values = IntStream.rangeClosed(0, (int) (last - first))
                .mapToObj(i -> exact.multiply(BigDecimal.valueOf(first + i)).doubleValue())
                .toList();
        return new Ticks(values, decimals);
    }

    /** The powers of ten that enclose positive data, at most about ten of them. */
    static Ticks powersAround(double min, double max) {
        int first = (int) Math.floor(Math.log10(min) + 1e-9);
        int last = Math.max(first + 1, (int) Math.ceil(Math.log10(max) - 1e-9));
        int step = (last - first) / 10 + 1;
        int steps = (last - first + step - 1) / step;
        var values = IntStream.rangeClosed(0, steps)
                .mapToObj(
                        i -> BigDecimal.ONE.scaleByPowerOfTen(first + i * step).doubleValue())
                .toList();
        return new Ticks(values, POWERS);
    }

    double first() {
        return values.get(0);
    }

    double last() {
        return values.get(values.size() - 1);
    }

    String label(double value) {
        if (decimals == POWERS) {
            return value >= 1e5 || value < 1e-4 ? "1e" + Math.round(Math.log10(value)) : plain(value);
        }
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static double step(double rough, boolean whole) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double factor : STEPS) {
            double step = factor * power;
            if (step >= rough * (1 - 1e-9) && (!whole || step >= 1 && step == Math.rint(step))) {
                return BigDecimal.valueOf(step)
                        .round(new java.math.MathContext(3))
                        .doubleValue();
            }
        }
        return whole && rough < 1 ? 1 : 10 * power;
    }
}
