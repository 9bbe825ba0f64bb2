package org.tarnish.reporting.live;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an experiment stands; in JSON in small letters. */
public enum ExperimentState {
    /** Known, and nothing of it has begun. */
    WAITING,
    RUNNING,
    /** Every task has ended and the report is there; some tasks may have failed. */
    FINISHED,
    CANCELLED,
    /** The request was bad; the errors say why. */
    REJECTED;

    @JsonCreator
    public static ExperimentState of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing will change any more. */
    public boolean over() {
        return this != WAITING && this != RUNNING;
    }
}
