package org.tarnish.pipeline.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
    private final ObjectStore store;
    private final Archive archive;

    public Twins(ObjectStore store, Archive archive) {
        this.store = store;
        this.archive = archive;
    }

    /**
     * The task that has evaluated equal weights on the same condition, if it is done.
     *
     * @throws org.tarnish.pipeline.store.MissingObject if a network's training is not done
     */
    public Optional<String> of(TaskSpec.Evaluate spec) {
        return find(spec.renamed(weights()));
    }

    /** The task that has searched the minimal images of equal weights, if it is done; otherwise as {@link #of}. */
    public Optional<String> of(TaskSpec.MinimalImages spec) {
        return find(spec.renamed(weights()));
    }

    /** Leaves word of an evaluation that is about to be done. */
    public void leave(TaskSpec.Evaluate spec) {
        leave(spec.renamed(weights()), TaskId.of(spec));
    }

    /** Leaves word of a search that is about to be done. */
    public void leave(TaskSpec.MinimalImages spec) {
        leave(spec.renamed(weights()), TaskId.of(spec));
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

    private UnaryOperator<String> weights() {
        return this::network;
    }

    private Optional<String> find(TaskSpec twin) {
        return store.get(Keys.twin(TaskId.of(twin)))
                .map(name -> new String(name, StandardCharsets.UTF_8))
                .filter(Keys::isSegment)
                .filter(this::isDone);
    }

    /** A marker that cannot be read is the matter of those who need its task. */
    private boolean isDone(String task) {
        try {
            return archive.left(task).isPresent();
        } catch (UnreadableMarker e) {
            return false;
        }
    }

    private void leave(TaskSpec twin, String task) {
        store.put(Keys.twin(TaskId.of(twin)), task.getBytes(StandardCharsets.UTF_8), "text/plain");
    }
}
