package org.tarnish.evaluation.confusion;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tarnish.evaluation.Predictions;

/** How many images of each class were taken for each class. Takes room for images and classes, not for pairs. Immutable. */
public final class ConfusionMatrix {
    private static final Comparator<Confusion> MOST_FIRST = Comparator.comparingInt(Confusion::images)
            .reversed()
            .thenComparingInt(Confusion::label)
            .thenComparingInt(Confusion::predicted);

    private final int classes;
    private final int[] labeled;
    private final int[] predicted;

    /** Label times classes plus prediction, ascending, and how many images each pair has. */
    private final long[] pairs;

    private final int[] counts;

    private ConfusionMatrix(int classes, int[] labeled, int[] predicted, long[] sorted) {
        this.classes = classes;
        this.labeled = labeled;
        this.predicted = predicted;
        this.pairs = Arrays.stream(sorted).distinct().toArray();
        this.counts = new int[pairs.length];
        int pair = 0;
        for (long key : sorted) {
            if (pairs[pair] != key) {
                pair++;
            }
            counts[pair]++;
        }
    }

    /**
     * Images of a class that were taken for another.
     *
     * @param images at least 1
     */
    public record Confusion(int label, int predicted, int images) {}

    /**
     * @param classes how many there are, above every label and prediction
     * @throws IllegalArgumentException if a label or a prediction is none of them
     */
    public static ConfusionMatrix of(Predictions predictions, int classes) {
        var labeled = new int[classes];
        var predicted = new int[classes];
        var keys = new long[predictions.count()];
        for (int i = 0; i < keys.length; i++) {
            int label = predictions.labels()[i];
            int taken = predictions.predicted()[i];
            if (label < 0 || label >= classes || taken < 0 || taken >= classes) {
                throw new IllegalArgumentException("labels and predictions must be in 0.." + (classes - 1) + ", were "
                        + label + " and " + taken + " of image " + i);
            }
            labeled[label]++;
            predicted[taken]++;
            keys[i] = (long) label * classes + taken;
        }
        Arrays.sort(keys);
        return new ConfusionMatrix(classes, labeled, predicted, keys);
    }

    /** Number of classes. */
    public int classes() {
        return classes;
    }

    /** Images of a class that were taken for a class. */
    public int of(int label, int predicted) {
        int pair = Arrays.binarySearch(pairs, (long) label * classes + predicted);
        return pair < 0 ? 0 : counts[pair];
    }

    /** Images of a class. */
    public int labeled(int label) {
        return labeled[label];
    }

    /** Images that were taken for a class. */
    public int predicted(int predicted) {
        return this.predicted[predicted];
    }

    /** The accuracy on a class: the share of its images that were taken for it; not a number where it has none. */
    public double recall(int label) {
        return (double) of(label, label) / labeled(label);
    }

    /** The share of its own among the images that were taken for a class; not a number where there is none. */
    public double precision(int predicted) {
        return (double) of(predicted, predicted) / predicted(predicted);
    }

    /** The most frequent confusions, at most so many; of equals those of lower classes first. */
    public List<Confusion> mostConfused(int most) {
        return IntStream.range(0, pairs.length)
                .mapToObj(pair ->
                        new Confusion((int) (pairs[pair] / classes), (int) (pairs[pair] % classes), counts[pair]))
                .filter(confusion -> confusion.label() != confusion.predicted())
                .sorted(MOST_FIRST)
                .limit(most)
                .toList();
    }
}
