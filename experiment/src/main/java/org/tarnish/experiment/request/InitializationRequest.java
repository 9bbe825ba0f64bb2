package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.TreeMap;

/**
 * How weights begin, as a request says it: {@code random}, or {@code file: {path: resnet20.th, sha256: ...}}.
 *
 * @param name name in the catalogue of initializations
 * @param parameters its parameters by name; empty where the request gives the name alone
 */
public record InitializationRequest(String name, Map<String, String> parameters) {
    /** The parameter that says what a file's content must hash to. */
    public static final String SHA256 = "sha256";

    private static final int SUM_DIGITS = 8;
    private static final int LONGEST_FILE = 40;

    public InitializationRequest {
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    }

    /** Without parameters. */
    public static InitializationRequest named(String name) {
        return new InitializationRequest(name, Map.of());
    }

    /**
     * Reads either form.
     *
     * @throws IllegalArgumentException for anything but a name or a mapping with one key, whose values are texts
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static InitializationRequest of(Object json) {
        if (json instanceof String name) {
            return named(name);
        }
        if (json instanceof Map<?, ?> map
                && map.size() == 1
                && map.values().iterator().next() instanceof Map<?, ?> given) {
            var entry = map.entrySet().iterator().next();
            var parameters = new TreeMap<String, String>();
            given.forEach((key, value) -> {
                if (!(value instanceof String text)) {
                    throw new IllegalArgumentException("the parameter '" + key + "' of initialization '"
                            + entry.getKey() + "' must be text, was " + value);
                }
                parameters.put(key.toString(), text);
            });
            return new InitializationRequest(entry.getKey().toString(), parameters);
        }
        throw new IllegalArgumentException(
                "an initialization must be a name or a mapping of one name to its parameters, was " + json);
    }

    /**
     * A short name made of letters, digits, underscore, dot and dash; different for different files: the kind, the file's
     * name, the first digits of its sum, and the normalization if one is given.
     */
    public String label() {
        var label = new StringBuilder(name);
        new TreeMap<>(parameters).forEach((key, value) -> {
            if (key.equals(SHA256)) {
                label.append('-').append(value, 0, Math.min(SUM_DIGITS, value.length()));
            } else {
                var last = value.substring(value.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9_.-]", "_");
                label.append('-').append(last, 0, Math.min(LONGEST_FILE, last.length()));
            }
        });
        return label.toString();
    }

    @JsonValue
    Object json() {
        return parameters.isEmpty() ? name : Map.of(name, new TreeMap<>(parameters));
    }
}
