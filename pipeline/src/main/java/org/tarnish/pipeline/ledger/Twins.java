package org.tarnish.pipeline.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tarnish.experiment.plan.TaskGroups;
import org.tarnish.experiment.plan.TaskId;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.result.TrainingResult;
import org.tarnish.machine.file.Sha256;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.ObjectStore;

/**
 * Tasks that do the same with equal weights. Runs often end with the same network: whoever has judged one leaves word under
 * the id that its task would have if the weights themselves were named, and whoever is to judge it again takes what was
 * found. Word that is missing, or of a task that is not done or gone, costs the work once more and nothing else.
 */
public final class Twins {
    /** Tasks that a word names: one line each. */
    private static final int MOST_NAMED = 2;

    private final ObjectStore store;
    private final Archive archive;
    private final TaskGroups groups = new TaskGroups();

    public Twins(ObjectStore store, Archive archive) {
        this.store = store;
        this.archive = archive;
    }

    /**
     * The task that has evaluated equal weights on the same condition, if it is done. A given model has no equal: tasks of
     * one file are one task.
     *
     * @throws org.tarnish.pipeline.store.MissingObject if a network's training is not done
     */
    public Optional<String> of(TaskSpec.Evaluate spec) {
        return find(spec, spec.renamed(this::network));
    }

    /** The task that has searched the minimal images of equal weights, if it is done; otherwise as {@link #of}. */
    public Optional<String> of(TaskSpec.MinimalImages spec) {
        return find(spec, spec.renamed(this::network));
    }

    /** Leaves word of an evaluation that is about to be done. */
    public void leave(TaskSpec.Evaluate spec) {
        leave(spec, spec.renamed(this::network));
    }

    /** Leaves word of a search that is about to be done. */
    public void leave(TaskSpec.MinimalImages spec) {
        leave(spec, spec.renamed(this::network));
    }

    /**
     * Leaves word of an evaluation that is about to be copied: behind the task that it is copied from, so that one of both
     * is found when the other was pruned.
     */
    public void leave(TaskSpec.Evaluate copy, String original) {
        leave(copy, copy.renamed(this::network), original);
    }

    /** Leaves word of a search that is about to be copied, as {@link #leave(TaskSpec.Evaluate, String)} does. */
    public void leave(TaskSpec.MinimalImages copy, String original) {
        leave(copy, copy.renamed(this::network), original);
    }

    /**
     * What determines a network's answers: two that are equal in it are one network.
     *
     * @param task that trained it, or took it in
     */
    public String network(String task) {
        if (TaskId.kind(task) != TaskKind.TRAIN) {
            return task;
        }
        var trained = archive.result(task, TrainingResult.class);
        var parts = Json.bytes(
                new Network(trained.architecture(), trained.classes(), trained.normalization(), trained.modelSha256()));
        return "weights-" + Sha256.of(parts);
    }

    private record Network(String architecture, int classes, Normalization normalization, String modelSha256) {}

    private Optional<String> find(TaskSpec spec, TaskSpec twin) {
        if (twin.equals(spec)) {
            return Optional.empty();
        }
        return store.get(Keys.twin(TaskId.of(twin, groups))).flatMap(word -> new String(word, StandardCharsets.UTF_8)
                .lines()
                .limit(MOST_NAMED)
                .filter(task -> isOfKind(task, spec.taskKind()) && isDone(task))
                .findFirst());
    }

    private static boolean isOfKind(String task, TaskKind kind) {
        return Keys.isSegment(task) && task.startsWith(kind.label() + "-");
    }

    /** A marker that cannot be read is the matter of those who need its task. */
    private boolean isDone(String task) {
        try {
            return archive.left(task).isPresent();
        } catch (UnreadableMarker e) {
            return false;
        }
    }

    private void leave(TaskSpec spec, TaskSpec twin, String... before) {
        if (!twin.equals(spec)) {
            var word = Stream.concat(Stream.of(before), Stream.of(TaskId.of(spec, groups)))
                    .collect(Collectors.joining("\n"));
            store.put(Keys.twin(TaskId.of(twin, groups)), word.getBytes(StandardCharsets.UTF_8), "text/plain");
        }
    }
}
