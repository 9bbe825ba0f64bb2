package org.tarnish.reporting.compile;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.experiment.result.ReportResult;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.MissingObject;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.task.PermanentFailure;
import org.tarnish.pipeline.task.TaskContext;
import org.tarnish.pipeline.task.TaskWork;
import org.tarnish.reporting.report.ReportPage;
import org.tarnish.reporting.report.ReportTables;

/** Compiles an experiment's report from what its tasks have left. */
public final class ReportWork implements TaskWork {
    private static final int PARALLEL_CALLS = 8;

    /** Kinds of tasks of which a report holds nothing but their number. */
    private static final Set<TaskKind> UNREAD = Set.of(TaskKind.REHEARSE);

    private final ObjectStore store;
    private final Archive archive;
    private final Clock clock;
    private final Map<String, String> versions;
    private final ReportPage page = new ReportPage();
    private final ReportTables tables = new ReportTables();

    public ReportWork(ObjectStore store, Archive archive, Clock clock, Map<String, String> versions) {
        this.store = store;
        this.archive = archive;
        this.clock = clock;
        this.versions = Map.copyOf(versions);
    }

    @Override
    public ReportResult run(Task task, TaskContext context) {
        var id = ((TaskSpec.Report) task.spec()).experiment();
        var record =
                archive.experiment(id).orElseThrow(() -> new PermanentFailure("there is no experiment '" + id + "'"));
        var plan = archive.plan(id).orElseThrow(() -> new PermanentFailure("the experiment '" + id + "' has no plan"));
        var markers = markers(plan, context);
        // What the ingest itself says: the same images may have come to the store from elsewhere before.
        var dataset = markers.containsKey(record.ingest().id())
                ? markers.get(record.ingest().id()).result(DatasetManifest.class)
                : archive.dataset(plan.dataset());
        var standing = archive.snapshot(id)
                .filter(snapshot -> snapshot.plan().equals(plan.digest()))
                .map(snapshot -> Accomplished.of(plan, snapshot))
                .orElseGet(() -> Accomplished.of(id, markers));
        var finished = clock.instant();
        var report = new ReportCompiler(record, plan, dataset, markers, standing, archive.failures(id))
                .compile(finished, versions);
        publishPredictions(id, plan, markers, context);
        context.progress("writing", 0, 0, "files");
        tables.files(report).forEach((name, csv) -> put(id, "tables/" + name, csv, "text/csv"));
        store.put(Keys.report(id, "report.json"), Json.pretty(report), "application/json");
        put(id, "report.html", page.html(report), "text/html; charset=utf-8");
        return new ReportResult(Keys.report(id, "report.html"), finished);
    }

    private void put(String experiment, String name, String text, String type) {
        store.put(Keys.report(experiment, name), text.getBytes(StandardCharsets.UTF_8), type);
    }

    private void publishPredictions(String experiment, Plan plan, Map<String, Marker> markers, TaskContext context) {
        inParallel("copying predictions", plan.evaluations(), context, evaluation -> {
            var marker = markers.get(evaluation.task());
            if (marker != null) {
                var key = marker.result(EvaluationResult.class).predictions();
                var csv = store.get(key).orElseThrow(() -> new MissingObject(key));
                var name = "predictions/" + evaluation.run() + "/" + evaluation.condition() + ".csv";
                store.put(Keys.report(experiment, name), csv, "text/csv");
            }
        });
    }

    private Map<String, Marker> markers(Plan plan, TaskContext context) {
        var markers = new ConcurrentHashMap<String, Marker>();
        var read = plan.tasks().stream()
                .filter(task -> !UNREAD.contains(task.spec().taskKind()))
                .toList();
        inParallel("reading results", read, context, task -> archive.left(task.id())
                .ifPresent(marker -> markers.put(task.id(), marker)));
        return markers;
    }

    private static <T> void inParallel(String what, List<T> items, TaskContext context, Consumer<T> call) {
        var done = new AtomicInteger();
        var pool = new ForkJoinPool(PARALLEL_CALLS);
        try {
            pool.submit(() -> items.parallelStream().forEach(item -> {
                        context.checkCancelled();
                        call.accept(item);
                        context.progress(what, done.incrementAndGet(), items.size(), "tasks");
                    }))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while compiling a report", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            pool.shutdown();
        }
    }
}
