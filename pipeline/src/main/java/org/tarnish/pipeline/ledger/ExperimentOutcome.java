package org.tarnish.pipeline.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.tarnish.pipeline.event.RequestError;
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

    /** Ways to end. */
    public enum State {
        /** Its report is there. */
        COMPLETE,
        /** Its request was bad. */
        REJECTED,
        /** It could not go on, for instance because its data set cannot be read. */
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
