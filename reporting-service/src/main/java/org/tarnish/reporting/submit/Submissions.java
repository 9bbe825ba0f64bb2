package org.tarnish.reporting.submit;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.json.Json;

/**
 * Submits requests and learns what becomes of them from the facts that their owner tells. No thread waits meanwhile.
 * Safe for concurrent use.
 */
public final class Submissions {
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(3);
    private static final byte[] CANCEL = Json.bytes(Map.of("cancel", true));

    private final Publisher topic;
    private final Function<String, PublishOutcome> lookup;
    private final Executor lookups;
    private final Duration patience;
    private final int most;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<String, CompletableFuture<PublishOutcome>> byId = new ConcurrentHashMap<>();

    /**
     * @param lookup finds out where a submitted request stands when no fact came, which may have been missed
     * @param lookups where that runs
     * @param patience how long a fact is waited for
     * @param most requests that wait at once
     */
    public Submissions(
            Publisher topic, Function<String, PublishOutcome> lookup, Executor lookups, Duration patience, int most) {
        this.topic = topic;
        this.lookup = lookup;
        this.lookups = lookups;
        this.patience = patience;
        this.most = most;
    }

    /**
     * Publishes a request once, under an id that no other waiting request has.
     *
     * @param ids draws an id, another one each time
     */
    public CompletionStage<PublishOutcome> submit(Supplier<String> ids, byte[] json) {
        if (waiting.incrementAndGet() > most) {
            waiting.decrementAndGet();
            return CompletableFuture.completedFuture(new PublishOutcome.Refused(most
                    + " requests wait to be accepted or rejected, and no more may; nothing is submitted, try again in a"
                    + " few seconds"));
        }
        var answer = new CompletableFuture<PublishOutcome>();
        var id = ids.get();
        // Before it is published, so that no fact is missed.
        while (byId.putIfAbsent(id, answer) != null) {
            id = ids.get();
        }
        var own = id;
        var unused = topic.publish(own, json).whenComplete((taken, error) -> {
            if (error != null) {
                // What was on its way when the patience was over may have come through.
                answer.complete(new PublishOutcome.Refused(
                        reason(error) + ", or look whether the request has arrived as '" + own + "' all the same"));
            }
        });
        return answer.completeOnTimeout(new PublishOutcome.Undecided(own), patience.toNanos(), TimeUnit.NANOSECONDS)
                .thenCompose(found -> found instanceof PublishOutcome.Undecided
                        ? CompletableFuture.supplyAsync(() -> lookup.apply(own), lookups)
                                .completeOnTimeout(found, LONGEST_LOOK.toNanos(), TimeUnit.NANOSECONDS)
                        : CompletableFuture.completedFuture(found))
                .whenComplete((found, error) -> {
                    byId.remove(own, answer);
                    waiting.decrementAndGet();
                });
    }

    private static String reason(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null
                ? error.getCause().getMessage()
                : error.getMessage();
    }

    /** Publishes that an experiment is called off; completes as {@link Publisher#publish} says. */
    public CompletionStage<Void> cancel(String id) {
        return topic.publish(id, CANCEL);
    }

    /** Takes a fact. */
    public void see(Fact fact) {
        var answer = byId.get(fact.experiment());
        if (answer != null) {
            answer.complete(
                    fact instanceof Fact.ExperimentRejected rejected
                            ? new PublishOutcome.Rejected(fact.experiment(), rejected.errors())
                            : new PublishOutcome.Accepted(fact.experiment()));
        }
    }
}
