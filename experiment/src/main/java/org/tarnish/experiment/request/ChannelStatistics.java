package org.tarnish.experiment.request;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Mean and standard deviation of each channel, red, green and blue, of samples in [0, 1], as a request gives them:
 * {@code {mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225]}}.
 *
 * @param mean in [0, 1]
 * @param std in [0.001, 10]
 */
public record ChannelStatistics(List<Double> mean, List<Double> std) {
    private static final int CHANNELS = 3;
    private static final double SMALLEST = 0.001;
    private static final double LARGEST = 10;
    private static final String MEAN = "mean";
    private static final String STD = "std";

    /** @throws IllegalArgumentException if there are not three of each, or one is outside its range */
    public ChannelStatistics {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (mean.size() != CHANNELS || std.size() != CHANNELS) {
            throw new IllegalArgumentException(
                    "a normalization needs three values as mean and three as std, was " + mean + " and " + std);
        }
        if (!mean.stream().allMatch(value -> value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "a normalization's mean must be in 0..1, as samples are, was " + mean + advice(mean, 1));
        }
        if (!std.stream().allMatch(value -> value >= SMALLEST && value <= LARGEST)) {
            throw new IllegalArgumentException("a normalization's std must be in 0.001..10, for samples in 0..1, was "
                    + std + advice(std, LARGEST));
        }
    }

    private static String advice(List<Double> values, double largest) {
        return values.stream().anyMatch(value -> value > largest)
                ? "; divide by 255 what is given for samples in 0..255"
                : "";
    }

    /**
     * Reads a mapping of a request.
     *
     * @throws IllegalArgumentException for anything but two lists of numbers that are such statistics
     */
    static ChannelStatistics of(Map<?, ?> json) {
        var numbers = Normalization.of(json);
        return new ChannelStatistics(numbers.mean(), numbers.deviation());
    }

    /** Reads what {@link #text()} gives; empty texts and names are refused as any other. */
    public static ChannelStatistics parse(String text) {
        var words = Arrays.asList(text.split(" "));
        if (words.size() != 2 * CHANNELS + 2
                || !words.get(0).equals(MEAN)
                || !words.get(CHANNELS + 1).equals(STD)) {
            throw new IllegalArgumentException("a normalization must be written as " + MEAN + " and three numbers, "
                    + STD + " and three numbers, was '" + text + "'");
        }
        return new ChannelStatistics(
                words.subList(1, CHANNELS + 1).stream().map(Double::valueOf).toList(),
                words.subList(CHANNELS + 2, words.size()).stream()
                        .map(Double::valueOf)
                        .toList());
    }

    /** Whether a text is meant as what {@link #text()} gives. */
    public static boolean isText(String text) {
        return text.startsWith(MEAN + " ");
    }

    /** One line, the same for the same values. */
    public String text() {
        return MEAN + " " + words(mean) + " " + STD + " " + words(std);
    }

    Map<String, List<Double>> json() {
        return new Normalization(mean, std).asked();
    }

    private static String words(List<Double> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
