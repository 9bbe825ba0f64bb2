package org.tarnish.corruption;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.corruption.ingest.DatasetAccess;
import org.tarnish.corruption.ingest.ImageSetWork;
import org.tarnish.corruption.ingest.IngestWork;
import org.tarnish.corruption.ingest.StoreArchiveCache;
import org.tarnish.corruption.parallel.ImageWorkers;
import org.tarnish.corruption.request.Intake;
import org.tarnish.corruption.shards.FrostLibrary;
import org.tarnish.corruption.shards.ShardsWork;
import org.tarnish.dataset.FetchSettings;
import org.tarnish.dataset.Mirror;
import org.tarnish.dataset.Resolver;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.learning.weights.WeightsFolder;
import org.tarnish.learning.weights.WeightsLibrary;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.job.Backlog;
import org.tarnish.pipeline.job.Jobs;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.Claims;
import org.tarnish.pipeline.ledger.Ledger;
import org.tarnish.pipeline.ledger.Reconciler;
import org.tarnish.pipeline.shard.ShardReader;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.runtime.QueueWorker;
import org.tarnish.runtime.Settings;
import org.tarnish.runtime.TaskMetrics;
import org.tarnish.runtime.TaskRunners;

/** What corruption-service is made of: the intake of requests, the ingest, the shard writer and the reconciler. */
@Singleton
class CorruptionWiring {
    private static final Logger LOG = LoggerFactory.getLogger(CorruptionWiring.class);
    private static final long RECONCILE_SECONDS = 5;

    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "reconciler");
        thread.setDaemon(true);
        return thread;
    });

    @Produces
    @Singleton
    ImageWorkers workers(Settings settings) {
        return new ImageWorkers(settings.threads().orElse(Runtime.getRuntime().availableProcessors()));
    }

    void closeWorkers(@Disposes ImageWorkers workers) {
        workers.close();
    }

    @Produces
    @Singleton
    DatasetAccess datasets(Settings settings, ObjectStore store) {
        var archives = settings.work().resolve("archives");
        return new DatasetAccess(new Resolver(
                settings.datasets().map(Mirror::of),
                new StoreArchiveCache(store, archives),
                archives,
                FetchSettings.DEFAULT));
    }

    @Produces
    @Singleton
    Intake intake(DatasetAccess datasets, Settings settings, FrostLibrary frost, Ledger ledger, Clock clock) {
        return new Intake(datasets, WeightsLibrary.of(new WeightsFolder(settings.weights())), frost, ledger, clock);
    }

    @Produces
    @Singleton
    FrostLibrary frost(Settings settings) {
        try {
            return FrostLibrary.of(settings.frost());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the frost textures of TARNISH_FROST", e);
        }
    }

    @Produces
    @Singleton
    QueueWorker worker(
            TaskRunners runners,
            Settings settings,
            DatasetAccess datasets,
            ObjectStore store,
            Archive archive,
            ShardReader reader,
            ImageWorkers workers,
            FrostLibrary frost,
            TaskMetrics metrics) {
        return runners.worker(
                JobQueue.CORRUPT,
                Map.of(
                        TaskKind.INGEST, new IngestWork(datasets, store, workers, settings.work()),
                        TaskKind.IMAGESET, new ImageSetWork(archive, datasets, store, workers, settings.work()),
                        TaskKind.SHARDS,
                                new ShardsWork(
                                        archive,
                                        reader,
                                        store,
                                        workers,
                                        frost,
                                        settings.work(),
                                        count -> metrics.images(TaskKind.SHARDS, count))));
    }

    void reconcile(@Observes StartupEvent started, Ledger ledger, Claims claims, Backlog backlog, Jobs jobs) {
        var reconciler = new Reconciler(ledger, claims, backlog, jobs);
        clockwork.scheduleWithFixedDelay(
                () -> {
                    try {
                        reconciler.look();
                    } catch (RuntimeException e) {
                        LOG.warn(
                                "cannot look for lost jobs now, trying again in {} s: {}",
                                RECONCILE_SECONDS,
                                e.toString());
                    }
                },
                RECONCILE_SECONDS,
                RECONCILE_SECONDS,
                TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent ending) {
        clockwork.shutdownNow();
    }
}
