package org.tarnish.evaluation;

/**
 * What a network made of some images, in their order.
 *
 * @param labels true class of each image
 * @param predicted class with the highest logit, the first of equals
 * @param losses cross entropy of the true class, in nats, at least 0
 */
public record Predictions(int[] labels, int[] predicted, float[] losses) {
    public Predictions {
        if (labels.length != predicted.length || labels.length != losses.length) {
            throw new IllegalArgumentException("labels, predicted and losses must be of one length, were "
                    + labels.length + ", " + predicted.length + " and " + losses.length);
        }
    }

    /** Number of images. */
    public int count() {
        return labels.length;
    }

    /** Images classified right. */
    public int correct() {
        int correct = 0;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == predicted[i]) {
                correct++;
            }
        }
        return correct;
    }

    /** Fraction right, in [0, 1]. */
    public double accuracy() {
        return (double) correct() / count();
    }

    /** Mean cross entropy, summed in order as doubles. */
    public double loss() {
        double sum = 0;
        for (float loss : losses) {
            sum += loss;
        }
        return sum / count();
    }
}
