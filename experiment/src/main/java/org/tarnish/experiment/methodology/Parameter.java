package org.tarnish.experiment.methodology;

import java.util.Map;
import java.util.TreeMap;
import org.tarnish.imaging.reduction.Reductions;

/**
 * A parameter of a methodology, described once for validation, for the published schema and for reading.
 *
 * @param name what requests call it
 * @param schema its JSON Schema as plain maps, lists, texts and numbers
 * @param fallback what holds where a request gives none; null if it must be given
 */
public record Parameter(String name, Map<String, Object> schema, Object fallback) {

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

    /**
     * A given value in its one form: text, or a number as a double.
     *
     * @throws IllegalArgumentException if it is of another type
     */
    Object read(Object value) {
        boolean number = schema.get("type").equals("number");
        if (number && value instanceof Number given) {
            return given.doubleValue();
        }
        if (!number && value instanceof String) {
            return value;
        }
        throw new IllegalArgumentException(
                "the parameter '" + name + "' must be " + (number ? "a number" : "text") + ", was " + value);
    }

    private static Map<String, Object> schema(Object... pairs) {
        var map = new TreeMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
