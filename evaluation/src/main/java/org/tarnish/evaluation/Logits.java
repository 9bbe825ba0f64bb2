package org.tarnish.evaluation;

import java.util.Arrays;

/**
 * A network's logits of some images, in their order, in half precision: a logit below 65,520 keeps 11 significant bits.
 *
 * @param classes logits of each image, at least 1
 * @param halves {@code classes} values for each image, as IEEE 754 binary16
 */
public record Logits(int classes, short[] halves) {
    public Logits {
        if (classes < 1 || halves.length % classes != 0) {
            throw new IllegalArgumentException(
                    "logits of " + classes + " classes must be whole rows, were " + halves.length + " values");
        }
    }

    /** Number of images. */
    public int count() {
        return halves.length / classes;
    }

    /** The logit of a class of an image. */
    public float of(int image, int label) {
        return Half.toFloat(halves[image * classes + label]);
    }

    /** The logits of one image. */
    public float[] row(int image) {
        var row = new float[classes];
        for (int label = 0; label < classes; label++) {
            row[label] = of(image, label);
        }
        return row;
    }

    /** Class probabilities of an image after its logits are divided by a temperature above 0. */
    public double[] probabilities(int image, double temperature) {
        var row = row(image);
        double highest = Double.NEGATIVE_INFINITY;
        for (float logit : row) {
            highest = Math.max(highest, logit);
        }
        var probabilities = new double[classes];
        for (int label = 0; label < classes; label++) {
            probabilities[label] = Math.exp((row[label] - highest) / temperature);
        }
        double sum = Arrays.stream(probabilities).sum();
        for (int label = 0; label < classes; label++) {
            probabilities[label] /= sum;
        }
        return probabilities;
    }

    /** Those of some images, in that order; an image may be taken several times. */
    Logits rows(int[] images) {
        var picked = new short[Math.multiplyExact(images.length, classes)];
        for (int i = 0; i < images.length; i++) {
            System.arraycopy(halves, images[i] * classes, picked, i * classes, classes);
        }
        return new Logits(classes, picked);
    }
}
