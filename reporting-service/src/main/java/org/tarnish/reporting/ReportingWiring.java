package org.tarnish.reporting;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.tarnish.pipeline.event.Events;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.job.Jobs;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.Ledger;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.reporting.compile.ReportWork;
import org.tarnish.reporting.follow.Board;
import org.tarnish.runtime.QueueWorker;

/** What reporting-service is made of: the board for people to look at, and the compiler of reports. */
@Singleton
class ReportingWiring {
    private static final String VERSIONS = "/versions.properties";

    @Produces
    @Singleton
    Board board(Archive archive, Clock clock) {
        return new Board(archive, clock);
    }

    @Produces
    @Singleton
    QueueWorker worker(ObjectStore store, Archive archive, Ledger ledger, Jobs jobs, Events events, Clock clock) {
        return new QueueWorker(
                JobQueue.REPORT, new ReportWork(store, archive, ledger, jobs, events, clock, versions()));
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
