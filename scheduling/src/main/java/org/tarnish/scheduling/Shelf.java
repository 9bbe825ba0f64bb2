package org.tarnish.scheduling;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.PlanSize;
import org.tarnish.experiment.plan.Planner;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.ReportResult;
import org.tarnish.pipeline.event.Standing;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.Claims;
import org.tarnish.pipeline.ledger.ExperimentOutcome;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.ledger.Failure;
import org.tarnish.pipeline.ledger.Snapshot;
import org.tarnish.pipeline.ledger.UnreadableExperiment;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.ObjectStore;

/**
 * What the owner keeps in the object store: each call may be repeated, and of two owners that write the same the first
 * counts. Safe for concurrent use.
 */
final class Shelf {
    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
    private static final String JSON = "application/json";

    /** Larger plans go through a file. */
    private static final int SMALL_PLAN = 10_000;

    private final ObjectStore store;
    private final Archive archive;
    private final Claims claims;
    private final long mostTasks;
    private final Parallel parallel;

    /**
     * @param mostTasks of one experiment
     */
    Shelf(ObjectStore store, long mostTasks, Parallel parallel) {
        this.store = store;
        this.archive = new Archive(store);
        this.claims = new Claims(store);
        this.mostTasks = mostTasks;
        this.parallel = parallel;
    }

    /** Makes calls for many things at once. */
    @FunctionalInterface
    interface Parallel {
        <T> void forEach(Collection<T> things, Consumer<T> call);
    }

    List<String> open() {
        return archive.open();
    }

    boolean isOpen(String id) {
        return store.exists(Keys.open(id));
    }

    boolean isAccepted(String id) {
        return store.exists(Keys.request(id));
    }

    Optional<ExperimentOutcome> outcome(String id) {
        return archive.outcome(id);
    }

    Optional<ExperimentRecord> record(String id) {
        return archive.experiment(id);
    }

    /** Opens an experiment; the request that was accepted first under its id stays. */
    ExperimentRecord accept(ExperimentRecord record) {
        // Before the request: an experiment that is open without one is met again when its record is redelivered.
        store.put(Keys.open(record.id()), new byte[0], "text/plain");
        store.putIfAbsent(Keys.request(record.id()), Json.bytes(record), JSON);
        return archive.experiment(record.id()).orElse(record);
    }

    void reject(String id, ExperimentOutcome rejection) {
        store.put(Keys.outcome(id), Json.bytes(rejection), JSON);
    }

    /** Forgets that a request was rejected. */
    void forgive(String id) {
        store.delete(Keys.outcome(id));
    }

    /** Ends an experiment; the first outcome stays and is returned. */
    ExperimentOutcome end(String id, ExperimentOutcome outcome) {
        store.putIfAbsent(Keys.outcome(id), Json.bytes(outcome), JSON);
        return archive.outcome(id).orElse(outcome);
    }

    /** An experiment that has an outcome is no longer open. */
    void shut(String id) {
        store.delete(Keys.snapshot(id));
        store.delete(Keys.open(id));
    }

    /** Who executed a task that is done, and how long it took; all that an owner reads of a marker. */
    record Done(String experiment, double seconds) {}

    /** Those of some tasks that are done, by id. */
    Map<String, Done> check(List<Task> tasks) {
        var done = new ConcurrentHashMap<String, Done>();
        parallel.forEach(tasks, task -> done(task).ifPresent(found -> done.put(task.id(), found)));
        return done;
    }

    /** Looks before it reads: of most tasks there is nothing yet, and a store takes its time to say so in words. */
    private Optional<Done> done(Task task) {
        if (!store.exists(Keys.marker(task.id()))) {
            return Optional.empty();
        }
        try {
            return store.get(Keys.marker(task.id())).map(json -> Json.read(json, Done.class));
        } catch (UncheckedIOException e) {
            // Whoever tries to do the task says what is wrong with its marker.
            LOG.warn("the marker of task {} cannot be read", task.id(), e);
            return Optional.empty();
        }
    }

