package org.tarnish.scheduling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.event.AttemptEvent;
import org.tarnish.pipeline.event.Events;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.event.Standing;
import org.tarnish.pipeline.event.TaskProgress;
import org.tarnish.pipeline.job.Jobs;
import org.tarnish.pipeline.job.Outgoing;

/** A broker whose jobs wait until they are taken. */
final class BrokerInMemory implements Jobs, Events {
    final Map<JobQueue, ArrayDeque<Outgoing>> waiting = new EnumMap<>(JobQueue.class);
    final Set<String> experiments = new HashSet<>();
    long messages;

    int waiting() {
        return waiting.values().stream().mapToInt(ArrayDeque::size).sum();
    }

    List<Outgoing> take(int most) {
        var taken = new ArrayList<Outgoing>();
        for (var queue : waiting.values()) {
            for (int i = 0; i < most && taken.size() < most && !queue.isEmpty(); i++) {
                taken.add(queue.poll());
            }
        }
        return taken;
    }

    @Override
    public void publishAll(List<Outgoing> jobs) {
        messages += jobs.size();
        for (var job : jobs) {
            experiments.add(job.job().experiment());
            waiting.computeIfAbsent(job.queue(), queue -> new ArrayDeque<>()).add(job);
        }
    }

    @Override
    public void park(JobQueue queue, Job job, String reason) {
        throw new AssertionError(reason);
    }

    @Override
    public void tellAll(List<Fact> facts) {
        messages += facts.size();
    }

    @Override
    public void tell(AttemptEvent event) {
        throw new AssertionError(event);
    }

    @Override
    public void progress(TaskProgress progress) {
        throw new AssertionError(progress);
    }

    @Override
    public void progress(Standing standing) {
        messages++;
    }
}
