package org.tarnish.experiment.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.tarnish.experiment.result.ComparisonResult;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.experiment.result.ImageSetResult;
import org.tarnish.experiment.result.MinimalImagesResult;
import org.tarnish.experiment.result.ModelResult;
import org.tarnish.experiment.result.RehearsalResult;
import org.tarnish.experiment.result.ReportResult;
import org.tarnish.experiment.result.ShardsResult;
import org.tarnish.experiment.result.TrainingResult;

/**
 * The sorts of work, in the order in which an experiment needs them, each with all that is particular to it: how it is
 * specified, what it leaves, which queue it goes through. A new kind is a line here, a specification among
 * {@link TaskSpec}'s, a result record, and the work in a service.
 */
public enum TaskKind {
    INGEST(4, JobQueue.CORRUPT, TaskSpec.Ingest.class, DatasetManifest.class),
    SHARDS(2, JobQueue.CORRUPT, TaskSpec.Shards.class, ShardsResult.class),
    IMAGESET(2, JobQueue.CORRUPT, TaskSpec.ImageSet.class, ImageSetResult.class),
    TRAIN(4, JobQueue.TRAIN, TaskSpec.Train.class, TrainingResult.class),
    MODEL(1, JobQueue.EVALUATE, TaskSpec.Model.class, ModelResult.class),
    EVALUATE(3, JobQueue.EVALUATE, TaskSpec.Evaluate.class, EvaluationResult.class),
    MINIMAL(4, JobQueue.EVALUATE, TaskSpec.MinimalImages.class, MinimalImagesResult.class),
    COMPARE(2, JobQueue.EVALUATE, TaskSpec.Compare.class, ComparisonResult.class),
    REHEARSE(1, JobQueue.CORRUPT, TaskSpec.Rehearse.class, RehearsalResult.class),
    REPORT(1, JobQueue.REPORT, TaskSpec.Report.class, ReportResult.class);

    private final int revision;
    private final JobQueue queue;
    private final Class<? extends TaskSpec> spec;
    private final Class<? extends Record> result;

    TaskKind(int revision, JobQueue queue, Class<? extends TaskSpec> spec, Class<? extends Record> result) {
        this.revision = revision;
        this.queue = queue;
        this.spec = spec;
        this.result = result;
    }

    /** Part of every task's identity: raised when the same specification comes to mean another output. */
    int revision() {
        return revision;
    }

    /** The queue of its jobs; a specification may name another, see {@link TaskSpec#queue()}. */
    public JobQueue queue() {
        return queue;
    }

    /** The record that specifies such a task; JSON calls it by {@link #label()}. */
    public Class<? extends TaskSpec> spec() {
        return spec;
    }

    /** The record that such a task leaves in its marker. */
    public Class<? extends Record> result() {
        return result;
    }

    /** The kind of a name such as {@code train}. */
    @JsonCreator
    public static TaskKind of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** The kind that a specification is of. */
    static TaskKind of(Class<? extends TaskSpec> spec) {
        for (var kind : values()) {
            if (kind.spec == spec) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of task has the specification " + spec.getName());
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
