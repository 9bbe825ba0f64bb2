package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What convolutions and products with matrices compute in, and what goes from layer to layer. Weights, statistics of
 * normalization, losses and optimizers are float32 always.
 */
public enum Precision {
    /** IEEE 754 single precision: 24 significant bits. */
    FLOAT32,
    /** The upper half of a float32: its range, 8 significant bits. */
    BFLOAT16,
    /** IEEE 754 half precision: 11 significant bits, at most 65,504; gradients are scaled so that they do not vanish. */
    FLOAT16;

    /** @throws IllegalArgumentException if there is none of this name */
    @JsonCreator
    public static Precision named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** How it is spelled, such as {@code bfloat16}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
