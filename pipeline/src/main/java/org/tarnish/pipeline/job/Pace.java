package org.tarnish.pipeline.job;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.tarnish.pipeline.job.JobHandler.Verdict;

/** Time as a poller knows it: the only place where it waits for anything but Kafka. */
interface Pace {
    /** Like {@link System#nanoTime}. */
    long nanos();

    /** Whether the poller shall end. */
    boolean stopping();

    /** Waits that long, less if the poller shall end or its thread is interrupted. */
    void pause(Duration length);

    /**
     * The verdict on a job, or empty if it is not out in that time or the thread is interrupted before.
     *
     * @throws ExecutionException if the job ended without a verdict
     */
    Optional<Verdict> await(Future<Verdict> running, Duration atMost) throws ExecutionException;
}
