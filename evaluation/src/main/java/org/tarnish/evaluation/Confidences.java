package org.tarnish.evaluation;

import java.util.Arrays;

/**
 * How sure a network was of some images, in their order. Probabilities are the softmax of its logits.
 *
 * @param losses cross entropy of the true class in nats, at least 0; infinite where its probability is 0
 * @param entropies entropy of the probabilities in nats, in [0, ln of the number of classes]
 * @param squares sum of the squares of all probabilities, in (0, 1]
 * @param top how many of the most probable classes are kept of each image, at least 1
 * @param topClasses those classes, {@code top} for each image, the most probable first, the lower number first of equals
 * @param topProbabilities their probabilities
 */
public record Confidences(
        float[] losses, float[] entropies, float[] squares, int top, int[] topClasses, float[] topProbabilities) {
    /** Classes that are kept of an image, where there are as many. */
    public static final int MOST_KEPT = 5;

    public Confidences {
        int count = losses.length;
        if (top < 1
                || entropies.length != count
                || squares.length != count
                || topClasses.length != count * top
                || topProbabilities.length != count * top) {
            throw new IllegalArgumentException("confidences of " + count + " images with " + top
                    + " classes each must have columns of that length, were " + entropies.length + ", "
                    + squares.length + ", " + topClasses.length + " and " + topProbabilities.length);
        }
    }

    /** The same where no class is the true one. */
    Confidences withoutLabels() {
        var infinite = new float[losses.length];
        Arrays.fill(infinite, Float.POSITIVE_INFINITY);
        return new Confidences(infinite, entropies, squares, top, topClasses, topProbabilities);
    }

    /** Probability of the class that an image was taken for: the highest. */
    public float confidence(int image) {
        return topProbabilities[image * top];
    }

    /** Probability of the true class. */
    public float ofLabel(int image) {
        return (float) Math.exp(-losses[image]);
    }

    /** How far the highest probability is above the second, in [0, 1]; 1 where there is one class alone. */
    public float margin(int image) {
        return top == 1 ? 1 : topProbabilities[image * top] - topProbabilities[image * top + 1];
    }

    /** Whether the true class is among the {@code most} most probable ones, of those that are kept. */
    public boolean within(int image, int label, int most) {
        for (int place = 0; place < Math.min(most, top); place++) {
            if (topClasses[image * top + place] == label) {
                return true;
            }
        }
        return false;
    }

    /** Those of some images, in that order; an image may be taken several times. */
    Confidences rows(int[] images) {
        var classes = new int[images.length * top];
        for (int i = 0; i < images.length; i++) {
            System.arraycopy(topClasses, images[i] * top, classes, i * top, top);
        }
        return new Confidences(
                pick(losses, images, 1),
                pick(entropies, images, 1),
                pick(squares, images, 1),
                top,
                classes,
                pick(topProbabilities, images, top));
    }

    private static float[] pick(float[] values, int[] images, int width) {
        var picked = new float[images.length * width];
        for (int i = 0; i < images.length; i++) {
            System.arraycopy(values, images[i] * width, picked, i * width, width);
        }
        return picked;
    }
}
