package org.tarnish.experiment.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.TrainingSettings.Trainable;

/**
 * Everything a report shows, in the form of {@code report.json}.
 *
 * @param versions of Tarnish, Java, the engine and the like, by name
 * @param problems what is missing and why, one sentence each
 */
public record Report(
        String experiment,
        String name,
        Instant submitted,
        Instant finished,
        ExperimentRequest request,
        Dataset dataset,
        List<Run> runs,
        List<Evaluation> evaluations,
        List<Comparison> comparisons,
        List<Entropy> entropy,
        Tasks tasks,
        List<Problem> problems,
        Map<String, String> versions) {

    /** The data set: its content hash, classes, images per split, files that could not be read. */
    public record Dataset(
            String id,
            String location,
            int imageSize,
            List<String> classes,
            Map<String, Integer> images,
            List<DatasetManifest.Broken> broken,
            int brokenCount) {}

    /**
     * A trained model.
     *
     * @param trainable which parameters learned
     * @param origin where its first weights came from, or null if it went on from another run's
     * @param resources what the training took; for methodologies that go on from another training, without that
     */
    public record Run(
            String id,
            String architecture,
            String initialization,
            Trainable trainable,
            String methodology,
            long seed,
            long parameters,
            long macs,
            int bestEpoch,
            double bestValidationAccuracy,
            List<EpochRecord> epochs,
            String device,
            int threads,
            String modelSha256,
            @JsonInclude(JsonInclude.Include.NON_NULL) WeightsOrigin origin,
            Resources resources) {}

    /**
     * A run on a condition.
     *
     * @param accuracy in [0, 1]
     * @param low lower end of the Wilson 95 % interval
     * @param high upper end of the Wilson 95 % interval
     * @param relativeDrop (clean - this) / clean accuracy; null for the clean condition and where clean is missing or 0
     */
    public record Evaluation(
            String run,
            String condition,
            int correct,
            int total,
            double accuracy,
            double loss,
            double low,
            double high,
            Double relativeDrop) {}

    /**
     * A run against its baseline on a condition.
     *
     * @param holmP p after Holm's correction over the runs compared with the same baseline on the same condition
     */
    public record Comparison(
            String run,
            String baseline,
            String condition,
            int b,
            int c,
            double chi2,
            double p,
            double exactP,
            double holmP,
            String stars) {}

    /**
     * Entropy ratios of a run's minimal images of one kind.
     *
     * @param images images searched
     * @param unsolved images without a minimal image
     * @param meanRatio mean of entropy by original entropy; null, like the rest, if no image has a minimal one
     * @param low lower end of the bootstrap 95 % interval of the mean
     * @param high upper end of the bootstrap 95 % interval of the mean
     * @param min smallest ratio
     * @param max largest ratio
     * @param seconds wall time of the searches, added up over their tasks; null where it was not taken
     */
    public record Entropy(
            String run,
            String kind,
            int images,
            int unsolved,
            Double meanRatio,
            Double median,
            Double q1,
            Double q3,
            Double low,
            Double high,
            Double min,
            Double max,
            List<Double> ratios,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double seconds) {
        public Entropy {
            ratios = List.copyOf(ratios);
        }
    }

    /** Tasks by how they ended, for this experiment. */
    public record Tasks(int executed, int reused, int failed, int skipped) {}

    /**
     * A task that failed or was skipped.
     *
     * @param task id of the task
     * @param kind failed or skipped
     * @param what the run, condition or data set it was for
     */
    public record Problem(String task, String kind, String what, String reason) {}
}
