package org.tarnish.trainer;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.learning.batch.Loading;
import org.tarnish.network.weights.WeightsDownloads;
import org.tarnish.network.weights.WeightsFolder;
import org.tarnish.network.weights.WeightsLibrary;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.shard.ShardReader;
import org.tarnish.pipeline.store.LocalCache;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.runtime.QueueWorker;
import org.tarnish.runtime.Settings;
import org.tarnish.runtime.TaskRunners;
import org.tarnish.runtime.WorkFolder;

/** What trainer-service is made of: one training at a time, on one device. */
@Singleton
class TrainerWiring {
    @Produces
    @Singleton
    QueueWorker worker(
            TaskRunners runners,
            Settings settings,
            WorkFolder scratch,
            Archive archive,
            ShardReader reader,
            LocalCache cache,
            ObjectStore store,
            MeterRegistry metrics) {
        var epochs = metrics.timer("epoch");
        var compute = new Compute(
                settings.threads().orElse(Runtime.getRuntime().availableProcessors()),
                settings.device().orElse("auto"),
                Loading.on(Runtime.getRuntime().availableProcessors(), settings.dataMemory()),
                DeviceTable.read(settings.devices()),
                epoch -> epochs.record(Duration.ofNanos((long) (epoch.seconds() * 1e9))));
        var weights = new WeightsLibrary(
                new WeightsFolder(settings.weights()),
                new WeightsDownloads(settings.work().resolve("weights")),
                new StoredWeights(cache));
        return runners.worker(
                JobQueue.TRAIN,
                Map.of(TaskKind.TRAIN, new TrainWork(archive, reader, cache, store, weights, compute, scratch.path())));
    }
}
