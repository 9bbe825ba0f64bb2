package org.tarnish.experiment.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How samples become a network's input: {@code (sample / 255 - mean) / deviation} per channel.
 *
 * @param mean three means in [0, 1]: red, green, blue
 * @param deviation three standard deviations, greater than 0
 */
public record Normalization(List<Double> mean, List<Double> deviation) {
    private static final int CHANNELS = 3;
    private static final String MEAN = "mean";
    private static final String STD = "std";

    public Normalization {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.size() != CHANNELS || deviation.size() != CHANNELS) {
            throw new IllegalArgumentException("a normalization needs three means and three deviations, was "
                    + mean.size() + " and " + deviation.size());
        }
    }

    /**
     * Reads {@code {mean: [r, g, b], std: [r, g, b]}} of a request.
     *
     * @throws IllegalArgumentException for anything but two lists of three numbers each
     */
    static Normalization of(Map<?, ?> json) {
        if (!json.keySet().equals(Set.of(MEAN, STD))) {
            throw new IllegalArgumentException(
                    "a normalization must have mean and std, each a list of three numbers, was " + json);
        }
        return new Normalization(numbers(MEAN, json.get(MEAN)), numbers(STD, json.get(STD)));
    }

    private static List<Double> numbers(String what, Object json) {
        if (json instanceof List<?> list && list.size() == CHANNELS) {
            var numbers = list.stream()
                    .filter(value -> value instanceof Number number && Double.isFinite(number.doubleValue()))
                    .map(value -> ((Number) value).doubleValue())
                    .toList();
            if (numbers.size() == CHANNELS) {
                return numbers;
            }
        }
        throw new IllegalArgumentException(
                "a normalization's " + what + " must be three numbers (red, green, blue), was " + json);
    }

    /** As a request says it. */
    Map<String, List<Double>> asked() {
        var json = new LinkedHashMap<String, List<Double>>();
        json.put(MEAN, mean);
        json.put(STD, deviation);
        return json;
    }
}
