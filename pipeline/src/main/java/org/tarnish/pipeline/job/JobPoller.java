package org.tarnish.pipeline.job;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.machine.thread.Threads;

/**
 * Takes jobs from a queue, one at a time, and has them done.
 *
 * <p>One thread owns the share consumer, another runs the job. While it runs, its lease is renewed; if the lease is lost
 * nevertheless (a broker restarted, this process slept), the job runs on and the task's marker decides whose result
 * counts. A job whose worker dies is delivered to another within seconds.
 *
 * <p>A poller survives whatever its broker does: being away, slow, restarted or emptied. It makes missing topics again,
 * goes to the queue's next lane if one is full, and begins anew after any error.
 */
public final class JobPoller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobPoller.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONG_LIFE = Duration.ofMinutes(10);
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(2);

    private final JobQueue queue;
    private final PollerWatch watch;
    private final ExecutorService worker;
    private final RealPace pace = new RealPace();
    private final PollerRounds rounds;
    private final BackOff restarts = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    private volatile Thread thread;

    /**
     * @param consumers makes the consumer of a lane, for each joining anew
     * @param provision makes a lane's topic and group; called before each joining and now and then while idle
     */
    public JobPoller(
            JobQueue queue, JobHandler handler, JobConsumers consumers, LaneProvision provision, PollerWatch watch) {
        this.queue = queue;
        this.watch = watch;
        this.worker = Threads.pool(queue.topic() + "-worker", 1);
        this.rounds = new PollerRounds(queue, handler, consumers, provision, watch, pace, worker::submit);
    }

    /** Begins to take jobs. */
    public void start() {
        thread = Threads.daemon(queue.topic() + "-poller", this::run);
        // Even saying what killed the rounds can fail, as without memory.
        thread.setUncaughtExceptionHandler((dead, killer) -> start());
        thread.start();
    }

    /** Whether the poller makes its rounds; it does while the broker is away, and not while it only dies and restarts. */
    public boolean alive() {
        var current = thread;
        return current != null && current.isAlive() && System.nanoTime() - rounds.lastRound() < LONGEST_ROUND.toNanos();
    }

    /** Gives a running job back and leaves the group. */
    @Override
    public void close() {
        pace.stop();
        var current = thread;
        if (current != null) {
            try {
                current.join(STOP_PATIENCE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        worker.shutdown();
    }

    private void run() {
        while (!pace.stopping()) {
            long begun = pace.nanos();
            try {
                rounds.run();
            } catch (Throwable killer) {
                if (pace.nanos() - begun > LONG_LIFE.toNanos()) {
                    restarts.reset();
                }
                // The pause comes first, for nothing after it is sure to succeed.
                pace.pause(restarts.next());
                watch.restarted();
                LOG.error("{}: the poller died and begins anew", queue.topic(), killer);
            }
        }
    }
}
