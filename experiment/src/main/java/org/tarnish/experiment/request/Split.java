package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a labelled image is for, and so the three parts of a data set. */
public enum Split {
    TRAIN,
    VALIDATION,
    TEST;

    /** The split of a name such as {@code train}. */
    @JsonCreator
    public static Split of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The name in messages, requests and stored data, such as {@code validation}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
