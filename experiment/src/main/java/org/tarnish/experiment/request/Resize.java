package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How images of any size become squares of the side that a request asks for. */
public enum Resize {
    /** The shorter side is brought to it, then the center is cut out. */
    COVER,
    /**
     * The shorter side is brought to 256/224 of it, rounded, then the center is cut out, as torchvision's weights were
     * evaluated with.
     */
    CROP,
    /** Both sides are brought to it, whatever their ratio. */
    STRETCH;

    @JsonCreator
    static Resize of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
