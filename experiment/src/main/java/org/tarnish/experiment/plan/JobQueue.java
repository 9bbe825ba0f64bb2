package org.tarnish.experiment.plan;

import java.time.Duration;

/** The queues of jobs: a topic and a share group each, and one sort of worker that takes from it. */
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
}
