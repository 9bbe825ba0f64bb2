package org.tarnish.reporting.follow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.pipeline.event.AttemptEvent.AttemptStarted;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.Standing;
import org.tarnish.pipeline.event.TaskProgress;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.ledger.Snapshot;
import org.tarnish.reporting.live.ExperimentState;
import org.tarnish.reporting.live.ExperimentStatus.Activity;
import org.tarnish.reporting.live.ExperimentStatus.KindProgress;
import org.tarnish.reporting.live.ExperimentSummary;

/** An experiment that has not ended, as far as it was heard of or looked at. Safe for concurrent use. */
final class Followed {
    /** A task that says nothing for so long is no longer shown as going on. */
    private static final Duration SILENCE_OF_TASKS = Duration.ofSeconds(60);

    /** An experiment's owner tells its standing thrice in this time: without any, something was missed. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final int MOST_RUNNING = 200;

    /** Failed tasks of one experiment that are named. */
    static final int MOST_FAILURES = 100;

    private final String id;
    private String name;
    private Instant submitted;
    private boolean planned;
    private int tasks;
    private Instant standingAt = Instant.MIN;
    private List<Standing.Count> standing = List.of();
    private final Map<String, Heard> running = new LinkedHashMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();
    private int failuresRead;
    private boolean read;
    private Instant heard = Instant.MIN;

    Followed(String id) {
        this.id = id;
    }

    private record Heard(TaskProgress progress, Instant at) {}

    /** Takes a fact that is not of its end. */
    synchronized void see(Fact fact, Instant now) {
        heard = now;
        if (fact instanceof Fact.ExperimentAccepted accepted) {
            name = accepted.name();
            submitted = submitted == null ? accepted.at() : submitted;
        } else if (fact instanceof Fact.ExperimentPlanned known) {
            planned = true;
            tasks = known.tasks();
        } else if (fact instanceof Fact.TaskDone done) {
            running.remove(done.task());
            failures.remove(done.task());
        } else if (fact instanceof Fact.TaskFailed failed) {
            running.remove(failed.task());
            failed(failed.task(), failed.reason());
        }
    }

    synchronized void see(Standing told, Instant now) {
        heard = now;
        if (!told.at().isBefore(standingAt)) {
            standingAt = told.at();
            standing = told.kinds();
            // Until it is planned an experiment consists of its ingest alone.
            planned |= standing.stream().anyMatch(count -> count.kind() != TaskKind.INGEST);
        }
    }

    synchronized void see(TaskProgress progress, Instant now) {
        running.remove(progress.task());
        running.put(progress.task(), new Heard(progress, now));
        if (running.size() > MOST_RUNNING) {
            running.remove(running.keySet().iterator().next());
        }
    }

    /** A worker is on a task; what the task has told of itself says more. */
    synchronized void see(AttemptStarted started, Instant now) {
        if (!running.containsKey(started.task())) {
            see(new TaskProgress(id, started.at(), started.task(), started.kind(), "starting", 0, 0, 0, ""), now);
        }
    }

    /** Nobody is on a task any more. */
    synchronized void ended(String task) {
        running.remove(task);
    }

    private void failed(String task, String reason) {
        if (failures.size() < MOST_FAILURES) {
            failures.put(task, reason);
        }
    }

    /** Whether the object store must be asked: never asked so far, or nothing heard for long. */
    synchronized boolean mustRead(Instant now) {
        return !read || heard.isBefore(now.minus(SILENCE));
    }

    /** Takes what the object store knows; what was told is newer. */
    synchronized void read(ExperimentRecord record, Optional<Snapshot> snapshot, Instant now) {
        name = record.request().name();
        submitted = record.submitted();
        snapshot.ifPresent(left -> {
            planned = true;
            if (standing.isEmpty()) {
                standing = left.standing();
            }
        });
        read = true;
        heard = now;
    }

    /** Whether more tasks have failed than are named, and the object store was not asked for them yet. */
    synchronized boolean mustReadFailures() {
        int count = failed();
        return count > failures.size() && failures.size() < MOST_FAILURES && count != failuresRead;
    }

    private int failed() {
        return planned ? standing.stream().mapToInt(Standing.Count::failed).sum() : 0;
    }

    synchronized void readFailures(Map<String, String> reasons) {
        failuresRead = failed();
        reasons.forEach(this::failed);
    }

    /** The failed tasks with the reasons. */
    synchronized Map<String, String> failures() {
        return new LinkedHashMap<>(failures);
    }

    synchronized ExperimentSummary summary() {
        var counts = planned ? standing : List.<Standing.Count>of();
        return new ExperimentSummary(
                id,
                name == null ? id : name,
                planned ? ExperimentState.RUNNING : ExperimentState.PLANNING,
                submitted,
                counts.stream()
                        .mapToInt(count -> count.done() + count.failed() + count.skipped())
                        .sum(),
                counts.stream().mapToInt(Standing.Count::failed).sum(),
                Math.max(tasks, counts.stream().mapToInt(Standing.Count::total).sum()));
    }

    synchronized List<KindProgress> kinds() {
        return planned ? KindCounts.of(standing) : List.of();
    }

    synchronized boolean isQuiet(Instant now) {
        forgetSilent(now);
        return running.isEmpty();
    }

    synchronized List<Activity> activities(TaskPurposes purposes, Instant now) {
        forgetSilent(now);
        var activities = new ArrayList<Activity>();
        for (var one : running.values()) {
            var p = one.progress();
            activities.add(new Activity(p.task(), text(p, purposes), p.done(), p.total(), p.rate(), p.unit()));
        }
        return activities;
    }

    private void forgetSilent(Instant now) {
        running.values().removeIf(one -> one.at().isBefore(now.minus(SILENCE_OF_TASKS)));
    }

    /** What the task is for, if it has a purpose that people know, and what it is at. */
    private static String text(TaskProgress progress, TaskPurposes purposes) {
        var purpose = purposes.of(progress.task());
        return (purpose.equals(progress.task()) ? progress.kind().label() : purpose) + ": " + progress.text();
    }
}
