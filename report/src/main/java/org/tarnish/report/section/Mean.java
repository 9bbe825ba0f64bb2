package org.tarnish.report.section;

import java.util.List;
import java.util.stream.Stream;

/**
 * An arithmetic mean, its sample standard deviation and the number of values.
 *
 * @param value null without any value
 * @param deviation square root of the sum of squared differences by n - 1; null below two values
 */
record Mean(Double value, Double deviation, int count) {
    static Mean of(List<Double> values) {
        if (values.isEmpty()) {
            return new Mean(null, null, 0);
        }
        double mean = values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
        double squares =
                values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        return new Mean(mean, values.size() < 2 ? null : Math.sqrt(squares / (values.size() - 1)), values.size());
    }

    /** The mean of those of the means that exist. */
    static Mean of(Stream<Mean> means) {
        return of(means.filter(Mean::exists).map(Mean::value).toList());
    }

    boolean exists() {
        return value != null;
    }
}
