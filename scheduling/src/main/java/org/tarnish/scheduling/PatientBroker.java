package org.tarnish.scheduling;

import java.util.List;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.event.AttemptEvent;
import org.tarnish.pipeline.event.Events;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.event.Standing;
import org.tarnish.pipeline.event.TaskProgress;
import org.tarnish.pipeline.job.Jobs;
import org.tarnish.pipeline.job.Outgoing;

/** Jobs and events whose publication waits while the broker is away. */
final class PatientBroker implements Jobs, Events {
    private final Jobs jobs;
    private final Events events;
    private final Patience patience;

    PatientBroker(Jobs jobs, Events events, Patience patience) {
        this.jobs = jobs;
        this.events = events;
        this.patience = patience;
    }

    @Override
    public void publishAll(List<Outgoing> batch) {
        patience.until(() -> jobs.publishAll(batch));
    }

    @Override
    public void park(JobQueue queue, Job job, String reason) {
        patience.until(() -> jobs.park(queue, job, reason));
    }

    @Override
    public void tellAll(List<Fact> facts) {
        patience.until(() -> events.tellAll(facts));
    }

    @Override
    public void tell(AttemptEvent event) {
        patience.until(() -> events.tell(event));
    }

    @Override
    public void progress(TaskProgress progress) {
        events.progress(progress);
    }

    @Override
    public void progress(Standing standing) {
        events.progress(standing);
    }
}
