package org.tarnish.evaluator;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.experiment.plan.TaskId;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.ModelResult;
import org.tarnish.experiment.result.TrainingResult;
import org.tarnish.imaging.PartedImages;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.shard.ShardReader;
import org.tarnish.pipeline.store.LocalCache;

/**
 * Fetches what the next task will probably read while this one computes: its network's file and the first of its shards,
 * into the local cache, which is bounded and from which the task takes them. It only reads, so nothing has to be undone if
 * the task goes elsewhere, and whatever goes wrong is the matter of the task itself, if it comes. One task at a time; while
 * it is busy it passes over others.
 */
final class Foresight {
    private static final Logger LOG = LoggerFactory.getLogger(Foresight.class);

    private final Archive archive;
    private final LocalCache cache;
    private final ShardReader reader;
    private final TestImages images;
    private final Executor executor;
    private final AtomicBoolean busy = new AtomicBoolean();

    /** @param executor runs what may take long */
    Foresight(Archive archive, LocalCache cache, ShardReader reader, TestImages images, Executor executor) {
        this.archive = archive;
        this.cache = cache;
        this.reader = reader;
        this.images = images;
        this.executor = executor;
    }

    /** Begins to fetch what a task reads; returns at once. */
    void fetch(TaskSpec next) {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        executor.execute(() -> {
            try {
                fetchNow(next);
            } catch (RuntimeException e) {
                LOG.debug("what may be read next is not fetched ahead", e);
            } finally {
                busy.set(false);
            }
        });
    }

    private void fetchNow(TaskSpec next) {
        if (next instanceof TaskSpec.Evaluate evaluation) {
            network(evaluation.train());
            if (!images.areMinimal(evaluation)) {
                first(images.of(evaluation, archive.dataset(evaluation.dataset())));
            }
        } else if (next instanceof TaskSpec.MinimalImages search) {
            network(search.train());
            var dataset = archive.dataset(search.dataset());
            first(reader.parts(
                    dataset.splits().get(Split.TEST),
                    dataset.imageSize(),
                    dataset.classes().size()));
        }
    }

    private void network(String task) {
        if (TaskId.kind(task) == TaskKind.MODEL) {
            var given = archive.result(task, ModelResult.class);
            cache.fetch(given.model(), given.sha256());
            given.data()
                    .forEach((name, key) -> cache.fetch(key, given.dataSha256().get(name)));
        } else {
            var trained = archive.result(task, TrainingResult.class);
            cache.fetch(trained.model(), trained.modelSha256());
        }
    }

    private static void first(PartedImages parts) {
        if (!parts.counts().isEmpty()) {
            parts.open(0).close();
        }
    }
}
