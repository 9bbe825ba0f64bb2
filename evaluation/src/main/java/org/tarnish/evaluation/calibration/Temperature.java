package org.tarnish.evaluation.calibration;

import org.tarnish.evaluation.Logits;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.PredictionsBuilder;

/**
 * What logits are divided by before they become probabilities, so that a network is as sure as it should be (Guo et al.,
 * ICML 2017). No prediction changes; above 1 a network is made less sure.
 *
 * @param value in [{@value #LEAST}, {@value #MOST}]
 */
public record Temperature(double value) {
    public static final double LEAST = 0.01;
    public static final double MOST = 100;

    private static final int STEPS = 200;
    private static final double CLOSE = 1e-12;

    public Temperature {
        if (!(value >= LEAST && value <= MOST)) {
            throw new IllegalArgumentException("a temperature must be in " + LEAST + ".." + MOST + ", was " + value);
        }
    }

    /**
     * The temperature of least mean cross entropy on images that the network was neither trained nor is judged on. The cross
     * entropy is convex in the inverse temperature, whose best value is found by Newton's method, kept within bounds that
     * close in; the same logits give the same value. Where all images are right, or less sure were always better, that is
     * the least or the most temperature.
     *
     * @param labels true class of each image, at least one
     * @throws IllegalArgumentException if there are not as many labels as images, or none
     */
    public static Temperature fit(Logits logits, int[] labels) {
        if (labels.length == 0 || labels.length != logits.count()) {
            throw new IllegalArgumentException("a temperature is fitted to at least one image with a label each, were "
                    + logits.count() + " images and " + labels.length + " labels");
        }
        double low = 1 / MOST;
        double high = 1 / LEAST;
        if (Slope.at(low, logits, labels).first() >= 0) {
            return new Temperature(MOST);
        }
        if (Slope.at(high, logits, labels).first() <= 0) {
            return new Temperature(LEAST);
        }
        double inverse = 1;
        for (int step = 0; step < STEPS && high - low > CLOSE * high; step++) {
            var slope = Slope.at(inverse, logits, labels);
            if (slope.first() > 0) {
                high = inverse;
            } else {
                low = inverse;
            }
            double next = inverse - slope.first() / slope.second();
            boolean inside = next > low && next < high;
            double moved = inside ? next : Math.sqrt(low * high);
            if (Math.abs(moved - inverse) <= CLOSE * inverse) {
                inverse = moved;
                break;
            }
            inverse = moved;
        }
        return new Temperature(Math.max(LEAST, Math.min(MOST, 1 / inverse)));
    }

    /**
     * What the network says at this temperature: the same classes with other confidences, for any metric.
     *
     * @param predictions with logits
     */
    public Predictions applied(Predictions predictions) {
        var logits = predictions.allLogits();
        var scaled = new PredictionsBuilder(predictions.count(), logits.classes(), true);
        for (int i = 0; i < predictions.count(); i++) {
            var row = logits.row(i);
            for (int k = 0; k < row.length; k++) {
                row[k] = (float) (row[k] / value);
            }
            scaled.add(predictions.labels()[i], row, 0);
        }
        return scaled.build();
    }

    /** First and second derivative of the summed cross entropy by the inverse temperature. */
    private record Slope(double first, double second) {
        static Slope at(double inverse, Logits logits, int[] labels) {
            double first = 0;
            double second = 0;
            for (int i = 0; i < labels.length; i++) {
                var probabilities = logits.probabilities(i, 1 / inverse);
                double mean = 0;
                double square = 0;
                double own = logits.of(i, labels[i]);
                for (int k = 0; k < probabilities.length; k++) {
                    double beyond = logits.of(i, k) - own;
                    mean += probabilities[k] * beyond;
                    square += probabilities[k] * beyond * beyond;
                }
                first += mean;
                second += square - mean * mean;
            }
            return new Slope(first, second);
        }
    }
}
