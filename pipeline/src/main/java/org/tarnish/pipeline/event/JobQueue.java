package org.tarnish.pipeline.event;

import java.time.Duration;
import org.tarnish.experiment.plan.TaskKind;

/** The queues of jobs: a topic and a share group each. */
public enum JobQueue {
    CORRUPT("jobs.corrupt"),
    TRAIN("jobs.train"),
    EVALUATE("jobs.evaluate"),
    REPORT("jobs.report");

    /** How long a job stays with a worker that no longer renews it. */
    public static final Duration LOCK = Duration.ofSeconds(15);

    private final String topic;

    JobQueue(String topic) {
        this.topic = topic;
    }

    public String topic() {
        return topic;
    }

    /** The share group of the workers. */
    public String group() {
        return "tarnish." + topic;
    }

    /** The queue of a kind of task. */
    public static JobQueue of(TaskKind kind) {
        return switch (kind) {
            case INGEST, SHARDS, IMAGESET -> CORRUPT;
            case TRAIN -> TRAIN;
            case EVALUATE, MINIMAL, COMPARE -> EVALUATE;
        };
    }
}
