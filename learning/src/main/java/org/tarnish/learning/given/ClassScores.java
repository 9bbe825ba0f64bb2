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
        double most = logits[0];
        for (float logit : logits) {
            most = Math.max(most, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - most);
        }
        return most + Math.log(sum);
    }
}
