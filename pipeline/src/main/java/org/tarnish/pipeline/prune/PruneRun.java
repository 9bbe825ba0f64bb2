package org.tarnish.pipeline.prune;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.tarnish.experiment.plan.TaskId;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.ObjectStore;

/** One run of a {@link Pruning}. */
final class PruneRun {
    private static final String HEX = "0123456789abcdef";
    private static final String SUM = "sha256-";

    private final ObjectStore store;
    private final Parallel parallel;
    private final PruneRequest request;
    private final Archive archive;
    private final Broom broom;

    /** Data sets that newcomers can learn of from a task that is done. */
    private final Set<String> offered = ConcurrentHashMap.newKeySet();

    /** Data sets of which somebody may know from a task, done or retired. */
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** Whether it is not known which data sets are offered. */
    private final AtomicBoolean unclear = new AtomicBoolean();

    /** What was written before is older than the grace period. */
    private Instant old;

    private Tidying tidying;

    private References references;
    private Set<String> gone;

    PruneRun(PruneRequest request, ObjectStore store, Clock clock, Parallel parallel, boolean really) {
        this.request = request;
        this.store = store;
        this.archive = new Archive(store);
        this.parallel = parallel;
        this.broom = new Broom(store, clock, really, request.grace().dividedBy(2));
    }

    PruneReport run() {
        var chosen = new Choice(request, store, archive, broom).ids();
        var removed = new TreeSet<>(chosen.stream().filter(this::remove).toList());
        // Before the references are read: see Pruning.
        old = now().map(time -> time.minus(request.grace())).orElse(Instant.MIN);
        tidying = new Tidying(store, broom, old, settled());
        if (request.unreferenced()) {
            leftovers().filter(this::remove).forEach(removed::add);
            var left = new TreeSet<>(archive.ids());
            left.addAll(archive.open());
            left.removeAll(removed);
            references = References.of(left, store, archive);
        }
        gone = new TreeSet<>(removed.stream().map(References::report).toList());
        taskPrefixes().forEach(prefix -> parallel.forEach(Footprint.ofTasks(store.objects(prefix)), this::task));
        if (request.unreferenced()) {
            parallel.forEach(datasets(), this::dataset);
            archives();
        }
        return broom.report(List.copyOf(removed));
    }

    /** What was written before was older than the grace period when any of the open experiments was opened. */
    private Instant settled() {
        return store.objects(Keys.OPEN).stream()
                .map(open -> open.written().minus(request.grace()))
                .filter(time -> time.isBefore(old))
                .min(Comparator.naturalOrder())
                .orElse(old);
    }

    /** The time by the store's clock; empty if nothing is in it. */
    private Optional<Instant> now() {
        return Stream.of(
                        Stream.of(Keys.OPEN, Keys.ARCHIVES),
                        archive.ids().stream().map(Keys::experiment),
                        datasets().stream().map(Keys::datasetFolder),
                        taskPrefixes())
                .flatMap(prefixes -> prefixes)
                .flatMap(prefix -> store.objects(prefix).stream())
                .flatMap(object -> store.age(object.key()).map(object.written()::plus).stream())
                .findFirst();
    }

    private List<String> datasets() {
        return store.folders(Keys.DATASETS).stream().filter(Keys::isSegment).toList();
    }

    /** Prefixes that divide the tasks into parts of which each fits into memory. */
    private Stream<String> taskPrefixes() {
        return Stream.of(TaskKind.values())
                .flatMap(kind -> HEX.chars().mapToObj(digit -> Keys.TASKS + kind.label() + "-" + (char) digit));
    }

