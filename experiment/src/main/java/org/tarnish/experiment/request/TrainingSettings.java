package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How networks are trained.
 *
 * @param optimizer name in the optimizer catalogue, default {@code adam}
 * @param learningRate step size, greater than 0, default 0.001
 * @param batchSize images per optimizer step, at least 1, default 64
 * @param maxEpochs upper bound of a run's epochs, default 30; 0 evaluates the weights as they begin
 * @param patience epochs (or patterns, pairs) without a new best clean validation accuracy before a run stops, default 3
 * @param trainable which parameters learn, default all
 */
public record TrainingSettings(
        String optimizer,
        Double learningRate,
        Integer batchSize,
        Integer maxEpochs,
        Integer patience,
        Trainable trainable) {

    /** Which parameters learn. */
    public enum Trainable {
        /** Every parameter. */
        ALL,
        /** The last layer alone; everything else stays as initialized. */
        HEAD;

        @JsonCreator
        static Trainable of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @JsonCreator
    public TrainingSettings(
            @JsonProperty("optimizer") String optimizer,
            @JsonProperty("learningRate") Double learningRate,
            @JsonProperty("batchSize") Integer batchSize,
            @JsonProperty("maxEpochs") Integer maxEpochs,
            @JsonProperty("patience") Integer patience,
            @JsonProperty("trainable") Trainable trainable) {
        this.optimizer = optimizer == null ? "adam" : optimizer;
        this.learningRate = learningRate == null ? Double.valueOf(0.001) : learningRate;
        this.batchSize = batchSize == null ? Integer.valueOf(64) : batchSize;
        this.maxEpochs = maxEpochs == null ? Integer.valueOf(30) : maxEpochs;
        this.patience = patience == null ? Integer.valueOf(3) : patience;
        this.trainable = trainable == null ? Trainable.ALL : trainable;
    }

    /** The settings that a request without {@code training} gets. */
    public static TrainingSettings defaults() {
        return new TrainingSettings(null, null, null, null, null, null);
    }
}
