package org.tarnish.experiment.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.ImageSetRequest;
import org.tarnish.experiment.request.InitializationRequest;
import org.tarnish.experiment.request.MethodologyRequest;
import org.tarnish.experiment.request.TrainingSettings;

/**
 * Everything that determines a task's output, and nothing else: equal specifications are the same task, whichever
 * experiment asks. Data sets appear by the hash of their content, other tasks' outputs by those tasks' ids.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TaskSpec.Ingest.class, name = "ingest"),
    @JsonSubTypes.Type(value = TaskSpec.Shards.class, name = "shards"),
    @JsonSubTypes.Type(value = TaskSpec.ImageSet.class, name = "imageset"),
    @JsonSubTypes.Type(value = TaskSpec.Train.class, name = "train"),
    @JsonSubTypes.Type(value = TaskSpec.Evaluate.class, name = "evaluate"),
    @JsonSubTypes.Type(value = TaskSpec.MinimalImages.class, name = "minimal"),
    @JsonSubTypes.Type(value = TaskSpec.Compare.class, name = "compare")
})
public sealed interface TaskSpec {
    /** What sort of work this is. */
    TaskKind taskKind();

    /** The ids of the tasks whose artefacts this one reads. */
    List<String> inputs();

    /**
     * Read a data set, bring every image to one size, split it, store it by content.
     *
     * @param fingerprint what the location held when the request was accepted
     */
    record Ingest(DatasetRequest dataset, String fingerprint, int imageSize) implements TaskSpec {
        @Override
        public TaskKind taskKind() {
            return TaskKind.INGEST;
        }

        @Override
        public List<String> inputs() {
            return List.of();
        }
    }

    /**
     * Write one variant of some consecutive shards of a data set.
     *
     * @param dataset content hash of the data set
     * @param from first source shard
     * @param to one past the last source shard
     */
    record Shards(String dataset, Split split, Variant variant, int from, int to) implements TaskSpec {
        @Override
        public TaskKind taskKind() {
            return TaskKind.SHARDS;
        }

        @Override
        public List<String> inputs() {
            return List.of();
        }
    }

    /**
     * Bring images made elsewhere to the form of a data set's test images.
     *
     * @param dataset content hash of the data set, whose classes and side they get
     * @param source where the images are, and how their classes become the data set's
     * @param fingerprint what the location held when the request was accepted
     */
    record ImageSet(String dataset, DatasetRequest source, String fingerprint, ImageSetRequest.Fit fit)
            implements TaskSpec {
        @Override
        public TaskKind taskKind() {
            return TaskKind.IMAGESET;
        }

        @Override
        public List<String> inputs() {
            return List.of();
        }
    }

    /**
     * Train one network.
     *
     * @param dataset content hash of the data set
     * @param shared id of the training whose best checkpoint this one goes on from, or null
     * @param reduced the reduced training sets that the methodology's schedule may ask for
     * @param curves further sets to judge the network on after each epoch; usually none
     */
    record Train(
            String dataset,
            String architecture,
            InitializationRequest initialization,
            TrainingSettings settings,
            MethodologyRequest methodology,
            long seed,
            String shared,
            List<ReducedSet> reduced,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CurveSet> curves)
            implements TaskSpec {
        public Train {
            reduced = List.copyOf(reduced);
            curves = curves == null ? List.of() : List.copyOf(curves);
        }

        /** Without curves. */
        public Train(
                String dataset,
                String architecture,
                InitializationRequest initialization,
                TrainingSettings settings,
                MethodologyRequest methodology,
                long seed,
                String shared,
                List<ReducedSet> reduced) {
            this(dataset, architecture, initialization, settings, methodology, seed, shared, reduced, List.of());
        }

        @Override
        public TaskKind taskKind() {
            return TaskKind.TRAIN;
        }

        @Override
        public List<String> inputs() {
            var inputs = new java.util.ArrayList<String>();
            if (shared != null) {
                inputs.add(shared);
            }
            reduced.forEach(set -> inputs.addAll(set.shards()));
            curves.forEach(set -> inputs.addAll(set.shards()));
            return List.copyOf(inputs);
        }
    }

    /**
     * A reduced training set.
     *
     * @param shards ids of the tasks that write it, in order
     */
    record ReducedSet(Variant.Reduced variant, List<String> shards) {
        public ReducedSet {
            shards = List.copyOf(shards);
        }
    }

    /**
     * Images that a network is judged on after each epoch.
     *
     * @param shards ids of the tasks that write them, in order; empty for clean images
     */
    record CurveSet(Split split, Variant variant, List<String> shards) {
        public CurveSet {
            shards = List.copyOf(shards);
        }
    }

    /**
     * Judge a trained network on one condition.
     *
     * @param train id of the training
     * @param shards ids of the tasks that write the condition's images, in order; empty for the clean images
     */
    record Evaluate(String dataset, String train, Split split, Variant variant, List<String> shards)
            implements TaskSpec {
        public Evaluate {
            shards = List.copyOf(shards);
        }

        @Override
        public TaskKind taskKind() {
            return TaskKind.EVALUATE;
        }

        @Override
        public List<String> inputs() {
            var inputs = new java.util.ArrayList<String>();
            inputs.add(train);
            inputs.addAll(shards);
            return List.copyOf(inputs);
        }
    }

    /**
     * Find minimal images of some consecutive test images.
     *
     * @param from first image of the test split
     * @param to one past the last image
     * @param step size of one move as a fraction of full quality
     */
    record MinimalImages(String dataset, String train, String reduction, int from, int to, double step)
            implements TaskSpec {
        @Override
        public TaskKind taskKind() {
            return TaskKind.MINIMAL;
        }

        @Override
        public List<String> inputs() {
            return List.of(train);
        }
    }

    /** Compare the predictions of a run with those of the baseline on one condition. */
    record Compare(String evaluation, String baseline) implements TaskSpec {
        @Override
        public TaskKind taskKind() {
            return TaskKind.COMPARE;
        }

        @Override
        public List<String> inputs() {
            return List.of(evaluation, baseline);
        }
    }
}
