package org.tarnish.experiment.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.ImageSetRequest;
import org.tarnish.experiment.request.InitializationRequest;
import org.tarnish.experiment.request.MethodologyRequest;
import org.tarnish.experiment.request.ModelFile;
import org.tarnish.experiment.request.ModelInput;
import org.tarnish.experiment.request.ModelRequest;
import org.tarnish.experiment.request.Precision;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.imaging.entropy.EntropyMeasure;

/**
 * Everything that determines a task's output, and nothing else: equal specifications are the same task, whichever
 * experiment asks. Data sets appear by the hash of their content, other tasks' outputs by those tasks' ids.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface TaskSpec {
    /** What sort of work this is. */
    default TaskKind taskKind() {
        return TaskKind.of(getClass());
    }

    /** The queue that its jobs go through. */
    default JobQueue queue() {
        return taskKind().queue();
    }

    /** The ids of the single tasks whose artefacts this one reads. */
    default List<String> inputs() {
        return List.of();
    }

    /** The groups of tasks whose artefacts this one reads, besides the single ones. */
    default List<TaskGroup> groups() {
        return List.of();
    }

    /** The task that left the network that this one runs, or null if it runs none. */
    default String network() {
        return null;
    }

    /**
     * Read a data set, bring every image to one size, split it, store it by content.
     *
     * @param fingerprint what the location held when the request was accepted
     */
    record Ingest(DatasetRequest dataset, String fingerprint, int imageSize) implements TaskSpec {}

    /**
     * Write one condition of one shard of a data set.
     *
     * @param dataset content hash of the data set
     * @param from number of the source shard
     * @param to one more, which stored plans and the identities of tasks hold
     */
    record Shards(String dataset, Split split, @JsonProperty("variant") Condition condition, int from, int to)
            implements TaskSpec {
        /** Of the shard with this number. */
        public Shards(String dataset, Split split, Condition condition, int shard) {
            this(dataset, split, condition, shard, shard + 1);
        }

        /**
         * Number of the source shard.
         *
         * @throws IllegalArgumentException if there are several
         */
        public int shard() {
            if (to != from + 1) {
                throw new IllegalArgumentException(
                        "a task writes a condition of one shard, was of " + from + " to " + (to - 1));
            }
            return from;
        }
    }

    /**
     * Bring images made elsewhere to the form of a data set's test images.
     *
     * @param dataset content hash of the data set, whose classes and side they get
     * @param source where the images are, how their classes become the data set's, and how the data set is sized
     * @param fingerprint what the location held when the request was accepted
     * @param fit how images that are not larger are shown; null for the data set's sizing
     * @param form which of its images are wanted, of a published set of corrupted images; null for any other
     * @param role of images that show none of the data set's classes; null for any other
     */
    record ImageSet(
            String dataset,
            DatasetRequest source,
            String fingerprint,
            ImageSetRequest.Fit fit,
            @JsonInclude(JsonInclude.Include.NON_NULL) Form form,
            @JsonInclude(JsonInclude.Include.NON_NULL) ImageSetRequest.Role role)
            implements TaskSpec {
        /** One of several forms of the same images in a published set of corrupted ones. */
        public record Form(String corruption, int severity) {}

        /** Of images in one form. */
        public ImageSet(String dataset, DatasetRequest source, String fingerprint, ImageSetRequest.Fit fit) {
            this(dataset, source, fingerprint, fit, null, null);
        }
    }

    /**
     * Train one network.
     *
     * @param dataset content hash of the data set
     * @param shared id of the training whose best checkpoint this one goes on from, or null
     * @param reduced the reduced training sets that the methodology's schedule may ask for
     * @param curves further sets to evaluate the network on after each epoch; usually none
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
        public List<String> inputs() {
            return shared == null ? List.of() : List.of(shared);
        }

        @Override
        public List<TaskGroup> groups() {
            return Stream.concat(
                            reduced.stream().map(ReducedSet::shards),
                            curves.stream().map(CurveSet::shards).filter(Objects::nonNull))
                    .toList();
        }
    }

    /**
     * Take in a model that somebody has made elsewhere: try it, and keep it by content.
     *
     * @param input how images become its input
     * @param classes names of its outputs, or empty for the data set's classes
     */
    record Model(ModelFile file, ModelInput input, List<String> classes, ModelRequest.Output output)
            implements TaskSpec {
        public Model {
            classes = List.copyOf(classes);
        }
    }

    /**
     * A reduced training set.
     *
     * @param shards the tasks that write it
     */
    record ReducedSet(@JsonProperty("variant") Condition.Reduced condition, TaskGroup shards) {}

    /**
     * Images that a network is evaluated on after each epoch.
     *
     * @param shards the tasks that write them; null for clean images
     */
    record CurveSet(
            Split split,
            @JsonProperty("variant") Condition condition,
            @JsonInclude(JsonInclude.Include.NON_NULL) TaskGroup shards) {}

    /**
     * Evaluate a network on one condition.
     *
     * @param train id of the training that left it, or of the task that took a given model in
     * @param shards the tasks that write the condition's images, or would; null for the clean images
     * @param precision what the network computes in; null for float32, and for given models
     */
    record Evaluate(
            String dataset,
            String train,
            Split split,
            @JsonProperty("variant") Condition condition,
            @JsonInclude(JsonInclude.Include.NON_NULL) TaskGroup shards,
            @JsonInclude(JsonInclude.Include.NON_NULL) Precision precision)
            implements TaskSpec {
        /** In float32. */
        public Evaluate(String dataset, String train, Split split, Condition condition, TaskGroup shards) {
            this(dataset, train, split, condition, shards, null);
        }

        @Override
        public String network() {
            return train;
        }

        @Override
        public List<String> inputs() {
            return List.of(train);
        }

        @Override
        public List<TaskGroup> groups() {
            return shards == null || !shards.isStored() ? List.of() : List.of(shards);
        }

        /** The same of networks that are named otherwise. */
        public Evaluate renamed(UnaryOperator<String> networks) {
            return new Evaluate(
                    dataset,
                    networks.apply(train),
                    split,
                    condition,
                    shards instanceof TaskGroup.Searched searched ? searched.renamed(networks) : shards,
                    precision);
        }
    }

    /**
     * Find minimal images of some consecutive test images.
     *
     * @param from first image of the test split
     * @param to one past the last image
     * @param step size of one move as a fraction of full quality
     * @param entropy label of the measure of entropies, or null for Tarnish's own
     * @param precision what the network computes in; null for float32, and for given models
     */
    record MinimalImages(
            String dataset,
            String train,
            String reduction,
            int from,
            int to,
            double step,
            @JsonInclude(JsonInclude.Include.NON_NULL) String entropy,
            @JsonInclude(JsonInclude.Include.NON_NULL) Precision precision)
            implements TaskSpec {
        /** By Tarnish's own entropy, in float32. */
        public MinimalImages(String dataset, String train, String reduction, int from, int to, double step) {
            this(dataset, train, reduction, from, to, step, null, null);
        }

        /** The same of a network that is named otherwise. */
        public MinimalImages renamed(UnaryOperator<String> networks) {
            return new MinimalImages(dataset, networks.apply(train), reduction, from, to, step, entropy, precision);
        }

        /** What entropies are measured by. */
        public EntropyMeasure measure() {
            return entropy == null ? EntropyMeasure.TARNISH : EntropyMeasure.labeled(entropy);
        }

        @Override
        public String network() {
            return train;
        }

        @Override
        public List<String> inputs() {
            return List.of(train);
        }
    }

    /** Compare the predictions of a run with those of the baseline on one condition. */
    record Compare(String evaluation, String baseline) implements TaskSpec {
        @Override
        public List<String> inputs() {
            return List.of(evaluation, baseline);
        }
    }

    /**
     * Do nothing, to measure everything around the work.
     *
     * @param experiment whose rehearsal it is, so that no two share tasks
     * @param queue the queue it goes through
     * @param after id of the task that it waits for, or null
     */
    record Rehearse(String experiment, int number, JobQueue queue, String after) implements TaskSpec {
        @Override
        public List<String> inputs() {
            return after == null ? List.of() : List.of(after);
        }
    }

    /**
     * Compile an experiment's report; its owner asks for it when nothing else is left, so it names no inputs.
     *
     * @param experiment id of the experiment
     */
    record Report(String experiment) implements TaskSpec {}
}
