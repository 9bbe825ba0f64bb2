package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which parameters of a network learn. */
public enum Trainable {
    /** Every parameter. */
    ALL,
    /** The last layer alone; everything else stays as initialized. */
    HEAD,
    /** Nothing: a model is evaluated as somebody has made it. No request asks for this. */
    NONE;

    @JsonCreator
    static Trainable of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
