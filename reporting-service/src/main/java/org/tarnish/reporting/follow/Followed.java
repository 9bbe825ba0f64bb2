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
import org.tarnish.pipeline.event.Fact.ExperimentPlanned;
import org.tarnish.pipeline.event.Standing;
import org.tarnish.pipeline.event.TaskProgress;
import org.tarnish.pipeline.ledger.Failure;
import org.tarnish.reporting.live.ExperimentState;
import org.tarnish.reporting.live.ExperimentStatus;
import org.tarnish.reporting.live.ExperimentStatus.Activity;
import org.tarnish.reporting.live.ExperimentStatus.KindProgress;
import org.tarnish.reporting.live.ExperimentStatus.Problem;
import org.tarnish.reporting.live.ExperimentSummary;

/** One open experiment, as events tell of it: some ten kilobytes at most. Safe for concurrent use. */
final class Followed {
    /** How many failed tasks are named; the report names all. */
    static final int MOST_FAILURES = 200;

    /** A task of which nothing is heard for so long is not shown. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static final int MOST_ACTIVITIES = 100;
    private static final int MOST_ENDED = 200;

    private final String id;
    private final Clock clock;
    private final Map<String, TaskProgress> running = new LinkedHashMap<>();

    /** When tasks ended lately, for topics are not read in step and progress may come late. */
    private final Recent<Instant> ends = new Recent<>(MOST_ENDED);

    private final Map<String, Failure> failures = new LinkedHashMap<>();
    private String name;
    private Instant submitted;
    private List<Standing.Count> standing = List.of();
    private boolean planned;
    private int plannedTasks;
    private int failuresRead;
    private Instant heard;

    Followed(String id, Clock clock) {
        this.id = id;
        this.clock = clock;
        this.heard = clock.instant();
    }

    /** What was accepted. */
    synchronized void know(String itsName, Instant at) {
        if (name == null) {
            name = itsName;
            submitted = at;
        }
        heard = clock.instant();
    }

    /** What its last owner has saved; what was told since is newer. */
    synchronized void know(List<Standing.Count> saved) {
        planned = true;
        if (standing.isEmpty()) {
            standing = saved;
        }
    }

    synchronized boolean isKnown() {
        return name != null;
    }

    synchronized void see(Standing told) {
        heard = clock.instant();
        standing = told.kinds();
        // Before it is planned an experiment consists of its ingest.
        planned |= standing.stream().anyMatch(count -> count.kind() != TaskKind.INGEST);
    }

    synchronized void see(ExperimentPlanned fact) {
        heard = clock.instant();
        planned = true;
        plannedTasks = fact.tasks();
    }

    synchronized void see(AttemptStarted started) {
        show(new TaskProgress(id, started.at(), started.task(), started.kind(), "starting", 0, 0, 0, ""), false);
    }

    synchronized void see(TaskProgress progress) {
        show(progress, true);
    }

    private void show(TaskProgress progress, boolean newer) {
        boolean late = ends.get(progress.task())
                .filter(end -> !progress.at().isAfter(end))
                .isPresent();
        if (late) {
            return;
        }
        if (running.containsKey(progress.task())) {
            if (newer) {
                running.put(progress.task(), progress);
            }
            return;
        }
        if (running.size() >= MOST_ACTIVITIES) {
            dropSilent();
        }
        if (running.size() < MOST_ACTIVITIES) {
            running.put(progress.task(), progress);
        }
    }

    private void dropSilent() {
        var since = clock.instant().minus(SILENCE);
        running.values().removeIf(progress -> progress.at().isBefore(since));
    }

    /** An attempt at a task is over; another may begin after that time. */
    synchronized void end(String task, Instant at) {
        heard = clock.instant();
        ends.put(task, at);
        running.remove(task);
    }

    synchronized void fail(Failure failure) {
        end(failure.task(), Instant.MAX);
        if (failures.size() < MOST_FAILURES) {
            failures.put(failure.task(), failure);
        }
    }

    /** Time since anything was heard of it. */
    synchronized Duration silence() {
        return Duration.between(heard, clock.instant());
    }

    /** Whether more tasks have failed than was heard of, so that they must be read. */
    synchronized boolean lacksFailures() {
        int failed = failed(standing);
        return failures.size() < Math.min(failed, MOST_FAILURES) && failed > failuresRead;
    }

    synchronized void know(Map<String, Failure> read) {
        failuresRead = failed(standing);
        failures.putAll(read);
    }

    static int failed(List<Standing.Count> counts) {
        return counts.stream().mapToInt(Standing.Count::failed).sum();
    }

    /** Whether there is anything to say for what a task is, and a plan of bearable size that says it. */
    synchronized boolean wantsPurposes() {
        int tasks = Math.max(plannedTasks, total());
        return planned && tasks > 0 && tasks < KnownPurposes.LARGE_PLAN && !(running.isEmpty() && failures.isEmpty());
    }

    private int total() {
        return standing.stream().mapToInt(Standing.Count::total).sum();
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
                planned ? Math.max(plannedTasks, total()) : 0);
    }

    synchronized ExperimentStatus status(Purposes purposes) {
        dropSilent();
        return new ExperimentStatus(
                summary(),
                kinds(standing),
                running.values().stream()
                        .map(progress -> activity(progress, purposes))
                        .toList(),
                List.of(),
                problems(failures, failed(standing), purposes),
                null);
    }

    /** What the task is for, if it has a purpose that people know, and what it is at. */
    private static Activity activity(TaskProgress p, Purposes purposes) {
        var text = purposes.known(p.task()).orElse(p.kind().label()) + ": " + p.text();
        return new Activity(p.task(), text, p.done(), p.total(), p.rate(), p.unit());
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

    /** The failures that are known, and how many there are besides. */
    static List<Problem> problems(Map<String, Failure> failures, int failed, Purposes purposes) {
        var problems = new ArrayList<Problem>();
        failures.values()
                .forEach(failure -> problems.add(
                        new Problem(failure.task(), "failed", purposes.of(failure.task()), failure.reason())));
        if (failures.size() >= MOST_FAILURES && failed > failures.size()) {
            problems.add(new Problem(
                    "",
                    "failed",
                    failed - failures.size() + " more tasks",
                    "only the first " + MOST_FAILURES + " are shown here; the report names all"));
        }
        return problems;
    }

    static Optional<String> report(String id, ExperimentState state) {
        return state == ExperimentState.COMPLETE
                ? Optional.of("/experiments/" + id + "/report/report.html")
                : Optional.empty();
    }
}
