package org.tarnish.experiment.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The sorts of work, in the order in which an experiment needs them. */
public enum TaskKind {
    INGEST(2),
    SHARDS(2),
    IMAGESET(1),
    TRAIN(3),
    EVALUATE(1),
    MINIMAL(3),
    COMPARE(2);

    private final int revision;

    TaskKind(int revision) {
        this.revision = revision;
    }

    /** Part of every task's identity: raised when the same specification comes to mean another output. */
    int revision() {
        return revision;
    }

    /** The kind of a name such as {@code train}. */
    @JsonCreator
    public static TaskKind of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
