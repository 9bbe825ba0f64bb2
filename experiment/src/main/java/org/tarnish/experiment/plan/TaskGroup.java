package org.tarnish.experiment.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.request.Precision;
import org.tarnish.experiment.request.Split;

/**
 * Tasks whose artefacts are read as one set of images, or would be. A group is named by what makes it and never by a list,
 * so that a task which reads a thousand shards is as short as one that reads a single shard.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "group")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TaskGroup.Written.class, name = "written"),
    @JsonSubTypes.Type(value = TaskGroup.Computed.class, name = "computed"),
    @JsonSubTypes.Type(value = TaskGroup.Imported.class, name = "imported"),
    @JsonSubTypes.Type(value = TaskGroup.Searched.class, name = "searched")
})
public sealed interface TaskGroup {
    /** Ids of the tasks, in the order of their images. Hashes each of them: see {@link TaskGroups}. */
    List<String> tasks();

    /** The specifications of the tasks as far as the group knows them, in the order of their images. */
    List<TaskSpec> specs();

    /** Whether the tasks have to be done before the images can be read. */
    @JsonIgnore
    default boolean isStored() {
        return true;
    }

    /**
     * The shards of one form of a split's images.
     *
     * @param shards number of tasks, each of which writes the form of one source shard; at least 1
     */
    record Written(String dataset, Split split, @JsonProperty("variant") Condition condition, int shards)
            implements TaskGroup {
        @Override
        public List<TaskSpec> specs() {
            return IntStream.range(0, shards)
                    .<TaskSpec>mapToObj(shard -> new TaskSpec.Shards(dataset, split, condition, shard))
                    .toList();
        }

        @Override
        public List<String> tasks() {
            return specs().stream().map(TaskId::of).toList();
        }
    }

    /**
     * One form of a split's images, made of the clean ones while they are read. The same images as {@link Written} ones: the
     * tasks are those that would write them, so that whoever reads either is the same task, whichever is planned.
     *
     * @param shards number of source shards; at least 1
     */
    record Computed(String dataset, Split split, @JsonProperty("variant") Condition condition, int shards)
            implements TaskGroup {
        @Override
        public List<TaskSpec> specs() {
            return new Written(dataset, split, condition, shards).specs();
        }

        @Override
        public List<String> tasks() {
            return new Written(dataset, split, condition, shards).tasks();
        }

        @JsonIgnore
        @Override
        public boolean isStored() {
            return false;
        }
    }

    /**
     * Images from elsewhere.
     *
     * @param task id of the one task that reads them
     */
    record Imported(String task) implements TaskGroup {
        @Override
        public List<TaskSpec> specs() {
            return List.of();
        }

        @Override
        public List<String> tasks() {
            return List.of(task);
        }
    }

    /**
     * The minimal images of the first test images, as searches of consecutive parts find them.
     *
     * @param images how many test images are searched
     * @param part images of one search
     * @param entropy label of the measure of entropies, or null for Tarnish's own
     * @param precision what the network computes in; null for float32, and for given models
     */
    record Searched(
            String dataset,
            String train,
            String reduction,
            int images,
            int part,
            double step,
            @JsonInclude(JsonInclude.Include.NON_NULL) String entropy,
            @JsonInclude(JsonInclude.Include.NON_NULL) Precision precision)
            implements TaskGroup {
        /** The same searches for a network that is named otherwise. */
        Searched renamed(UnaryOperator<String> networks) {
            return new Searched(dataset, networks.apply(train), reduction, images, part, step, entropy, precision);
        }

        @Override
        public List<TaskSpec> specs() {
            return IntStream.iterate(0, from -> from < images, from -> from + part)
                    .<TaskSpec>mapToObj(from -> new TaskSpec.MinimalImages(
                            dataset, train, reduction, from, Math.min(images, from + part), step, entropy, precision))
                    .toList();
        }

        @Override
        public List<String> tasks() {
            return specs().stream().map(TaskId::of).toList();
        }
    }
}
