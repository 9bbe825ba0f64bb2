package org.tarnish.experiment.request;

import java.util.List;

/**
 * How samples become a network's input: {@code (sample / 255 - mean) / deviation} per channel.
 *
 * @param mean three means in [0, 1]: red, green, blue
 * @param deviation three standard deviations, greater than 0
 */
public record Normalization(List<Double> mean, List<Double> deviation) {
    public Normalization {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.size() != 3 || deviation.size() != 3) {
            throw new IllegalArgumentException("a normalization needs three means and three deviations, was "
                    + mean.size() + " and " + deviation.size());
        }
    }
}
