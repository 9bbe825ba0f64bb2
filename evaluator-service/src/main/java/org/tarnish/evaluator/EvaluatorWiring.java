package org.tarnish.evaluator;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.tarnish.dataset.FrostLibrary;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.learning.batch.Loading;
import org.tarnish.machine.thread.Threads;
import org.tarnish.network.onnx.ModelFiles;
import org.tarnish.network.weights.WeightsDownloads;
import org.tarnish.network.weights.WeightsFolder;
import org.tarnish.network.weights.WeightsLibrary;
import org.tarnish.network.weights.WeightsSource;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.Twins;
import org.tarnish.pipeline.shard.ShardReader;
import org.tarnish.pipeline.store.LocalCache;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.runtime.QueueWorker;
import org.tarnish.runtime.Settings;
import org.tarnish.runtime.TaskMetrics;
import org.tarnish.runtime.TaskRunners;
import org.tarnish.runtime.WorkFolder;

/** What evaluator-service is made of: given models, evaluations, searches for minimal images, comparisons. */
@Singleton
class EvaluatorWiring {
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
            Archive archive,
            WorkFolder scratch,
            ShardReader reader,
            LocalCache cache,
            ObjectStore store,
            FrostLibrary frost,
            TaskMetrics metrics) {
        int threads = settings.threads().orElse(Runtime.getRuntime().availableProcessors());
        var device = settings.device().orElse("auto");
        var classifiers = new Classifiers(
                archive,
                new Twins(store, archive),
                cache,
                new GivenModels(cache, scratch.path(), threads, device),
                threads,
                device);
        var files = new ModelFiles(new WeightsLibrary(
                new WeightsFolder(settings.weights()),
                new WeightsDownloads(settings.work().resolve("weights")),
                WeightsSource.none("given models are not kept there")));
        var images = new TestImages(archive, reader, store, frost::named);
        var foresight = new Foresight(archive, cache, reader, images, Threads.pool("foresight", 1));
        return runners.worker(
                JobQueue.EVALUATE,
                Map.of(
                        TaskKind.MODEL,
                        new ModelWork(files, store, scratch.path(), threads, device),
                        TaskKind.EVALUATE,
                        new EvaluateWork(
                                archive,
                                images,
                                store,
                                classifiers,
                                Loading.on(Runtime.getRuntime().availableProcessors(), settings.dataMemory()),
                                foresight,
                                count -> metrics.images(TaskKind.EVALUATE, count)),
                        TaskKind.MINIMAL,
                        new MinimalImagesWork(
                                archive,
                                reader,
                                store,
                                classifiers,
                                foresight,
                                count -> metrics.images(TaskKind.MINIMAL, count)),
                        TaskKind.COMPARE,
                        new CompareWork(archive, store)));
    }
}
