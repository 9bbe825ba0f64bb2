package org.tarnish.reporting.follow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.pipeline.event.AttemptEvent.AttemptStarted;
import org.tarnish.pipeline.event.Standing;
import org.tarnish.pipeline.event.TaskProgress;
import org.tarnish.pipeline.ledger.Failure;
import org.tarnish.reporting.live.ExperimentState;
import org.tarnish.reporting.live.ExperimentStatus;
import org.tarnish.reporting.live.ExperimentStatus.Activity;
import org.tarnish.reporting.live.ExperimentStatus.KindProgress;
import org.tarnish.reporting.live.ExperimentStatus.Problem;
import org.tarnish.reporting.live.ExperimentSummary;

/** One open experiment, as events tell of it. Safe for concurrent use. */
final class Followed {
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final int MOST_ACTIVITIES = 100;

    private final String id;
    private final Clock clock;
    private final Map<String, TaskProgress> running = new LinkedHashMap<>();
    private final Map<String, Failure> failures = new LinkedHashMap<>();
    private String name;
    private Instant submitted;
    private List<Standing.Count> standing = List.of();
    private boolean planned;
    private Instant heard;
    private Purposes purposes = Purposes.unknown();

    Followed(String id, Clock clock) {
        this.id = id;
        this.clock = clock;
        this.heard = clock.instant();
    }

    /** What the store knows of it. */
    synchronized void know(String itsName, Instant at, List<Standing.Count> counts, Map<String, Failure> failed) {
        name = itsName;
        submitted = at;
        if (standing.isEmpty()) {
            stand(counts);
        }
        failures.putAll(failed);
    }

    synchronized boolean isKnown() {
        return name != null;
    }

    synchronized void see(Standing told) {
        heard = clock.instant();
        stand(told.kinds());
    }

    private void stand(List<Standing.Count> counts) {
        standing = counts;
        // Before it is planned an experiment consists of its ingest.
        planned |= counts.stream().anyMatch(count -> count.kind() != TaskKind.INGEST);
    }

    synchronized void plan() {
        heard = clock.instant();
        planned = true;
    }

    synchronized void see(AttemptStarted started) {
        if (running.size() < MOST_ACTIVITIES) {
            running.putIfAbsent(
                    started.task(),
                    new TaskProgress(id, started.at(), started.task(), started.kind(), "starting", 0, 0, 0, ""));
        }
    }

    synchronized void see(TaskProgress progress) {
        if (running.containsKey(progress.task()) || running.size() < MOST_ACTIVITIES) {
            running.put(progress.task(), progress);
        }
    }

    synchronized void end(String task) {
        heard = clock.instant();
        running.remove(task);
    }

    synchronized void fail(Failure failure) {
        end(failure.task());
        failures.put(failure.task(), failure);
    }

    /** Time since anything was heard of it. */
    synchronized Duration silence() {
        return Duration.between(heard, clock.instant());
    }

    /** Asks again only after another while. */
    synchronized void listen() {
        heard = clock.instant();
    }

    synchronized boolean needsPurposes() {
        return planned && purposes == Purposes.unknown() && !(running.isEmpty() && failures.isEmpty());
    }

    synchronized int tasks() {
        return standing.stream().mapToInt(Standing.Count::total).sum();
    }

    synchronized void serve(Purposes known) {
        purposes = known;
    }

    synchronized ExperimentSummary summary() {
        return new ExperimentSummary(
                id,
                name == null ? id : name,
                planned ? ExperimentState.RUNNING : ExperimentState.PLANNING,
                submitted == null ? heard : submitted,
                standing.stream()
                        .mapToInt(count -> count.done() + count.failed() + count.skipped())
                        .sum(),
                planned ? tasks() : 0);
    }

    synchronized ExperimentStatus status() {
        var since = clock.instant().minus(SILENCE);
        running.values().removeIf(progress -> progress.at().isBefore(since));
        return new ExperimentStatus(
                summary(), kinds(standing), activities(), List.of(), problems(failures, purposes), null);
    }

    private List<Activity> activities() {
        return running.values().stream()
                .map(p -> new Activity(p.task(), text(p), p.done(), p.total(), p.rate(), p.unit()))
                .toList();
    }

    /** What the task is for, if it has a purpose that people know, and what it is at. */
    private String text(TaskProgress progress) {
        return purposes.known(progress.task()).orElse(progress.kind().label()) + ": " + progress.text();
    }

    static List<KindProgress> kinds(List<Standing.Count> counts) {
        return counts.stream()
                .map(count -> new KindProgress(
                        count.kind().label(),
                        count.total(),
                        count.done(),
                        count.reused(),
                        count.failed(),
                        count.skipped(),
                        count.running()))
                .toList();
    }

    static List<Problem> problems(Map<String, Failure> failures, Purposes purposes) {
        var problems = new ArrayList<Problem>();
        failures.values()
                .forEach(failure -> problems.add(
                        new Problem(failure.task(), "failed", purposes.of(failure.task()), failure.reason())));
        return problems;
    }

    static Optional<String> report(String id, ExperimentState state) {
        return state == ExperimentState.COMPLETE
                ? Optional.of("/experiments/" + id + "/report/report.html")
                : Optional.empty();
    }
}
