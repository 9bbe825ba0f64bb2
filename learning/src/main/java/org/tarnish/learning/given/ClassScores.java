package org.tarnish.learning.given;

import java.util.List;
import org.tarnish.experiment.request.ModelRequest;

/** What a model's output says of the data set's classes; outputs for other classes are left aside. */
final class ClassScores {
    private final int[] columns;
    private final ModelRequest.Output output;

    /** @param columns of the output, by the data set's labels */
    ClassScores(List<Integer> columns, ModelRequest.Output output) {
        this.columns = columns.stream().mapToInt(Integer::intValue).toArray();
        this.output = output;
    }

    int classes() {
        return columns.length;
    }

    /**
     * Logits of the data set's classes; of probabilities, their logarithms.
     *
     * @param image for messages
     * @throws IllegalArgumentException if one is not a number
     */
    float[] of(float[] row, int image) {
        var logits = new float[columns.length];
        for (int label = 0; label < logits.length; label++) {
            float value = row[columns[label]];
            boolean right =
                    output == ModelRequest.Output.LOGITS ? Float.isFinite(value) : value >= 0 && value <= 1.001f;
            if (!right) {
                throw new IllegalArgumentException("the model's output for class " + label + " of image " + image
                        + " is " + value + ", and "
                        + (output == ModelRequest.Output.LOGITS
                                ? "finite numbers are needed; its weights may be damaged"
                                : "probabilities are in 0..1; if these are logits, say output: logits"));
            }
            logits[label] =
                    output == ModelRequest.Output.LOGITS ? value : (float) Math.log(Math.max(value, Float.MIN_NORMAL));
        }
        return logits;
    }

    /** The first of the highest. */
    static int highest(float[] logits) {
        int best = 0;
        for (int label = 1; label < logits.length; label++) {
            if (logits[label] > logits[best]) {
                best = label;
            }
        }
        return best;
    }

    /**
     * Cross entropy in nats, at least 0.
     *
     * @throws IllegalArgumentException if there is no such label
     */
    float loss(float[] logits, int label) {
        if (label < 0 || label >= logits.length) {
            throw new IllegalArgumentException("a label must be in 0.." + (logits.length - 1) + ", was " + label
                    + "; check the data set's classes");
        }
        return (float) Math.max(0, logSum(logits) - logits[label]);
    }

    /** The softmax. */
    float[] probabilities(float[] logits) {
        double sum = logSum(logits);
        var probabilities = new float[logits.length];
        for (int label = 0; label < logits.length; label++) {
            probabilities[label] = (float) Math.exp(logits[label] - sum);
        }
        return probabilities;
    }

    private static double logSum(float[] logits) {
        double most = logits[highest(logits)];
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - most);
        }
        return most + Math.log(sum);
    }
}
