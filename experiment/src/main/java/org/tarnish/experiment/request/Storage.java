package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether test images in other forms, corrupted and reduced ones, are stored. The images are the same either way. */
public enum Storage {
    /** Each form is made once, before it is needed, and stored. */
    SHARDS,
    /** Nothing is stored: each evaluation makes its images of the clean ones while it reads them. */
    COMPUTED,
    /** Stored where several runs read them and they are not too large, else computed; see the plan's arithmetic. */
    AUTO;

    @JsonCreator
    static Storage of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
