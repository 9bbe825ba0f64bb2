package org.tarnish.pipeline.fake;

import java.util.ArrayList;
import java.util.List;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.event.JobQueue;
import org.tarnish.pipeline.job.Jobs;
import org.tarnish.pipeline.job.Outgoing;

/** Keeps published jobs for tests to look at, and can die before publishing. */
public final class RecordedJobs implements Jobs {
    /** A job and its queue. */
    public record Published(JobQueue queue, Job job) {}

    private final List<Published> published = new ArrayList<>();
    private final List<String> parked = new ArrayList<>();
    private boolean dead;

    /** From now on every publication fails, as in a process that dies. */
    public void die() {
        dead = true;
    }

    /** Ends what {@link #die} began. */
    public void revive() {
        dead = false;
    }

    @Override
    public synchronized void publish(JobQueue queue, Job job) {
        if (dead) {
            throw new IllegalStateException("the process died before it published " + job);
        }
        published.add(new Published(queue, job));
    }

    @Override
    public synchronized void publishAll(List<Outgoing> jobs) {
        jobs.forEach(outgoing -> publish(outgoing.queue(), outgoing.job()));
    }

    @Override
    public synchronized void park(JobQueue queue, Job job, String reason) {
        parked.add(job.task() + ": " + reason);
    }

    /** What was published since the last call. */
    public synchronized List<Published> take() {
        var taken = List.copyOf(published);
        published.clear();
        return taken;
    }

    /** Ids of the tasks whose jobs were published since the last call. */
    public List<String> takeTasks() {
        return take().stream().map(one -> one.job().task()).toList();
    }

    public synchronized List<String> parked() {
        return List.copyOf(parked);
    }
}
