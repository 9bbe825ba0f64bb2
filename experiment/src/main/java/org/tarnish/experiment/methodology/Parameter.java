package org.tarnish.experiment.methodology;

import java.util.Map;
import java.util.TreeMap;
import org.tarnish.imaging.reduction.Reductions;

/**
 * A parameter of a methodology, described once for validation, for the published schema and for reading.
 *
 * @param name what requests call it
 * @param schema its JSON Schema as plain maps, lists, texts and numbers
 * @param fallback what holds where a request gives none, be it a {@link SameAs}; null if it must be given
 */
public record Parameter(String name, Map<String, Object> schema, Object fallback) {
    /** The size of a step where a request gives none. */
    static final double USUAL_STEP = 0.25;

    /** The value of a parameter that comes before. */
    record SameAs(String parameter) {}

    static Parameter reduction() {
        return new Parameter(
                "reduction",
                schema("type", "string", "description", "which reduction", "enum", Reductions.names()),
                null);
    }

    static Parameter quality() {
        return new Parameter(
                "quality",
                schema("type", "number", "description", "kept fraction of quality", "minimum", 0, "maximum", 1),
                null);
    }

    static Parameter pattern() {
        return new Parameter(
                "pattern",
                schema(
                        "type",
                        "string",
                        "description",
                        "order of reduced (R) and full-quality (C) epochs",
                        "pattern",
                        "^[RC]{1,64}$"),
                "RC");
    }

    static Parameter step() {
        return new Parameter(
                "step",
                schema(
                        "type",
                        "number",
                        "description",
                        "size of one step of quality; default " + USUAL_STEP,
                        "minimum",
                        0.001,
                        "maximum",
                        1),
                USUAL_STEP);
    }

    static Parameter lowestQuality() {
        return new Parameter(
                "qMin",
                schema(
                        "type",
                        "number",
                        "description",
                        "lowest quality, at most 1 - step; default step",
                        "minimum",
                        0,
                        "maximum",
                        1),
                new SameAs("step"));
    }

    static Parameter ascending() {
        return new Parameter(
                "ascending",
                schema("type", "boolean", "description", "whether quality goes up from qMin; default false"),
                false);
    }

    /**
     * A given value in its one form: text, a boolean, or a number as a double.
     *
     * @throws IllegalArgumentException if it is of another type
     */
    Object read(Object value) {
        var type = schema.get("type").toString();
        if (type.equals("number") && value instanceof Number given) {
            return given.doubleValue();
        }
        if (type.equals("boolean") && value instanceof Boolean || type.equals("string") && value instanceof String) {
            return value;
        }
        var allowed = Map.of("number", "a number", "boolean", "true or false", "string", "text");
        throw new IllegalArgumentException(
                "the parameter '" + name + "' must be " + allowed.get(type) + ", was " + value);
    }

    private static Map<String, Object> schema(Object... pairs) {
        var map = new TreeMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
