package org.tarnish.experiment.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A network judged on one condition.
 *
 * @param predictions key of a CSV file: index, label, predicted
 * @param predictionsSha256 hash of that object
 * @param correct images classified right
 * @param total all images
 * @param loss mean cross entropy
 * @param flips how often the prediction changes within a sequence; null where the condition is not one of sequences
 */
public record EvaluationResult(
        String predictions,
        String predictionsSha256,
        int correct,
        int total,
        double loss,
        @JsonInclude(JsonInclude.Include.NON_NULL) Flips flips) {
    @JsonCreator
    public EvaluationResult(
            @JsonProperty("predictions") String predictions,
            @JsonProperty("predictionsSha256") String predictionsSha256,
            @JsonProperty("correct") int correct,
            @JsonProperty("total") int total,
            @JsonProperty("loss") double loss,
            @JsonProperty("flips") Flips flips) {
        this.predictions = predictions;
        this.predictionsSha256 = predictionsSha256;
        this.correct = correct;
        this.total = total;
        this.loss = loss;
        this.flips = flips;
    }

    /** Of a condition of single images. */
    public EvaluationResult(String predictions, String predictionsSha256, int correct, int total, double loss) {
        this(predictions, predictionsSha256, correct, total, loss, null);
    }

    /** Fraction right, in [0, 1]. */
    public double accuracy() {
        return (double) correct / total;
    }

    /**
     * Flip probability over perturbation sequences (Hendrycks and Dietterich, ICLR 2019).
     *
     * @param sequences number of sequences
     * @param frames frames of each sequence
     * @param probability mean over sequences of the fraction of frames after the first whose prediction differs from that
     *     of the frame before, or for noise from that of the first; in [0, 1]
     */
    public record Flips(int sequences, int frames, double probability) {}
}
