package org.tarnish.pipeline.prune;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tarnish.experiment.plan.PlanSize;
import org.tarnish.experiment.plan.Planner;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.ledger.UnreadableExperiment;
import org.tarnish.pipeline.ledger.UnreadableMarker;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.ObjectStore;

/**
 * What experiments refer to: the tasks and data sets of their plans and those that their requests name, and the addresses
 * and sums of what they read.
 */
final class References {
    private static final Pattern ARTEFACT = Pattern.compile(Keys.TASKS + "([^/\"\\s]+)/");

    private final Set<String> tasks = new HashSet<>();
    private final Set<String> datasets = new HashSet<>();
    private final StringBuilder requests = new StringBuilder();

    private References() {}

    /**
     * What some experiments refer to.
     *
     * @throws PruneRefused if that cannot be told of one
     */
    static References of(Collection<String> experiments, ObjectStore store, Archive archive) {
        var references = new References();
        var plans = new PlanTasks(store);
        for (var id : experiments) {
            references.add(id, store, archive, plans);
        }
        return references;
    }

    private void add(String id, ObjectStore store, Archive archive, PlanTasks plans) {
        tasks.add(report(id));
        store.get(Keys.request(id)).ifPresent(json -> request(new String(json, StandardCharsets.UTF_8)));
        try {
            if (!plans.read(id, tasks::add, datasets::add)) {
                // Not planned yet, or never: when it is, it looks anew for what is done.
                archive.experiment(id).ifPresent(record -> source(record, archive));
            }
        } catch (UnreadableExperiment e) {
            recompute(id, archive, e);
        }
    }

    /** A request may name what a task has left, such as weights to begin with, by its key. */
    private void request(String json) {
        requests.append(json).append('\n');
        ARTEFACT.matcher(json).results().map(artefact -> artefact.group(1)).forEach(tasks::add);
    }

    /** The task that compiles an experiment's report. */
    static String report(String experiment) {
        return Task.of(new TaskSpec.Report(experiment)).id();
    }

    private Optional<DatasetManifest> source(ExperimentRecord record, Archive archive) {
        tasks.add(record.ingest().id());
        try {
            var manifest = archive.left(record.ingest().id()).map(marker -> marker.result(DatasetManifest.class));
            manifest.ifPresent(known -> datasets.add(known.id()));
            return manifest;
        } catch (UnreadableMarker | IllegalArgumentException e) {
            throw refusal(record.id(), e);
        }
    }

    /** A plan is a pure function of the request and the data set. */
    private void recompute(String id, Archive archive, UnreadableExperiment unreadable) {
        try {
            var record = archive.experiment(id).orElseThrow(() -> unreadable);
            var manifest = source(record, archive).orElseThrow(() -> unreadable);
            if (PlanSize.of(record.request(), manifest)
                    .problem(PlanSize.DEFAULT_LIMIT)
                    .isPresent()) {
                throw unreadable;
            }
            Planner.plan(id, record.request(), record.ingest(), manifest)
                    .tasks()
                    .forEach(task -> tasks.add(task.id()));
        } catch (UnreadableExperiment | IllegalArgumentException e) {
            throw refusal(id, e);
        }
    }

    private static PruneRefused refusal(String id, RuntimeException cause) {
        return new PruneRefused(
                "it cannot be told what experiment '" + id + "' refers to (" + cause.getMessage()
                        + "); remove it first, with tarnish prune " + id
                        + " --yes, after canceling it if it is open, or"
                        + " prune without --unreferenced",
                cause);
    }

    boolean hasTask(String id) {
        return tasks.contains(id);
    }

    boolean hasDataset(String hash) {
        return datasets.contains(hash);
    }

    /** Whether a request has a text, such as the sum of an archive. */
    boolean mentions(String text) {
        return requests.indexOf(text) >= 0;
    }
}
