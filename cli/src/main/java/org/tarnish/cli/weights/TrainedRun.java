package org.tarnish.cli.weights;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.experiment.result.TrainingResult;
import org.tarnish.pipeline.ledger.ExperimentRecord;

/**
 * A run whose network is trained, with all that there is to say of it.
 *
 * @param clean how it did on the clean test images, or empty while nobody knows
 * @param corrupted what the report says of its errors on corrupted images, or empty where it says nothing
 * @param versions of what trained and evaluated it, by name, as the report says; empty while there is none
 */
record TrainedRun(
        ExperimentRecord experiment,
        Plan.Run run,
        TaskSpec.Train training,
        TrainingResult result,
        DatasetManifest dataset,
        Optional<EvaluationResult> clean,
        Optional<CorruptionErrors> corrupted,
        Map<String, String> versions) {
    TrainedRun {
        versions = Map.copyOf(versions);
    }

    /**
     * Errors on corrupted images, each null where there is none.
     *
     * @param mean error over the 15 main corruptions at 5 severities, in [0, 1]
     * @param mce mean over the main corruptions of the error by AlexNet's on ImageNet-C
     */
    record CorruptionErrors(Double mean, Double mce) {}

    String id() {
        return run.id();
    }

    List<String> classes() {
        return dataset.classes();
    }

    int side() {
        return dataset.imageSize();
    }

    /** The data set in a few words: its name, path or address. */
    String location() {
        return experiment.request().dataset().location();
    }

    Sizing sizing() {
        return Sizing.of(experiment.request().dataset().resizeOrCover(), side());
    }
}