    /**
     * A task of which nothing was heard.
     *
     * @param done null unless it is done
     * @param held whether a worker is on it
     */
    record Checked(Done done, boolean held) {}

    Checked look(Task task) {
        var done = done(task);
        return new Checked(
                done.orElse(null), done.isEmpty() && claims.holder(task.id()).isPresent());
    }

    /** What the task of a report has left. */
    Optional<ReportResult> report(String task) {
        return archive.left(task).map(marker -> marker.result(ReportResult.class));
    }

    /**
     * How large an experiment is whose data set is read.
     *
     * @param problem why it cannot be planned, or null
     */
    record Size(long tasks, String problem) {}

    Size size(ExperimentRecord record) {
        try {
            var size = PlanSize.of(record.request(), manifest(record));
            return new Size(size.tasks(), size.problem(mostTasks).orElse(null));
        } catch (RuntimeException e) {
            return new Size(0, problem(record, e));
        }
    }

    private DatasetManifest manifest(ExperimentRecord record) {
        return archive.result(record.ingest().id(), DatasetManifest.class);
    }

    /**
     * An experiment's plan with what the last owner knew of it.
     *
     * @param problem why it cannot be planned, or null; then all else is null
     */
    record Loaded(Plan plan, Graph graph, Optional<Snapshot> snapshot, List<String> failures, String problem) {}

    /**
     * Plans an experiment: computed anew at each takeover, since it is a pure function of request and data set, and
     * stored for whoever else wants to read it.
     */
    Loaded plan(ExperimentRecord record) {
        try {
            var dataset = manifest(record);
            var plan = Planner.plan(record.id(), record.request(), record.ingest(), dataset);
            var snapshot =
                    archive.snapshot(record.id()).filter(known -> plan.digest().equals(known.plan()));
            if (snapshot.isEmpty()) {
                var forms = PlanSize.of(record.request(), dataset).forms();
                if (forms.count() > 0) {
                    LOG.info("experiment {}: {}", record.id(), forms.words());
                }
                write(record.id(), plan);
                save(record.id(), plan.digest(), new byte[0], new byte[0], List.of());
            }
            return new Loaded(
                    plan,
                    new Graph(plan),
                    snapshot,
                    new ArrayList<>(archive.failures(record.id()).keySet()),
                    null);
        } catch (RuntimeException e) {
            return new Loaded(null, null, Optional.empty(), List.of(), problem(record, e));
        }
    }

    /** Whatever is wrong with one experiment ends that one, and no other. */
    private static String problem(ExperimentRecord record, RuntimeException e) {
        if (e instanceof Stopped) {
            throw e;
        }
        if (e instanceof IllegalArgumentException || e instanceof UnreadableExperiment) {
            return e.getMessage();
        }
        LOG.error("experiment {}: cannot be planned", record.id(), e);
        return "the experiment cannot be planned: " + e;
    }

    private void write(String id, Plan plan) {
        if (plan.tasks().size() <= SMALL_PLAN) {
            store.put(Keys.plan(id), Json.bytes(plan), JSON);
            return;
        }
        try {
            var file = Files.createTempFile("plan", ".json");
            try {
                try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                    Json.write(out, plan);
                }
                store.put(Keys.plan(id), file, JSON);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a plan in the folder for temporary files", e);
        }
    }

    /** Leaves what is known of an experiment for the next owner. */
    void save(String id, String plan, Graph graph, List<Standing.Count> standing) {
        save(id, plan, graph.done().toByteArray(), graph.reused().toByteArray(), standing);
    }

    private void save(String id, String plan, byte[] done, byte[] reused, List<Standing.Count> standing) {
        store.put(Keys.snapshot(id), Json.bytes(new Snapshot(plan, done, reused, standing)), JSON);
    }

    void fail(String experiment, Failure failure) {
        store.putIfAbsent(Keys.failure(experiment, failure.task()), Json.bytes(failure), JSON);
    }

    /** A task that had failed is done after all. */
    void forgetFailure(String experiment, String task) {
        store.delete(Keys.failure(experiment, task));
    }

    String reportKey(String experiment) {
        return Keys.report(experiment, "report.html");
    }
}
