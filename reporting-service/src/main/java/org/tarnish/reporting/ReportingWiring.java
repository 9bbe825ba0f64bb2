package org.tarnish.reporting;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.machine.thread.Threads;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.store.StoreUnavailable;
import org.tarnish.reporting.compile.ReportWork;
import org.tarnish.reporting.follow.Board;
import org.tarnish.reporting.live.ExperimentState;
import org.tarnish.reporting.live.ExperimentStatus;
import org.tarnish.reporting.parallel.Calls;
import org.tarnish.reporting.submit.PublishOutcome;
import org.tarnish.reporting.submit.RequestTopic;
import org.tarnish.reporting.submit.Submissions;
import org.tarnish.runtime.QueueWorker;
import org.tarnish.runtime.TaskRunners;
import org.tarnish.runtime.Tracing;

/** What reporting-service is made of: the board for people to look at, submissions, and the compiler of reports. */
@Singleton
class ReportingWiring {
    private static final Logger LOG = LoggerFactory.getLogger(ReportingWiring.class);
    private static final String VERSIONS = "/versions.properties";
    private static final int CALLS_AT_ONCE = 8;

    /** How long who looks on waits for the object store. */
    private static final Duration STORE_PATIENCE = Duration.ofSeconds(5);

    private static final Duration STORE_REST = Duration.ofSeconds(2);
    private static final Duration VERDICT_PATIENCE = Duration.ofSeconds(15);
    private static final int MOST_SUBMISSIONS = 200;
    private static final int LOOKUPS_AT_ONCE = 4;

    @Produces
    @Singleton
    Calls calls() {
        return new Calls("board-calls", CALLS_AT_ONCE, STORE_PATIENCE, STORE_REST);
    }

    void closeCalls(@Disposes Calls calls) {
        calls.close();
    }

    @Produces
    @Singleton
    Board board(ObjectStore store, Archive archive, Calls calls, Clock clock) {
        return new Board(store, archive, calls, clock);
    }

    @Produces
    @Singleton
    RequestTopic requests(@ConfigProperty(name = "kafka.bootstrap.servers") String kafka, Tracing tracing) {
        return new RequestTopic(kafka, tracing::inject);
    }

    void closeRequests(@Disposes RequestTopic requests) {
        try {
            requests.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Produces
    @Singleton
    Submissions submissions(RequestTopic requests, Board board) {
        // Threads of their own: a store that hangs must not take those away that pages need.
        var lookups = Threads.pool("submission-lookup", LOOKUPS_AT_ONCE);
        return new Submissions(requests, id -> answer(board, id), lookups, VERDICT_PATIENCE, MOST_SUBMISSIONS);
    }

    /** Where a request stands of which no fact was heard. */
    private static PublishOutcome answer(Board board, String id) {
        try {
            return board.status(id).map(ReportingWiring::answer).orElseGet(() -> new PublishOutcome.Undecided(id));
        } catch (StoreUnavailable e) {
            LOG.warn("experiment {}: submitted, and nobody knows yet what becomes of it: {}", id, e.getMessage());
            return new PublishOutcome.Undecided(id);
        }
    }

    private static PublishOutcome answer(ExperimentStatus status) {
        var id = status.summary().id();
        return status.summary().state() == ExperimentState.REJECTED
                ? new PublishOutcome.Rejected(id, status.errors())
                : new PublishOutcome.Accepted(id);
    }

    @Produces
    @Singleton
    QueueWorker worker(TaskRunners runners, ObjectStore store, Archive archive, Clock clock) {
        return runners.worker(
                JobQueue.REPORT, Map.of(TaskKind.REPORT, new ReportWork(store, archive, clock, versions())));
    }

    private static Map<String, String> versions() {
        var properties = new Properties();
        try (var stream = ReportingWiring.class.getResourceAsStream(VERSIONS)) {
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + VERSIONS, e);
        }
        var versions = new TreeMap<String, String>();
        properties.forEach((name, version) -> versions.put(name.toString(), version.toString()));
        versions.put("java", System.getProperty("java.version"));
        return versions;
    }
}
