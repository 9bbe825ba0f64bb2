package org.tarnish.pipeline.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.job.Jobs;
import org.tarnish.pipeline.job.Outgoing;

/**
 * Queues of jobs as a share group has them: a job that was taken belongs to its taker until its lease ends, and comes
 * back then. Time is the given clock's alone. Safe for concurrent use.
 */
public final class InMemoryJobs implements Jobs {
    /**
     * A job in a worker's hands.
     *
     * @param count 1 for the first delivery
     */
    public record Held(JobQueue queue, long number, Job job, int count) {}

    private static final class Entry {
        private final long number;
        private final Job job;
        private int count;
        private Worker holder;
        private Instant end = Instant.MIN;

        private Entry(long number, Job job) {
            this.number = number;
            this.job = job;
        }
    }

    private final Clock clock;
    private final Duration lock;
    private final Map<JobQueue, List<Entry>> queues = new EnumMap<>(JobQueue.class);
    private final List<String> parked = new ArrayList<>();
    private long numbers;

    /**
     * @param lock how long a job stays with a worker that neither renews nor settles it
     */
    public InMemoryJobs(Clock clock, Duration lock) {
        this.clock = clock;
        this.lock = lock;
        for (var queue : JobQueue.values()) {
            queues.put(queue, new ArrayList<>());
        }
    }

    @Override
    public synchronized void publish(JobQueue queue, Job job) {
        queues.get(queue).add(new Entry(numbers++, job));
    }

    @Override
    public synchronized void publishAll(List<Outgoing> jobs) {
        jobs.forEach(outgoing -> publish(outgoing.queue(), outgoing.job()));
    }

    @Override
    public synchronized void park(JobQueue queue, Job job, String reason) {
        parked.add(job.task().id() + ": " + reason);
    }

    public synchronized List<String> parked() {
        return List.copyOf(parked);
    }

    /** Jobs that are not settled, held ones included. */
    public synchronized int unfinished(JobQueue queue) {
        return queues.get(queue).size();
    }

    /** Loses leases and delivery counts, as a broker that starts again does. */
    public synchronized void restart() {
        for (var entries : queues.values()) {
            for (var entry : entries) {
                entry.holder = null;
                entry.count = 0;
            }
        }
    }

    /** Loses everything, as a broker whose data is wiped. */
    public synchronized void wipe() {
        queues.values().forEach(List::clear);
    }

    /** Somebody who takes jobs of a queue. */
    public Worker worker(JobQueue queue) {
        return new Worker(queue);
    }

    /** Takes and settles jobs. */
    public final class Worker implements AutoCloseable {
        private final JobQueue queue;

        private Worker(JobQueue queue) {
            this.queue = queue;
        }

        /** The oldest job that nobody holds, now held by this worker; empty if there is none. */
        public Optional<Held> take() {
            synchronized (InMemoryJobs.this) {
                for (var entry : queues.get(queue)) {
                    if (entry.holder == null || !clock.instant().isBefore(entry.end)) {
                        entry.holder = this;
                        entry.end = clock.instant().plus(lock);
                        entry.count++;
                        return Optional.of(new Held(queue, entry.number, entry.job, entry.count));
                    }
                }
                return Optional.empty();
            }
        }

        /** Holds the job for another lock's length; false if the lease is lost. */
        public boolean renew(Held held) {
            synchronized (InMemoryJobs.this) {
                var entry = mine(held);
                entry.ifPresent(one -> one.end = clock.instant().plus(lock));
                return entry.isPresent();
            }
        }

        /** Ends the job; without effect, and false, if the lease is lost. */
        public boolean accept(Held held) {
            synchronized (InMemoryJobs.this) {
                var entry = mine(held);
                entry.ifPresent(queues.get(queue)::remove);
                return entry.isPresent();
            }
        }

        /** Gives the job back at once; without effect, and false, if the lease is lost. */
        public boolean release(Held held) {
            synchronized (InMemoryJobs.this) {
                var entry = mine(held);
                entry.ifPresent(one -> one.holder = null);
                return entry.isPresent();
            }
        }

        private Optional<Entry> mine(Held held) {
            return queues.get(queue).stream()
                    .filter(entry -> entry.number == held.number()
                            && entry.holder == this
                            && entry.count == held.count()
                            && clock.instant().isBefore(entry.end))
                    .findFirst();
        }

        /** Gives back whatever it holds. */
        @Override
        public void close() {
            synchronized (InMemoryJobs.this) {
                for (var entry : queues.get(queue)) {
                    if (entry.holder == this) {
                        entry.holder = null;
                    }
                }
            }
        }
    }
}
