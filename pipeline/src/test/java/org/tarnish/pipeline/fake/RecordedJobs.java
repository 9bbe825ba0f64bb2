package org.tarnish.pipeline.fake;

import java.util.ArrayList;
import java.util.List;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.job.Jobs;
import org.tarnish.pipeline.job.Outgoing;

/** Keeps published jobs for tests to look at. */
public final class RecordedJobs implements Jobs {
    private final List<Outgoing> published = new ArrayList<>();
    private final List<String> parked = new ArrayList<>();

    @Override
    public synchronized void publishAll(List<Outgoing> jobs) {
        published.addAll(jobs);
    }

    @Override
    public synchronized void park(JobQueue queue, Job job, String reason) {
        parked.add(job.task().id() + ": " + reason);
    }

    /** What was published since the last call. */
    public synchronized List<Outgoing> take() {
        var taken = List.copyOf(published);
        published.clear();
        return taken;
    }

    /** Ids of the tasks whose jobs were published since the last call. */
    public List<String> takeTasks() {
        return take().stream().map(one -> one.job().task().id()).toList();
    }

    public synchronized List<String> parked() {
        return List.copyOf(parked);
    }
}
