package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * One experiment as a researcher writes it. A request that has passed validation has every name known and every value
 * in range; this record only fills in defaults.
 *
 * @param name what the researcher calls it; not unique
 * @param imageSize side in pixels to which every image is brought
 * @param architectures names in the catalogue of networks that are trained; may be empty where there are models
 * @param initializations how weights begin, such as {@code random}
 * @param seeds one set of runs for each
 * @param curves what every run is evaluated on after each epoch besides the clean validation images, or null
 * @param rehearsal how many tasks that do nothing go through the queues besides, to measure what a task costs; usually 0
 * @param models made elsewhere, which are evaluated as they are; usually none
 * @param measures names of those that the report is to show; none for the standard ones
 * @param evaluation how trained networks are judged, or null for what is usual
 */
public record ExperimentRequest(
        String name,
        DatasetRequest dataset,
        int imageSize,
        List<String> architectures,
        List<InitializationRequest> initializations,
        TrainingRequest training,
        List<MethodologyRequest> methodologies,
        Conditions conditions,
        List<Long> seeds,
        @JsonInclude(JsonInclude.Include.NON_NULL) Curves curves,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int rehearsal,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ModelRequest> models,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> measures,
        @JsonInclude(JsonInclude.Include.NON_NULL) EvaluationRequest evaluation) {
    /** The largest request in bytes, in whatever form somebody sends it: as a file, posted, or as a record of Kafka. */
    public static final int MOST_BYTES = 1024 * 1024;

    public ExperimentRequest {
        architectures = architectures == null ? List.of() : List.copyOf(architectures);
        models = models == null ? List.of() : List.copyOf(models);
        measures = measures == null ? List.of() : List.copyOf(measures);
        initializations =
                initializations == null ? List.of(InitializationRequest.named("random")) : List.copyOf(initializations);
        training = training == null ? TrainingRequest.defaults() : training;
        methodologies =
                methodologies == null ? List.of(new MethodologyRequest("baseline", null)) : List.copyOf(methodologies);
        conditions = conditions == null ? Conditions.none() : conditions;
        evaluation = evaluation == null || evaluation.precision() == null ? null : evaluation;
        seeds = seeds == null ? List.of(0L) : List.copyOf(seeds);
    }

    /** With no curves but that of the clean validation images. */
    public ExperimentRequest(
            String name,
            DatasetRequest dataset,
            int imageSize,
            List<String> architectures,
            List<InitializationRequest> initializations,
            TrainingRequest training,
            List<MethodologyRequest> methodologies,
            Conditions conditions,
            List<Long> seeds) {
        this(
                name,
                dataset,
                imageSize,
                architectures,
                initializations,
                training,
                methodologies,
                conditions,
                seeds,
                null,
                0,
                List.of(),
                List.of(),
                null);
    }

    /** What trained networks are judged in; null for float32. */
    public Precision judgedIn() {
        return evaluation == null ? null : evaluation.precision();
    }
}
