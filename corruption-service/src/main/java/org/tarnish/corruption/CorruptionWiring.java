package org.tarnish.corruption;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import org.tarnish.corruption.ingest.DatasetAccess;
import org.tarnish.corruption.ingest.ImageSetWork;
import org.tarnish.corruption.ingest.IngestWork;
import org.tarnish.corruption.ingest.StoreArchiveCache;
import org.tarnish.corruption.parallel.ImageWorkers;
import org.tarnish.corruption.request.Intake;
import org.tarnish.corruption.shards.FrostLibrary;
import org.tarnish.corruption.shards.ShardsWork;
import org.tarnish.dataset.Mirror;
import org.tarnish.dataset.Resolver;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.learning.weights.WeightsFolder;
import org.tarnish.learning.weights.WeightsLibrary;
import org.tarnish.machine.network.FetchSettings;
import org.tarnish.pipeline.event.Events;
import org.tarnish.pipeline.job.Jobs;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.shard.ShardReader;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.runtime.QueueWorker;
import org.tarnish.runtime.Settings;
import org.tarnish.runtime.TaskMetrics;
import org.tarnish.runtime.TaskRunners;
import org.tarnish.runtime.WorkFolder;
import org.tarnish.scheduling.Owner;

/** What corruption-service is made of: the intake of requests, their owner, the ingest and the shard writer. */
@Singleton
class CorruptionWiring {
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
    DatasetAccess datasets(Settings settings, WorkFolder scratch, ObjectStore store) {
        var archives = settings.work().resolve("archives");
        return new DatasetAccess(new Resolver(
                settings.datasets().map(Mirror::of),
                new StoreArchiveCache(store, archives, scratch.path()),
                scratch.path(),
                FetchSettings.DEFAULT));
    }

    @Produces
    @Singleton
    Intake intake(DatasetAccess datasets, Settings settings, FrostLibrary frost, Owner owner, Clock clock) {
        return new Intake(
                datasets,
                WeightsLibrary.of(new WeightsFolder(settings.weights())),
                frost,
                owner,
                settings.mostTasks(),
                clock);
    }

    @Produces
    @Singleton
    Owner owner(ObjectStore store, Jobs jobs, Events events, Clock clock, Settings settings) {
        return new Owner(store, jobs, events, clock, settings.mostTasks());
    }

    void closeOwner(@Disposes Owner owner) {
        owner.close();
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
            WorkFolder scratch,
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
                        TaskKind.INGEST, new IngestWork(datasets, store, workers, scratch.path()),
                        TaskKind.IMAGESET, new ImageSetWork(archive, datasets, store, workers, scratch.path()),
                        TaskKind.SHARDS,
                                new ShardsWork(
                                        archive,
                                        reader,
                                        store,
                                        workers,
                                        frost,
                                        scratch.path(),
                                        count -> metrics.images(TaskKind.SHARDS, count))));
    }

    void stop(@Observes ShutdownEvent ending, Owner owner) {
        owner.release();
    }
}
