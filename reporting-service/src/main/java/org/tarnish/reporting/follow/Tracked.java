package org.tarnish.reporting.follow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.Progress;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.TaskProgress;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.ledger.Failure;
import org.tarnish.pipeline.ledger.Outcome;
import org.tarnish.reporting.live.ExperimentState;
import org.tarnish.reporting.live.ExperimentStatus;
import org.tarnish.reporting.live.ExperimentStatus.Activity;
import org.tarnish.reporting.live.ExperimentStatus.KindProgress;
import org.tarnish.reporting.live.ExperimentSummary;

/** One experiment on the board. */
final class Tracked {
    private static final Duration LEDGER_INTERVAL = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final ExperimentRecord experiment;
    private final Archive archive;
    private final Clock clock;
    private final Set<String> doneByFacts = new HashSet<>();
    private final Map<String, TaskProgress> running = new LinkedHashMap<>();
    private Optional<Plan> plan = Optional.empty();
    private Purposes purposes;
    private Progress ledger;
    private Set<String> reused = Set.of();
    private Map<String, Failure> failures = Map.of();
    private Instant lastLook = Instant.MIN;
    private boolean settled;

    Tracked(ExperimentRecord experiment, Archive archive, Clock clock) {
        this.experiment = experiment;
        this.archive = archive;
        this.clock = clock;
    }

    synchronized void see(Fact fact) {
        if (fact instanceof Fact.TaskStarted started) {
            running.put(
                    started.task(),
                    new TaskProgress(
                            started.experiment(),
                            started.at(),
                            started.task(),
                            started.kind(),
                            "starting",
                            0,
                            0,
                            0,
                            ""));
        } else if (fact instanceof Fact.TaskDone done) {
            doneByFacts.add(done.task());
            running.remove(done.task());
        } else if (fact instanceof Fact.TaskFailed failed) {
            running.remove(failed.task());
            lastLook = Instant.MIN;
        } else if (fact instanceof Fact.ExperimentPlanned) {
            lastLook = Instant.MIN;
        }
    }

    synchronized void see(TaskProgress progress) {
        if (!doneByFacts.contains(progress.task())) {
            running.put(progress.task(), progress);
        }
    }

    synchronized ExperimentStatus status(Optional<Outcome> outcome) {
        look(outcome.isPresent());
        running.values()
                .removeIf(progress -> progress.at().isBefore(clock.instant().minus(SILENCE)));
        if (outcome.isPresent()) {
            running.clear();
        }
        var kinds = plan.map(this::kinds).orElse(List.of());
        int ended = kinds.stream()
                .mapToInt(kind -> kind.done() + kind.failed() + kind.skipped())
                .sum();
        int total = kinds.stream().mapToInt(KindProgress::total).sum();
        boolean complete = outcome.isPresent() && outcome.get().state() == Outcome.State.COMPLETE;
        return new ExperimentStatus(
                new ExperimentSummary(
                        experiment.id(),
                        experiment.request().name(),
                        state(outcome),
                        experiment.submitted(),
                        ended,
                        total),
                kinds,
                outcome.isPresent() ? List.of() : activities(),
                outcome.map(Tracked::errors).orElse(List.of()),
                problems(outcome),
                complete ? "/experiments/" + experiment.id() + "/report/report.html" : null);
    }

    static List<ExperimentStatus.RequestError> errors(Outcome outcome) {
        return outcome.errors().stream()
                .map(error -> new ExperimentStatus.RequestError(
                        error.path(), error.value(), error.message(), error.allowed()))
                .toList();
    }

    private List<ExperimentStatus.Problem> problems(Optional<Outcome> outcome) {
        var problems = new ArrayList<ExperimentStatus.Problem>();
        outcome.filter(ended -> ended.reason() != null)
                .ifPresent(ended ->
                        problems.add(new ExperimentStatus.Problem("", "failed", "experiment", ended.reason())));
        failures.values().stream()
                .filter(failure -> plan.isPresent())
                .map(failure -> new ExperimentStatus.Problem(
                        failure.task(), "failed", purposes.of(failure.task()), failure.reason()))
                .forEach(problems::add);
        return problems;
    }

    private ExperimentState state(Optional<Outcome> outcome) {
        return outcome.map(ended -> ExperimentState.of(ended.state().label()))
                .orElse(plan.isPresent() ? ExperimentState.RUNNING : ExperimentState.PLANNING);
    }

    private List<Activity> activities() {
        return running.values().stream()
                .map(p -> new Activity(p.task(), text(p), p.done(), p.total(), p.rate(), p.unit()))
                .toList();
    }

    /** What the task is for, if it has a purpose that people know, and what it is at. */
    private String text(TaskProgress progress) {
        var purpose = purposes == null ? progress.task() : purposes.of(progress.task());
        return (purpose.equals(progress.task()) ? progress.kind().label() : purpose) + ": " + progress.text();
    }

    /** Asks the ledger, now and then; once more after the end. */
    private void look(boolean over) {
        var now = clock.instant();
        if (settled || !over && lastLook != Instant.MIN && now.isBefore(lastLook.plus(LEDGER_INTERVAL))) {
            return;
        }
        boolean first = plan.isEmpty();
        plan = archive.experiment(experiment.id()).flatMap(known -> known.plan());
        failures = archive.failures(experiment.id());
        if (plan.isPresent()) {
            ledger = Progress.of(plan.get(), archive::done, failures.keySet());
            if (first) {
                purposes = new Purposes(plan.get());
                reused = reused(ledger.done());
            }
        }
        lastLook = now;
        settled = over;
    }

    /** The tasks that other experiments had done. */
    private Set<String> reused(Set<String> done) {
        var others = new HashSet<String>();
        for (var task : done) {
            archive.marker(task)
                    .filter(marker -> !marker.experiment().equals(experiment.id()))
                    .ifPresent(marker -> others.add(task));
        }
        return others;
    }

    private List<KindProgress> kinds(Plan known) {
        var counts = new EnumMap<TaskKind, int[]>(TaskKind.class);
        for (var task : known.tasks()) {
            var count = counts.computeIfAbsent(task.spec().taskKind(), kind -> new int[6]);
            var id = task.id();
            boolean done = ledger.done().contains(id) || doneByFacts.contains(id);
            count[0]++;
            count[1] += done ? 1 : 0;
            count[2] += done && reused.contains(id) ? 1 : 0;
            count[3] += !done && ledger.failed().contains(id) ? 1 : 0;
            count[4] += !done && ledger.skipped().contains(id) ? 1 : 0;
            count[5] += !done && running.containsKey(id) ? 1 : 0;
        }
        return counts.entrySet().stream()
                .map(entry -> {
                    var c = entry.getValue();
                    return new KindProgress(entry.getKey().label(), c[0], c[1], c[2], c[3], c[4], c[5]);
                })
                .toList();
    }
}
