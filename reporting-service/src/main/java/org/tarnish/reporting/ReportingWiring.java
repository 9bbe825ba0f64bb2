package org.tarnish.reporting;

import io.micrometer.core.instrument.MeterRegistry;
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
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.store.MinioObjectStore;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.store.StoreSettings;
import org.tarnish.reporting.compile.ReportWork;
import org.tarnish.reporting.follow.Board;
import org.tarnish.reporting.follow.Glances;
import org.tarnish.runtime.QueueWorker;
import org.tarnish.runtime.Settings;
import org.tarnish.runtime.TaskRunners;

/** What reporting-service is made of: the board for people to look at, and the compiler of reports. */
@Singleton
class ReportingWiring {
    private static final String VERSIONS = "/versions.properties";
    private static final Duration PATIENCE_OF_PEOPLE = Duration.ofSeconds(3);

    /** The object store for people to look at: for them a late answer is none. */
    @Produces
    @Singleton
    Glances glances(Settings settings, MeterRegistry metrics) {
        var s3 = settings.s3();
        var store = new MinioObjectStore(
                new StoreSettings(
                        s3.endpoint(),
                        s3.accessKey().orElse(""),
                        s3.secretKey().orElse(""),
                        s3.bucket(),
                        s3.region(),
                        PATIENCE_OF_PEOPLE),
                metrics.counter("store.errors")::increment);
        return new Glances(store, store::close);
    }

    void closeGlances(@Disposes Glances glances) {
        glances.close();
    }

    @Produces
    @Singleton
    Board board(Glances glances, Clock clock) {
        return new Board(glances, clock);
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
