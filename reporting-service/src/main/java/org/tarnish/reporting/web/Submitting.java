package org.tarnish.reporting.web;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.store.StoreUnavailable;
import org.tarnish.reporting.follow.Board;
import org.tarnish.reporting.live.ExperimentState;
import org.tarnish.reporting.live.ExperimentStatus;

/**
 * Publishes requests and waits for their verdicts, which come as facts; no thread waits. A verdict that was told while
 * nobody listened, as when this process has just begun, is looked for in the store now and then. Safe for concurrent use.
 */
final class Submitting {
    private static final Logger LOG = LoggerFactory.getLogger(Submitting.class);

    private static final Duration LOOK = Duration.ofSeconds(3);
    private static final int LOOKS_AT_ONCE = 8;

    private final Board board;
    private final Requests requests;
    private final Duration firstLook;
    private final Duration rest;
    private final Executor looks;

    Submitting(Board board, Requests requests) {
        this(board, requests, Duration.ofSeconds(3), Duration.ofSeconds(12), pool());
    }

    /** Threads apart, so that a store that hangs keeps nobody from submitting; none while nobody looks. */
    private static Executor pool() {
        var pool = new ThreadPoolExecutor(
                LOOKS_AT_ONCE, LOOKS_AT_ONCE, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1_000), task -> {
                    var thread = new Thread(task, "verdict");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /**
     * @param firstLook how long a verdict is waited for before the store is looked at
     * @param rest how long it is waited for after that, before the store is looked at once more
     */
    Submitting(Board board, Requests requests, Duration firstLook, Duration rest, Executor looks) {
        this.board = board;
        this.requests = requests;
        this.firstLook = firstLook;
        this.rest = rest;
        this.looks = looks;
    }

    /**
     * What became of a request.
     *
     * @param state submitted if that is not known yet
     */
    record Verdict(ExperimentState state, List<ExperimentStatus.RequestError> errors) {}

    /** Publishes a request once; fails if Kafka does not say that it has it. */
    Uni<Verdict> submit(String id, byte[] json) {
        return Uni.createFrom().deferred(() -> {
            // Before the record is out, for the verdict may come before the broker's answer.
            board.verdicts().expect(id);
            return requests.publish(id, json)
                    .onItem()
                    .transformToUni(published -> told(id))
                    .onTermination()
                    .invoke(() -> board.verdicts().giveUp(id));
        });
    }

    private Uni<Verdict> told(String id) {
        var last =
                look(id).onItem().transform(found -> found.orElse(new Verdict(ExperimentState.SUBMITTED, List.of())));
        var later = fact(id, rest, last);
        return fact(id, firstLook, look(id).onItem().transformToUni(found -> found.map(Uni.createFrom()::item)
                .orElse(later)));
    }

    private Uni<Verdict> fact(String id, Duration wait, Uni<Verdict> otherwise) {
        return Uni.createFrom()
                .completionStage(() -> board.verdicts().of(id))
                .onItem()
                .transform(Submitting::verdict)
                .ifNoItem()
                .after(wait)
                .recoverWithUni(otherwise);
    }

    private static Verdict verdict(Fact fact) {
        if (fact instanceof Fact.ExperimentRejected rejected) {
            return new Verdict(
                    ExperimentState.REJECTED,
                    rejected.errors().stream()
                            .map(error -> new ExperimentStatus.RequestError(
                                    error.path(), error.value(), error.message(), error.allowed()))
                            .toList());
        }
        return new Verdict(
                fact instanceof Fact.ExperimentFailed
                        ? ExperimentState.FAILED
                        : fact instanceof Fact.ExperimentCancelled
                                ? ExperimentState.CANCELLED
                                : ExperimentState.PLANNING,
                List.of());
    }

    /** What the store says, or nothing if it does not say so soon, whether or not a thread becomes free for asking. */
    private Uni<Optional<Verdict>> look(String id) {
        return Uni.createFrom()
                .completionStage(() -> CompletableFuture.supplyAsync(() -> stillWanted(id), looks)
                        .completeOnTimeout(Optional.empty(), LOOK.toNanos(), TimeUnit.NANOSECONDS))
                .onFailure(RejectedExecutionException.class)
                .recoverWithItem(Optional::empty);
    }

    private Optional<Verdict> stillWanted(String id) {
        return board.verdicts().isExpected(id) ? seen(id) : Optional.empty();
    }

    private Optional<Verdict> seen(String id) {
        try {
            return board.status(id).map(status -> new Verdict(status.summary().state(), status.errors()));
        } catch (StoreUnavailable e) {
            LOG.debug("experiment {}: whether it is accepted is not known yet", id, e);
            return Optional.empty();
        }
    }
}
