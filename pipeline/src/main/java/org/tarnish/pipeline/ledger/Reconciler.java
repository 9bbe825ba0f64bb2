package org.tarnish.pipeline.ledger;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.event.JobQueue;
import org.tarnish.pipeline.job.Backlog;
import org.tarnish.pipeline.job.Jobs;

/**
 * Publishes again what is ready but lost: the broker's data is gone, or a worker died between a marker and the jobs that
 * follow.
 *
 * <p>A job counts as lost when its queue holds no unfinished job at two successive looks and it was due at both. Any
 * number of instances may run one; a job published twice is done once, since its marker or claim is found. Not
 * thread-safe.
 */
public final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final Ledger ledger;
    private final Claims claims;
    private final Backlog backlog;
    private final Jobs jobs;
    private final Map<JobQueue, Set<Job>> suspects = new EnumMap<>(JobQueue.class);

    public Reconciler(Ledger ledger, Claims claims, Backlog backlog, Jobs jobs) {
        this.ledger = ledger;
        this.claims = claims;
        this.backlog = backlog;
        this.jobs = jobs;
    }

    /** One look at all queues. */
    public void look() {
        ledger.planOverdue();
        for (var queue : JobQueue.values()) {
            var unfinished = backlog.of(queue);
            var due = unfinished.orElse(0) > 0 ? Set.<Job>of() : new HashSet<>(ledger.due(queue));
            var before = suspects.getOrDefault(queue, Set.of());
            for (var job : due) {
                if (before.contains(job)
                        && (job.task() == null || claims.holder(job.task()).isEmpty())) {
                    LOG.info("experiment {}: job {} was lost and is published again", job.experiment(), job.task());
                    jobs.publish(queue, job);
                }
            }
            suspects.put(queue, due);
        }
    }
}
