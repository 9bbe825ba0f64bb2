package org.tarnish.reporting.compile;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.choice.MeasureChoice;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.ReportResult;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.ledger.Failure;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.pipeline.ledger.UnreadableExperiment;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.MissingObject;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.task.PermanentFailure;
import org.tarnish.pipeline.task.TaskContext;
import org.tarnish.pipeline.task.TaskWork;
import org.tarnish.predictions.experiment.Scoring;
import org.tarnish.predictions.experiment.StoredEvaluations;
import org.tarnish.predictions.file.StoredPredictions;
import org.tarnish.report.Report;
import org.tarnish.report.page.ReportPage;
import org.tarnish.report.page.TableFiles;
import org.tarnish.reporting.parallel.Calls;

/**
 * Compiles an experiment's report when nothing of it is left to run. The same report may be compiled again: every file
 * is written over, the page last.
 */
public final class ReportWork implements TaskWork {
    private static final int CALLS_AT_ONCE = 8;

    /** As long as anything may take: a report is not waited for by anybody who looks on. */
    private static final Duration ENDLESS = Duration.ofDays(365);

    /** The kinds of tasks whose results reports show. */
    private static final Set<TaskKind> SHOWN = Set.of(
            TaskKind.INGEST,
            TaskKind.IMAGESET,
            TaskKind.TRAIN,
            TaskKind.MODEL,
            TaskKind.EVALUATE,
            TaskKind.MINIMAL,
            TaskKind.COMPARE);

    private final ObjectStore store;
    private final Archive archive;
    private final Clock clock;
    private final Map<String, String> versions;
    private final Calls calls = new Calls("report-calls", CALLS_AT_ONCE, ENDLESS, Duration.ZERO);
    private final ReportPage page = new ReportPage();

    /**
     * @param versions of everything that the numbers depend on, by name
     */
    public ReportWork(ObjectStore store, Archive archive, Clock clock, Map<String, String> versions) {
        this.store = store;
        this.archive = archive;
        this.clock = clock;
        this.versions = Map.copyOf(versions);
    }

    @Override
    public ReportResult run(Task task, TaskContext context) {
        var id = ((TaskSpec.Report) task.spec()).experiment();
        try {
            var record = archive.experiment(id).orElseThrow(() -> missing(Keys.request(id)));
            var plan = archive.plan(id).orElseThrow(() -> missing(Keys.plan(id)));
            return publish(record, plan, archive.failures(id), context);
        } catch (UnreadableExperiment e) {
            throw new PermanentFailure(e.getMessage(), e);
        }
    }

    private static PermanentFailure missing(String key) {
        return new PermanentFailure("the object store holds no object '" + key
                + "', without which there is no report; submit the experiment's request again under another id");
    }

    private ReportResult publish(
            ExperimentRecord record, Plan plan, Map<String, Failure> failures, TaskContext context) {
        var id = record.id();
        var endings = endings(record, plan, failures.keySet(), context);
        var markers = markers(plan, endings, context);
        context.progress("compiling", 0, 0, "");
        var dataset = archive.result(record.ingest().id(), DatasetManifest.class);
        var stored = new StoredPredictions(store);
        var report = new ReportCompiler(
                        record,
                        plan,
                        dataset,
                        endings,
                        markers,
                        failures,
                        evaluation -> stored.of(evaluation, Need.CONFIDENCES),
                        joint(record, context))
                .compile(clock.instant(), versions);
        context.checkCancelled();
        context.progress("writing tables and pages", 0, 0, "");
        TableFiles.of(report).forEach((name, csv) -> put(id, "tables/" + name, csv, "text/csv"));
        store.put(Keys.report(id, "report.json"), Json.pretty(report), "application/json");
        var html = page.html(report);
        context.checkCancelled();
        put(id, "report.html", html, "text/html; charset=utf-8");
        return new ReportResult(Keys.report(id, "report.html"), report.finished());
    }

    /** The joint measures that the request asks for; predictions are read once more for these alone. */
    private List<Report.Joint> joint(ExperimentRecord record, TaskContext context) {
        var choice = MeasureChoice.of(record.request().measures()).jointAlone();
        if (choice.joint().isEmpty()) {
            return List.of();
        }
        var evaluations = new StoredEvaluations(store, archive, record.id());
        return new Scoring(evaluations, choice)
                        .of(evaluations.runs(), evaluations.conditions(), done -> {
                            context.checkCancelled();
                            context.progress("measuring predictions", done, 0, "evaluations");
                        })
                        .stream()
                        .map(score -> new Report.Joint(
                                score.run(),
                                score.measure(),
                                score.value().orElse(null),
                                score.lacks().orElse(null)))
                        .toList();
    }

    private void put(String experiment, String name, String text, String type) {
        store.put(Keys.report(experiment, name), text.getBytes(StandardCharsets.UTF_8), type);
    }

    /** As the experiment's owner left them; without that, as the markers tell. */
    private Endings endings(ExperimentRecord record, Plan plan, Set<String> failures, TaskContext context) {
        var digest = plan.digest();
        var snapshot = archive.snapshot(record.id()).filter(left -> digest.equals(left.plan()));
        if (snapshot.isPresent()) {
            return Endings.of(
                    plan,
                    BitSet.valueOf(snapshot.get().done()),
                    BitSet.valueOf(snapshot.get().reused()),
                    failures);
        }
        var executedFor = each(plan.tasks(), "looking up tasks", context, task -> archive.left(task.id())
                .map(Marker::experiment)
                .orElse(null));
        var done = new BitSet();
        var reused = new BitSet();
        for (int i = 0; i < executedFor.size(); i++) {
            done.set(i, executedFor.get(i) != null);
            reused.set(i, executedFor.get(i) != null && !executedFor.get(i).equals(record.id()));
        }
        return Endings.of(plan, done, reused, failures);
    }

    /** The markers of the tasks that are done and that the report shows, by task. */
    private Map<String, Marker> markers(Plan plan, Endings endings, TaskContext context) {
        var shown = IntStream.range(0, plan.tasks().size())
                .filter(endings.done()::get)
                .mapToObj(plan.tasks()::get)
                .filter(task -> SHOWN.contains(task.spec().taskKind()))
                .map(Task::id)
                .toList();
        var read = each(shown, "reading results", context, task -> archive.left(task)
                .orElseThrow(() -> new MissingObject(Keys.marker(task))));
        var markers = new HashMap<String, Marker>();
        read.forEach(marker -> markers.put(marker.task(), marker));
        return markers;
    }

    private <T, R> List<R> each(List<T> things, String text, TaskContext context, Function<T, R> call) {
        var count = new AtomicInteger();
        return calls.all(things, thing -> {
            context.checkCancelled();
            var result = call.apply(thing);
            context.progress(text, count.incrementAndGet(), things.size(), "files");
            return result;
        });
    }
}
