package org.tarnish.reporting.compile;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.experiment.result.Report;
import org.tarnish.pipeline.event.Events;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.Job;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.job.JobHandler;
import org.tarnish.pipeline.job.Jobs;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.Experiment;
import org.tarnish.pipeline.ledger.Ledger;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.pipeline.ledger.Outcome;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.reporting.report.ReportPage;
import org.tarnish.reporting.report.ReportTables;

/** Compiles an experiment's report when nothing of it is left to run, and closes the experiment. */
public final class ReportWork implements JobHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ReportWork.class);
    private static final int MOST_DELIVERIES = 4;
    private static final int PARALLEL_CALLS = 8;

    private final ObjectStore store;
    private final Archive archive;
    private final Ledger ledger;
    private final Jobs jobs;
    private final Events events;
    private final Clock clock;
    private final Map<String, String> versions;
    private final ReportPage page = new ReportPage();
    private final ReportTables tables = new ReportTables();

    public ReportWork(
            ObjectStore store,
            Archive archive,
            Ledger ledger,
            Jobs jobs,
            Events events,
            Clock clock,
            Map<String, String> versions) {
        this.store = store;
        this.archive = archive;
        this.ledger = ledger;
        this.jobs = jobs;
        this.events = events;
        this.clock = clock;
        this.versions = Map.copyOf(versions);
    }

    @Override
    public Verdict handle(Job job, Delivery delivery) {
        var id = job.experiment();
        try {
            var experiment = archive.experiment(id);
            if (experiment.isEmpty() || experiment.get().plan().isEmpty()) {
                LOG.warn("experiment {}: a report was asked for but there is no plan", id);
                return Verdict.ACCEPT;
            }
            if (archive.outcome(id).isEmpty()) {
                LOG.info("experiment {}: compiling the report", id);
                publish(experiment.get());
                LOG.info("experiment {}: report published", id);
            }
            return Verdict.ACCEPT;
        } catch (RuntimeException e) {
            LOG.error("experiment {}: the report failed", id, e);
            if (delivery.count() < MOST_DELIVERIES) {
                return Verdict.RELEASE;
            }
            var reason = "the report could not be compiled: " + e.getMessage();
            ledger.close(id, new Outcome(Outcome.State.FAILED, clock.instant(), null, reason, null));
            events.tell(new Fact.ExperimentFailed(id, clock.instant(), reason));
            jobs.park(JobQueue.REPORT, job, reason);
            return Verdict.REJECT;
        }
    }

    private void publish(Experiment experiment) {
        var plan = experiment.plan().orElseThrow();
        var markers = markers(plan);
        var report = new ReportCompiler(
                        experiment, archive.dataset(plan.dataset()), markers, archive.failures(experiment.id()))
                .compile(clock.instant(), versions);
        publishPredictions(experiment, plan, markers);
        tables.files(report).forEach((name, csv) -> put(experiment, "tables/" + name, csv, "text/csv"));
        store.put(Keys.report(experiment.id(), "report.json"), Json.pretty(report), "application/json");
        put(experiment, "report.html", page.html(report), "text/html; charset=utf-8");
        close(experiment, report);
    }

    private void close(Experiment experiment, Report report) {
        ledger.close(
                experiment.id(), new Outcome(Outcome.State.COMPLETE, report.finished(), report.name(), null, null));
        events.tell(new Fact.ReportPublished(
                experiment.id(), clock.instant(), Keys.report(experiment.id(), "report.html")));
    }

    private void put(Experiment experiment, String name, String text, String type) {
        store.put(Keys.report(experiment.id(), name), text.getBytes(StandardCharsets.UTF_8), type);
    }

    private void publishPredictions(Experiment experiment, Plan plan, Map<String, Marker> markers) {
        inParallel(plan.evaluations(), evaluation -> {
            var marker = markers.get(evaluation.task());
            if (marker != null) {
                var key = marker.result(EvaluationResult.class).predictions();
                var csv = store.get(key).orElseThrow(() -> new org.tarnish.pipeline.store.MissingObject(key));
                var name = "predictions/" + evaluation.run() + "/" + evaluation.condition() + ".csv";
                store.put(Keys.report(experiment.id(), name), csv, "text/csv");
            }
        });
    }

    private Map<String, Marker> markers(Plan plan) {
        var markers = new ConcurrentHashMap<String, Marker>();
        inParallel(plan.tasks(), task -> archive.marker(task.id()).ifPresent(marker -> markers.put(task.id(), marker)));
        return markers;
    }

    private static <T> void inParallel(List<T> items, Consumer<T> call) {
        var pool = new ForkJoinPool(PARALLEL_CALLS);
        try {
            pool.submit(() -> items.parallelStream().forEach(call)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while compiling a report", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdown();
        }
    }
}
