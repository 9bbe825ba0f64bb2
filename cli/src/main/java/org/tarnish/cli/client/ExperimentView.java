package org.tarnish.cli.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Set;
import org.tarnish.experiment.request.RequestError;

/**
 * How an experiment stands, as the reporting-service tells it.
 *
 * @param state submitted, planning, running, complete, rejected, failed or cancelled
 * @param done tasks that have ended
 * @param total tasks of the plan
 * @param report where the report is served, null until it is written
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ExperimentView(
        String id,
        String name,
        String state,
        String words,
        String submitted,
        int done,
        int total,
        List<Kind> kinds,
        List<Activity> activities,
        List<RequestError> errors,
        List<Problem> problems,
        String report) {
    private static final Set<String> FINAL = Set.of("complete", "rejected", "failed", "cancelled");
    private static final Set<String> UNDECIDED = Set.of("submitted");

    public ExperimentView {
        words = words == null ? state : words;
        kinds = kinds == null ? List.of() : List.copyOf(kinds);
        activities = activities == null ? List.of() : List.copyOf(activities);
        errors = errors == null ? List.of() : List.copyOf(errors);
        problems = problems == null ? List.of() : List.copyOf(problems);
    }

    /** The tasks of one kind, by how they stand; {@code reused} ones are among the {@code done}, the rest waits. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Kind(String kind, int total, int done, int reused, int failed, int skipped, int running) {
        /** Tasks that will not run any more, however they ended. */
        public int ended() {
            return done + failed + skipped;
        }
    }

    /** Something going on: {@code done} of {@code total} units at {@code rate} units a second; 0 where not known. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Activity(String task, String text, double done, double total, double rate, String unit) {}

    /** A task that failed or was skipped. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Problem(String task, String kind, String what, String reason) {}

    /** Whether nothing will change any more. */
    public boolean isOver() {
        return FINAL.contains(state);
    }

    /** Whether the request has been accepted or rejected. */
    public boolean isDecided() {
        return !UNDECIDED.contains(state);
    }

    public boolean isRejected() {
        return state.equals("rejected");
    }

    /** Whether it is complete and no task failed or was skipped. */
    public boolean succeeded() {
        return state.equals("complete")
                && kinds.stream().allMatch(kind -> kind.failed == 0 && kind.skipped == 0)
                && problems.isEmpty();
    }
}
