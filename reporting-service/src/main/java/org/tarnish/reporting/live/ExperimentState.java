package org.tarnish.reporting.live;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an experiment stands; in JSON in small letters. */
public enum ExperimentState {
    /** Published, and not looked at yet. */
    SUBMITTED,
    /** Accepted; its data set is being read. */
    PLANNING,
    RUNNING,
    /** Every task has ended and the report is there; some tasks may have failed. */
    COMPLETE,
    /** The request was bad; the errors say why. */
    REJECTED,
    /** It cannot go on; the problems say why. */
    FAILED,
    CANCELLED;

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
        return this != SUBMITTED && this != PLANNING && this != RUNNING;
    }
}
