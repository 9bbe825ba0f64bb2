package org.tarnish.evaluation;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a network made of some images, in their order.
 *
 * @param labels true class of each image, {@link #NONE} where it shows none
 * @param predicted class with the highest logit, the first of equals
 * @param confidences empty for what was stored before there were any
 * @param logits empty where they were too many to keep
 */
public record Predictions(int[] labels, int[] predicted, Optional<Confidences> confidences, Optional<Logits> logits) {
    /** The label of an image that shows none of the classes: no prediction of it is right. */
    public static final int NONE = -1;

    public Predictions {
        int sure = confidences.map(kept -> kept.losses().length).orElse(labels.length);
        int rows = logits.map(Logits::count).orElse(labels.length);
        if (labels.length != predicted.length || labels.length != sure || labels.length != rows) {
            throw new IllegalArgumentException("labels, predicted, confidences and logits must be of one length, were "
                    + labels.length + ", " + predicted.length + ", " + sure + " and " + rows);
        }
    }

    /** Predictions of which nothing is known but the classes. */
    public static Predictions ofClasses(int[] labels, int[] predicted) {
        return new Predictions(labels, predicted, Optional.empty(), Optional.empty());
    }

    /** The same of images that show none of the classes: every label is {@link #NONE}, and losses are infinite. */
    public Predictions withoutLabels() {
        var none = new int[count()];
        Arrays.fill(none, NONE);
        return new Predictions(none, predicted, confidences.map(Confidences::withoutLabels), logits);
    }

    /** Whether it has what a number needs. */
    public boolean has(Need need) {
        return switch (need) {
            case CLASSES -> true;
            case CONFIDENCES -> confidences.isPresent();
            case LOGITS -> confidences.isPresent() && logits.isPresent();
        };
    }

    /** Those of some images, in that order; an image may be taken several times. */
    public Predictions rows(int[] images) {
        return new Predictions(
                pick(labels, images),
                pick(predicted, images),
                confidences.map(kept -> kept.rows(images)),
                logits.map(kept -> kept.rows(images)));
    }

    private static int[] pick(int[] values, int[] images) {
        var picked = new int[images.length];
        for (int i = 0; i < images.length; i++) {
            picked[i] = values[images[i]];
        }
        return picked;
    }

    /** Number of images. */
    public int count() {
        return labels.length;
    }

    /** Whether an image is classified right. */
    public boolean right(int image) {
        return labels[image] == predicted[image];
    }

    /** Images classified right. */
    public int correct() {
        int correct = 0;
        for (int i = 0; i < labels.length; i++) {
            if (right(i)) {
                correct++;
            }
        }
        return correct;
    }

    /** Fraction right, in [0, 1]. */
    public double accuracy() {
        return (double) correct() / count();
    }

    /**
     * Mean cross entropy, summed in order as doubles.
     *
     * @throws IllegalStateException if there are no confidences
     */
    public double loss() {
        double sum = 0;
        for (float loss : confident().losses()) {
            sum += loss;
        }
        return sum / count();
    }

    /**
     * The confidences of predictions that are known to have them.
     *
     * @throws IllegalStateException if there are none
     */
    public Confidences confident() {
        return confidences.orElseThrow(() -> new IllegalStateException("the predictions have no confidences"));
    }

    /**
     * The logits of predictions that are known to have them.
     *
     * @throws IllegalStateException if there are none
     */
    public Logits allLogits() {
        return logits.orElseThrow(() -> new IllegalStateException("the predictions have no logits"));
    }
}
