package org.tarnish.experiment.result;

/**
 * A network judged on one condition.
 *
 * @param predictions key of a CSV file: index, label, predicted
 * @param predictionsSha256 hash of that object
 * @param correct images classified right
 * @param total all images
 * @param loss mean cross entropy
 */
public record EvaluationResult(String predictions, String predictionsSha256, int correct, int total, double loss) {
    /** Fraction right, in [0, 1]. */
    public double accuracy() {
        return (double) correct / total;
    }
}
