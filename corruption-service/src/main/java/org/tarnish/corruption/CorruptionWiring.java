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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.corruption.ingest.DatasetAccess;
import org.tarnish.corruption.ingest.ImageSetWork;
import org.tarnish.corruption.ingest.IngestWork;
import org.tarnish.corruption.ingest.StoreArchiveCache;
import org.tarnish.corruption.parallel.ImageWorkers;
import org.tarnish.corruption.request.Intake;
import org.tarnish.corruption.request.StoredWeightsLook;
import org.tarnish.corruption.shards.ShardsWork;
import org.tarnish.dataset.FrostLibrary;
import org.tarnish.dataset.Mirror;
import org.tarnish.dataset.Resolver;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.machine.network.FetchSettings;
import org.tarnish.network.weights.WeightsDownloads;
import org.tarnish.network.weights.WeightsFolder;
import org.tarnish.network.weights.WeightsLibrary;
import org.tarnish.pipeline.event.Events;
import org.tarnish.pipeline.job.Jobs;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.shard.ShardReader;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.request.Datasets;
import org.tarnish.request.RequestValidator;
import org.tarnish.runtime.QueueWorker;
import org.tarnish.runtime.Settings;
import org.tarnish.runtime.TaskMetrics;
import org.tarnish.runtime.TaskRunners;
import org.tarnish.runtime.WorkFolder;
import org.tarnish.scheduling.Owner;

/** What corruption-service is made of: the intake of requests, their owner, the ingest and the shard writer. */
@Singleton
class CorruptionWiring {
    private static final Logger LOG = LoggerFactory.getLogger(CorruptionWiring.class);

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
    Resolver resolver(Settings settings, WorkFolder scratch, ObjectStore store) {
        var archives = settings.work().resolve("archives");
        return new Resolver(
                settings.datasets().map(Mirror::of),
                new StoreArchiveCache(store, archives, scratch.path()),
                scratch.path(),
                FetchSettings.DEFAULT);
    }

    @Produces
    @Singleton
    Intake intake(
            Resolver resolver,
            Settings settings,
            WorkFolder scratch,
            ObjectStore store,
            FrostLibrary frost,
            Owner owner,
            Clock clock) {
        var datasets = new Datasets(resolver);
        var weights = new WeightsLibrary(
                new WeightsFolder(settings.weights()),
                new WeightsDownloads(scratch.path().resolve("weights")),
                new StoredWeightsLook(store, scratch.path()));
        return new Intake(new RequestValidator(datasets, weights, frost), datasets, owner, settings.mostTasks(), clock);
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
            var library = FrostLibrary.of(settings.frost());
            LOG.info("textures of frost: {}", String.join(", ", library.identities()));
            return library;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the frost textures of TARNISH_FROST", e);
        }
    }

    @Produces
    @Singleton
    QueueWorker worker(
            TaskRunners runners,
            WorkFolder scratch,
            Resolver resolver,
            ObjectStore store,
            Archive archive,
            ShardReader reader,
            ImageWorkers workers,
            FrostLibrary frost,
            TaskMetrics metrics) {
        var datasets = new DatasetAccess(resolver);
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
