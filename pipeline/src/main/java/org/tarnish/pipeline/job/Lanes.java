package org.tarnish.pipeline.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.event.Lane;

/**
 * Deals jobs over the lanes of their queue in proportion to the lanes' workers. A lane without workers gets nothing,
 * except the first while nobody works on the queue at all.
 *
 * <p>The workers are counted at most every five seconds and in the background; while the broker does not answer, the
 * last count stands. Safe for concurrent use.
 */
public final class Lanes {
    static final Duration COUNT_EVERY = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private final Supplier<CompletionStage<Map<Lane, Integer>>> census;
    private final LongSupplier nanos;
    private final Duration firstPatience;
    private final Map<Lane, Long> credit = new HashMap<>();
    private Map<Lane, Integer> workers = Map.of();
    private CompletableFuture<Void> counting;
    private boolean known;
    private long countedAt;

    /** Lanes as the cluster's share groups have them. */
    public Lanes(Admin admin) {
        this(new LaneCensus(admin)::count, System::nanoTime, COUNT_EVERY);
    }

    /**
     * @param firstPatience how long the very first call waits for the first count
     */
    Lanes(Supplier<CompletionStage<Map<Lane, Integer>>> census, LongSupplier nanos, Duration firstPatience) {
        this.census = census;
        this.nanos = nanos;
        this.firstPatience = firstPatience;
    }

    /** The lane for the queue's next job. */
    public Lane next(JobQueue queue) {
        countNowAndThen();
        synchronized (this) {
            return deal(queue);
        }
    }

    /** The queue's first lane and all others that have workers, in order. */
    public List<Lane> of(JobQueue queue) {
        countNowAndThen();
        synchronized (this) {
            var lanes = manned(queue);
            if (lanes.isEmpty() || lanes.get(0).number() != 0) {
                lanes.add(0, Lane.first(queue));
            }
            return List.copyOf(lanes);
        }
    }

    /** Smooth weighted round robin: every lane earns its workers, the richest pays for all and gets the job. */
    private Lane deal(JobQueue queue) {
        var lanes = manned(queue);
        if (lanes.isEmpty()) {
            return Lane.first(queue);
        }
        long total = 0;
        for (var lane : lanes) {
            total += workers.get(lane);
            credit.merge(lane, (long) workers.get(lane), Long::sum);
        }
        var chosen = lanes.get(0);
        for (var lane : lanes) {
            if (credit.get(lane) > credit.get(chosen)) {
                chosen = lane;
            }
        }
        credit.merge(chosen, -total, Long::sum);
        return chosen;
    }

    private List<Lane> manned(JobQueue queue) {
        var lanes = new ArrayList<Lane>();
        workers.forEach((lane, members) -> {
            if (lane.queue() == queue && members > 0) {
                lanes.add(lane);
            }
        });
        lanes.sort(Comparator.comparingInt(Lane::number));
        return lanes;
    }

    private void countNowAndThen() {
        CompletableFuture<Void> first;
        synchronized (this) {
            boolean due = counting == null || nanos.getAsLong() - countedAt >= COUNT_EVERY.toNanos();
            if (due && (counting == null || counting.isDone())) {
                countedAt = nanos.getAsLong();
                counting = census.get()
                        .handle((count, failure) -> {
                            take(count, failure);
                            return (Void) null;
                        })
                        .toCompletableFuture();
            }
            if (known) {
                return;
            }
            first = counting;
        }
        // Without any count a whole window of jobs would go to the first lane.
        await(first);
    }

    private void await(CompletableFuture<Void> first) {
        try {
            first.get(firstPatience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn(
                    "the workers of the job queues are not counted after {} s; jobs go to the first lanes until they are",
                    firstPatience.toSeconds());
        } catch (ExecutionException e) {
            throw new IllegalStateException("counting the workers of the job queues broke off", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            // Only the first call waits, whatever came of it.
            known = true;
        }
    }

    private synchronized void take(Map<Lane, Integer> count, Throwable failure) {
        if (failure != null) {
            LOG.warn("cannot count the workers of the job queues, the last count stands: {}", failure.toString());
            return;
        }
        if (!count.equals(workers)) {
            workers = Map.copyOf(count);
            credit.clear();
        }
    }
}
