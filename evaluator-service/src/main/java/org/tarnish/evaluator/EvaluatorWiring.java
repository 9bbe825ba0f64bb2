package org.tarnish.evaluator;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.learning.batch.Loading;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.shard.ShardReader;
import org.tarnish.pipeline.store.LocalCache;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.runtime.QueueWorker;
import org.tarnish.runtime.Settings;
import org.tarnish.runtime.TaskMetrics;
import org.tarnish.runtime.TaskRunners;

/** What evaluator-service is made of: evaluations, searches for minimal images, comparisons. */
@Singleton
class EvaluatorWiring {
    @Produces
    @Singleton
    QueueWorker worker(
            TaskRunners runners,
            Settings settings,
            Archive archive,
            ShardReader reader,
            LocalCache cache,
            ObjectStore store,
            TaskMetrics metrics) {
        var classifiers = new Classifiers(
                archive,
                cache,
                settings.threads().orElse(Runtime.getRuntime().availableProcessors()),
                settings.device().orElse("auto"));
        return runners.worker(
                JobQueue.EVALUATE,
                Map.of(
                        TaskKind.EVALUATE,
                        new EvaluateWork(
                                archive,
                                reader,
                                store,
                                classifiers,
                                Loading.on(Runtime.getRuntime().availableProcessors(), settings.dataMemory()),
                                count -> metrics.images(TaskKind.EVALUATE, count)),
                        TaskKind.MINIMAL,
                        new MinimalImagesWork(
                                archive, reader, store, classifiers, count -> metrics.images(TaskKind.MINIMAL, count)),
                        TaskKind.COMPARE,
                        new CompareWork(archive, store)));
    }
}
