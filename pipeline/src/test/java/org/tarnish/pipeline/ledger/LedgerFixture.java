package org.tarnish.pipeline.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.tarnish.experiment.plan.Planner;
import org.tarnish.experiment.plan.Split;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskId;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.MethodologyRequest;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.Normalization;
import org.tarnish.experiment.result.Shard;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.fake.RecordedEvents;
import org.tarnish.pipeline.fake.RecordedJobs;
import org.tarnish.pipeline.json.Json;

/** A ledger over fakes, and small experiments to try it with. */
public final class LedgerFixture {
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    public final InMemoryObjectStore store = new InMemoryObjectStore();
    public final RecordedJobs jobs = new RecordedJobs();
    public final RecordedEvents events = new RecordedEvents();

    /** A ledger as a process has it that has just started: nothing cached. */
    public Ledger ledger() {
        return new Ledger(store, archive(), jobs, events, CLOCK);
    }

    /** An archive with nothing cached. */
    public Archive archive() {
        return new Archive(store);
    }

    /** An experiment with the given architectures: shared training and baseline, judged on clean and half color. */
    public static ExperimentRecord experiment(String id, String... architectures) {
        var request = new ExperimentRequest(
                id,
                new DatasetRequest("digits", null, null, null, null, null, null),
                16,
                List.of(architectures),
                null,
                null,
                List.of(new MethodologyRequest("baseline", null)),
                new Conditions(null, new Conditions.Reductions(List.of("color"), List.of(0.5)), null),
                null);
        return new ExperimentRecord(id, CLOCK.instant(), request, Planner.ingest(request, "digits"));
    }

    /** What the ingest of such an experiment leaves. */
    public static DatasetManifest manifest() {
        var shard = List.of(new Shard("i", "0", "l", "0", "e", "0", 10));
        return new DatasetManifest(
                "d1",
                "digits",
                16,
                List.of("0", "1"),
                Map.of(Split.TRAIN, shard, Split.VALIDATION, shard, Split.TEST, shard),
                new Normalization(List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5)),
                List.of(),
                0);
    }

    /** The marker of a task, executed for an experiment. */
    public static Marker marker(String task, String experiment) {
        Object result = TaskId.kind(task) == TaskKind.INGEST ? manifest() : Map.of();
        return new Marker(task, experiment, "worker", 1, 0.5, CLOCK.instant(), Json.tree(result));
    }

    /** Accepts an experiment and completes its ingest, so that it is planned; returns it. */
    public Experiment planned(ExperimentRecord record) {
        var ledger = ledger();
        ledger.accept(record);
        ledger.complete(marker(record.ingest().id(), record.id()));
        return archive().experiment(record.id()).orElseThrow();
    }

    /** Ids of an experiment's tasks of one kind, in the plan's order. */
    public static List<String> tasks(Experiment experiment, TaskKind kind) {
        return experiment.inOrder().stream()
                .map(Task::id)
                .filter(id -> TaskId.kind(id) == kind)
                .toList();
    }

    /** Does every job that is published, and those that follow, until no more come; returns the tasks in order. */
    public List<String> runAll() {
        var done = new java.util.ArrayList<String>();
        for (var batch = jobs.take(); !batch.isEmpty(); batch = jobs.take()) {
            for (var one : batch) {
                if (one.job().task() != null && !archive().done(one.job().task())) {
                    done.add(one.job().task());
                    ledger().complete(marker(one.job().task(), one.job().experiment()));
                }
            }
        }
        return done;
    }
}
