package org.tarnish.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.machine.thread.Threads;
import org.tarnish.pipeline.event.AttemptEvent;
import org.tarnish.pipeline.event.Events;
import org.tarnish.pipeline.job.Jobs;
import org.tarnish.pipeline.ledger.ExperimentOutcome;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.store.ObjectStore;

/**
 * The owner of all experiments while its process holds the topic of requests: one thread that takes requests and what
 * workers say, one after the other. It may be told at any time that it owns the experiments or no longer does; each time
 * it begins from what the object store knows. Safe for concurrent use.
 */
public final class Owner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Owner.class);
    private static final int CALLS_AT_ONCE = 16;
    private static final int MOST_AT_ONCE = 1_000;
    private static final int MOST_FAILURES = 5;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration PAUSE_AFTER_ERROR = Duration.ofSeconds(1);

    private final ObjectStore store;
    private final Jobs jobs;
    private final Events events;
    private final Clock clock;
    private final long mostTasks;
    private final ExecutorService callers = Threads.pool("owner-calls", CALLS_AT_ONCE);
    private final ExecutorService chores = Threads.pool("owner-chores", 4);
    private final ExecutorService heavyChores = Threads.pool("owner-plans", 1);
    private volatile Reign reign;

    /**
     * @param mostTasks of one experiment
     */
    public Owner(ObjectStore store, Jobs jobs, Events events, Clock clock, long mostTasks) {
        this.store = store;
        this.jobs = jobs;
        this.events = events;
        this.clock = clock;
        this.mostTasks = mostTasks;
    }

    /** Owns the experiments from now on. */
    public synchronized void acquire() {
        release();
        reign = new Reign();
        reign.thread.start();
    }

    /** Owns the experiments no longer; what it was about to do, its successor does. */
    public synchronized void release() {
        if (reign != null) {
            reign.over = true;
            reign.thread.interrupt();
            reign = null;
        }
    }

    /** Begins anew after an error, unless the experiments have another owner by now. */
    private synchronized void follow(Reign failed) {
        failed.over = true;
        if (reign == failed) {
            reign = new Reign();
            reign.thread.start();
        }
    }

    /** Takes what a worker says; passed over by who owns nothing. */
    public void hear(AttemptEvent event) {
        var current = reign;
        if (current != null) {
            current.mailbox.add(scheduler -> scheduler.hear(event));
        }
    }

    /** Opens an experiment; returns when it is kept. */
    public void submit(ExperimentRecord record) throws InterruptedException {
        ask(scheduler -> scheduler.submit(record));
    }

    /** Ends an experiment that must not begin; returns when that is kept. */
    public void reject(String id, ExperimentOutcome rejection) throws InterruptedException {
        ask(scheduler -> scheduler.reject(id, rejection));
    }

    /** Calls an experiment off; returns when that is kept. */
    public void cancel(String id) throws InterruptedException {
        ask(scheduler -> scheduler.cancel(id));
    }

    /** Asks until an owner has done it: one that fails or is replaced is followed by another. */
    private void ask(Consumer<Scheduler> what) throws InterruptedException {
        RuntimeException failure = null;
        for (int failures = 0; failures < MOST_FAILURES; ) {
            var current = reign;
            if (current == null) {
                Thread.sleep(PAUSE.toMillis());
                continue;
            }
            var done = new CompletableFuture<Void>();
            current.mailbox.add(scheduler -> {
                try {
                    what.accept(scheduler);
                    scheduler.flush();
                    done.complete(null);
                } catch (RuntimeException e) {
                    done.completeExceptionally(e);
                    throw e;
                }
            });
            while (!done.isDone() && !current.over) {
                Thread.sleep(2);
            }
            try {
                if (done.isDone()) {
                    done.join();
                    return;
                }
            } catch (CompletionException e) {
                if (e.getCause() instanceof Stopped) {
                    continue;
                }
                failures++;
                failure = new IllegalStateException("the owner failed: " + e.getCause(), e.getCause());
            }
        }
        throw failure;
    }

    @Override
    public void close() {
        release();
        callers.shutdownNow();
        chores.shutdownNow();
        heavyChores.shutdownNow();
    }

    /** A time of ownership, with all that must not outlast it. */
    private final class Reign implements Chores {
        private final BlockingQueue<Consumer<Scheduler>> mailbox = new LinkedBlockingQueue<>();
        private final Thread thread = Threads.daemon("owner", this::run);
        private volatile boolean over;

        void run() {
            try {
                rule();
            } catch (Stopped e) {
                LOG.debug("a former owner ends");
            } catch (RuntimeException | OutOfMemoryError e) {
                LOG.error("the owner begins anew after an error", e);
                try {
                    Thread.sleep(PAUSE_AFTER_ERROR.toMillis());
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return;
                }
                follow(this);
            }
        }

        private void rule() {
            var patience = new Patience(clock, pause -> Thread.sleep(pause.toMillis()), () -> over);
            var broker = new PatientBroker(jobs, events, patience);
            var shelf = new Shelf(new PatientStore(store, patience), mostTasks, this::forEach);
            var scheduler = new Scheduler(shelf, broker, broker, clock, this);
            scheduler.takeOver();
            var next = scheduler.tick();
            var batch = new ArrayList<Consumer<Scheduler>>();
            while (!over) {
                try {
                    long millis = Math.max(
                            0, Duration.between(Instant.now(clock), next).toMillis());
                    var first = mailbox.poll(millis, TimeUnit.MILLISECONDS);
                    if (first != null) {
                        batch.add(first);
                        mailbox.drainTo(batch, MOST_AT_ONCE);
                        batch.forEach(message -> message.accept(scheduler));
                        batch.clear();
                        scheduler.flush();
                    }
                } catch (InterruptedException e) {
                    throw new Stopped();
                }
                if (!Instant.now(clock).isBefore(next)) {
                    next = scheduler.tick();
                }
            }
        }

        private <T> void forEach(Collection<T> things, Consumer<T> call) {
            var calls = new ArrayList<Future<?>>();
            things.forEach(thing -> calls.add(callers.submit(() -> call.accept(thing))));
            for (var each : calls) {
                try {
                    each.get();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new Stopped();
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof RuntimeException failure
                            ? failure
                            : new IllegalStateException(e.getCause());
                }
            }
        }

        @Override
        public <T> void run(Supplier<T> work, Consumer<T> then) {
            submit(chores, work, then);
        }

        @Override
        public <T> void runHeavy(Supplier<T> work, Consumer<T> then) {
            submit(heavyChores, work, then);
        }

        private <T> void submit(ExecutorService pool, Supplier<T> work, Consumer<T> then) {
            pool.execute(() -> {
                try {
                    var result = work.get();
                    mailbox.add(scheduler -> then.accept(result));
                } catch (Stopped e) {
                    LOG.debug("a chore of a former owner ends");
                } catch (RuntimeException | OutOfMemoryError e) {
                    // As an error of its own: the owner begins anew.
                    mailbox.add(scheduler -> {
                        throw new IllegalStateException("a chore failed: " + e, e);
                    });
                }
            });
        }
    }
}