    /** Removes an experiment unless it has been opened again; returns whether it did. */
    private boolean remove(String id) {
        var objects = store.objects(Keys.experiment(id));
        if (store.exists(Keys.open(id))) {
            broom.note("experiment '" + id + "' has been submitted again and stays");
            return false;
        }
        // Its report is a task of its own, which must not count as done for an experiment of the same id.
        var report = Footprint.ofTask(References.report(id), store.objects(Keys.task(References.report(id))));
        broom.remove(Sort.EXPERIMENTS, report.inOrderOfRemoval());
        var outcome = objects.stream()
                .filter(object -> object.key().equals(Keys.outcome(id)))
                .toList();
        parallel.forEach(
                objects.stream().filter(object -> !outcome.contains(object)).toList(),
                object -> broom.remove(Sort.EXPERIMENTS, List.of(object)));
        // Last: until then it is known as one that has ended.
        broom.remove(Sort.EXPERIMENTS, outcome);
        return true;
    }

    /** What was still being written, such as a plan, when its experiment was called off and removed. */
    private Stream<String> leftovers() {
        var open = Set.copyOf(archive.open());
        return archive.ids().stream()
                .filter(id -> !open.contains(id)
                        && !store.exists(Keys.request(id))
                        && !store.exists(Keys.outcome(id))
                        && Footprint.areOlderThan(old, store.objects(Keys.experiment(id))));
    }

    private void task(Footprint task) {
        if (gone.contains(task.name())) {
            return;
        }
        boolean condemned = request.unreferenced() && !references.hasTask(task.name());
        boolean ingests = request.unreferenced() && TaskId.kind(task.name()) == TaskKind.INGEST;
        if (task.isDone()) {
            var rest = tidying.task(task);
            boolean retires = condemned && rest.isOlderThan(old);
            if (ingests) {
                learn(task.marker(), !retires);
            }
            if (retires) {
                broom.retire(Sort.TASKS, task.marker(), task.retired(), rest.objects());
            }
        } else if (condemned && task.isOlderThan(old)) {
            broom.remove(Sort.TASKS, task.inOrderOfRemoval());
        } else if (ingests && task.isRetired()) {
            learn(task.retired(), false);
        }
    }

    /** Notes which data set a task that reads one has left. */
    private void learn(String marker, boolean offers) {
        try {
            store.get(marker)
                    .map(json -> Json.read(json, Marker.class).result(DatasetManifest.class))
                    .ifPresent(manifest -> {
                        known.add(manifest.id());
                        if (offers) {
                            offered.add(manifest.id());
                        }
                    });
        } catch (UncheckedIOException | IllegalArgumentException e) {
            broom.note("the object '" + marker + "' is damaged, so all data sets stay; delete it to have the task"
                    + " done anew");
            unclear.set(true);
        }
    }

    private void dataset(String hash) {
        var dataset = Footprint.ofDataset(hash, store.objects(Keys.datasetFolder(hash)));
        boolean condemned = !unclear.get() && !references.hasDataset(hash);
        if (dataset.isDone()) {
            var rest = tidying.dataset(dataset);
            if (condemned && !offered.contains(hash) && rest.isOlderThan(old)) {
                broom.retire(Sort.DATASETS, dataset.marker(), dataset.retired(), rest.objects());
            }
        } else if (condemned && !known.contains(hash) && dataset.isOlderThan(old)) {
            broom.remove(Sort.DATASETS, dataset.inOrderOfRemoval());
        }
    }

    private void archives() {
        var archives = store.objects(Keys.ARCHIVES).stream()
                .filter(object -> object.written().isBefore(old))
                .toList();
        if (!archives.isEmpty() && !archive.open().isEmpty()) {
            broom.note("archives stay while an experiment is open, which may be about to read them");
            return;
        }
        parallel.forEach(archives, object -> {
            if (!isMentioned(object.key().substring(Keys.ARCHIVES.length()))) {
                broom.remove(Sort.ARCHIVES, List.of(object));
            }
        });
    }

    /** An archive is kept under its sum, else under a hash of its address: then it may be that of any address. */
    private boolean isMentioned(String name) {
        return references.mentions(name.startsWith(SUM) ? name.substring(SUM.length()) : "://");
    }
}
