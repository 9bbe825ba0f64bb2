package org.tarnish.evaluation;

import java.util.Optional;

/** Gathers a network's predictions, image by image. Everything that is kept of an image follows from its logits, in doubles. */
public final class PredictionsBuilder {
    private final int classes;
    private final int[] labels;
    private final int[] predicted;
    private final Confidences confidences;
    private final short[] halves;
    private final double[] probabilities;
    private int count;

    /**
     * @param images that will be added
     * @param classes logits of each, at least 1
     * @param keepLogits whether all logits are kept, beside what follows from them
     */
    public PredictionsBuilder(int images, int classes, boolean keepLogits) {
        int top = Math.min(Confidences.MOST_KEPT, classes);
        this.classes = classes;
        this.labels = new int[images];
        this.predicted = new int[images];
        this.confidences = new Confidences(
                new float[images],
                new float[images],
                new float[images],
                top,
                new int[images * top],
                new float[images * top]);
        this.halves = keepLogits ? new short[Math.multiplyExact(images, classes)] : null;
        this.probabilities = new double[classes];
    }

    /** Images added so far. */
    public int count() {
        return count;
    }

    /**
     * Adds an image.
     *
     * @param label its true class
     * @param logits finite, those of the image from {@code from} on
     * @throws IllegalArgumentException if there is no such class
     */
    public void add(int label, float[] logits, int from) {
        if (label < 0 || label >= classes) {
            throw new IllegalArgumentException(
                    "a label must be in 0.." + (classes - 1) + ", was " + label + "; check the data set's classes");
        }
        int image = count++;
        double logSum = exponentials(logits, from);
        double entropy = 0;
        double squares = 0;
        for (int k = 0; k < classes; k++) {
            double logarithm = logits[from + k] - logSum;
            double probability = Math.exp(logarithm);
            probabilities[k] = probability;
            entropy -= probability == 0 ? 0 : probability * logarithm;
            squares += probability * probability;
            if (halves != null) {
                halves[image * classes + k] = Half.of(logits[from + k]);
            }
        }
        labels[image] = label;
        confidences.losses()[image] = (float) Math.max(0, logSum - logits[from + label]);
        confidences.entropies()[image] = (float) Math.max(0, entropy);
        confidences.squares()[image] = (float) Math.min(1, squares);
        rank(image, logits, from);
        predicted[image] = confidences.topClasses()[image * confidences.top()];
    }

    /** All that were added. */
    public Predictions build() {
        if (count != labels.length) {
            throw new IllegalStateException(labels.length + " images were to be added, were " + count);
        }
        return new Predictions(
                labels,
                predicted,
                Optional.of(confidences),
                halves == null ? Optional.empty() : Optional.of(new Logits(classes, halves)));
    }

    /** The logarithm of the sum of the logits' exponentials. */
    private double exponentials(float[] logits, int from) {
        double most = logits[from];
        for (int k = 1; k < classes; k++) {
            most = Math.max(most, logits[from + k]);
        }
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            sum += Math.exp(logits[from + k] - most);
        }
        return most + Math.log(sum);
    }

    /** By logits, since probabilities of different logits can be equal. */
    private void rank(int image, float[] logits, int from) {
        int top = confidences.top();
        var ranked = confidences.topClasses();
        int first = image * top;
        int filled = 0;
        for (int k = 0; k < classes; k++) {
            int place = filled;
            while (place > 0 && logits[from + k] > logits[from + ranked[first + place - 1]]) {
                place--;
            }
            if (place == top) {
                continue;
            }
            int last = Math.min(filled, top - 1);
            System.arraycopy(ranked, first + place, ranked, first + place + 1, last - place);
            ranked[first + place] = k;
            filled = Math.min(filled + 1, top);
        }
        for (int place = 0; place < top; place++) {
            confidences.topProbabilities()[first + place] = (float) probabilities[ranked[first + place]];
        }
    }
}
