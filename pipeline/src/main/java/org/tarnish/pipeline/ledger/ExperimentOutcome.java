package org.tarnish.pipeline.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.request.RequestError;
import org.tarnish.pipeline.event.Standing;

/**
 * How an experiment ended, with all that a list of ended experiments shows.
 *
 * @param reason why it failed, else null
 * @param errors why it was rejected, else empty
 * @param submitted when it was submitted; null in stores of earlier versions
 * @param kinds how its tasks ended; empty if it was never planned, and in stores of earlier versions
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ExperimentOutcome(
        State state,
        Instant at,
        String name,
        String reason,
        List<RequestError> errors,
        Instant submitted,
        List<Standing.Count> kinds) {
    public ExperimentOutcome {
        errors = errors == null ? List.of() : List.copyOf(errors);
        kinds = kinds == null ? List.of() : List.copyOf(kinds);
    }

    /** Whether no run came to its end: such an experiment has failed, and has a report that says why. */
    public boolean everyRunFailed() {
        return everyRunFailed(kinds);
    }

    /** As {@link #everyRunFailed()}, for tasks that have all ended. */
    public static boolean everyRunFailed(List<Standing.Count> kinds) {
        var runs = kinds.stream()
                .filter(count -> count.kind() == TaskKind.TRAIN || count.kind() == TaskKind.MODEL)
                .filter(count -> count.total() > 0)
                .toList();
        return !runs.isEmpty() && runs.stream().allMatch(count -> count.failed() + count.skipped() == count.total());
    }

    /** Whether it left a report. */
    public boolean leftReport() {
        return state == State.COMPLETE || state == State.FAILED && everyRunFailed();
    }

    /** Ways to end. */
    public enum State {
        /** Its report is there, and at least one of its runs in it; tasks may have failed. */
        COMPLETE,
        /** Its request was bad. */
        REJECTED,
        /** It could not go on, for instance because its data set cannot be read, or every run of it failed. */
        FAILED,
        /** It was called off. */
        CANCELLED;

        @JsonCreator
        static State of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
