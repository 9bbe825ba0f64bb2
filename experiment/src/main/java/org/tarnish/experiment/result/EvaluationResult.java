package org.tarnish.experiment.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A run evaluated on one condition.
 *
 * @param predictions key of a Parquet file, a row for each image; of before, a CSV file: index, label, predicted
 * @param predictionsSha256 hash of that object
 * @param correct images classified right
 * @param total all images, at least 1
 * @param metrics values by the metrics' names, accuracy always among them; not a number where the predictions define none
 * @param diagrams what is drawn; null where there is nothing to draw, and for what was stored before there were any
 */
public record EvaluationResult(
        String predictions,
        String predictionsSha256,
        int correct,
        int total,
        Map<String, Double> metrics,
        @JsonInclude(JsonInclude.Include.NON_NULL) Diagrams diagrams) {
    private static final String ACCURACY = "accuracy";

    public EvaluationResult {
        var all = new LinkedHashMap<String, Double>();
        all.put(ACCURACY, (double) correct / total);
        all.putAll(metrics);
        metrics = Collections.unmodifiableMap(all);
    }

    /** Of which nothing is drawn. */
    public EvaluationResult(
            String predictions, String predictionsSha256, int correct, int total, Map<String, Double> metrics) {
        this(predictions, predictionsSha256, correct, total, metrics, null);
    }

    /** Reads what was stored, also before there were metrics by name: then with a loss, and flips of sequences. */
    @JsonCreator
    static EvaluationResult stored(
            @JsonProperty("predictions") String predictions,
            @JsonProperty("predictionsSha256") String predictionsSha256,
            @JsonProperty("correct") int correct,
            @JsonProperty("total") int total,
            @JsonProperty("metrics") Map<String, Double> metrics,
            @JsonProperty("diagrams") Diagrams diagrams,
            @JsonProperty("loss") Double loss,
            @JsonProperty("flips") Flips flips) {
        var all = new LinkedHashMap<String, Double>();
        if (loss != null) {
            all.put("loss", loss);
        }
        if (flips != null) {
            all.put("flipProbability", flips.probability());
        }
        if (metrics != null) {
            all.putAll(metrics);
        }
        return new EvaluationResult(predictions, predictionsSha256, correct, total, all, diagrams);
    }

    /** Fraction right, in [0, 1]. */
    public double accuracy() {
        return metrics.get(ACCURACY);
    }

    /** What was stored of perturbation sequences before there were metrics by name. */
    record Flips(double probability) {}
}
