package org.tarnish.pipeline.task;

import java.util.Optional;
import org.tarnish.experiment.plan.TaskSpec;

/** What a running task knows of its surroundings. */
public interface TaskContext {
    /** Prefix of the keys under which this attempt leaves its artefacts; ends with a slash. */
    String artefacts();

    /** Whether to stop at the next opportunity by throwing {@link TaskCancelled}. */
    boolean cancelled();

    /**
     * Tells how far the task is; may be called often. A task that tells nothing for long is taken for hung.
     *
     * @param text what is being done
     * @param total units in all, or 0 if not known
     */
    void progress(String text, long done, long total, String unit);

    /** Says that what was done so far is kept and another attempt would go on from here, as after a checkpoint. */
    void saved();

    /** What this worker will probably be asked for next; a guess, that another worker may be given. */
    default Optional<TaskSpec> next() {
        return Optional.empty();
    }

    /**
     * @throws TaskCancelled if the task must stop
     */
    default void checkCancelled() {
        if (cancelled()) {
            throw new TaskCancelled();
        }
    }
}
