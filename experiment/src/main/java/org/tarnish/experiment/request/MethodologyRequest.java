package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.TreeMap;

/**
 * A methodology as a request names it: {@code baseline}, or {@code fixed: {reduction: resolution, quality: 0.5}}.
 *
 * @param name name in the catalogue of methodologies
 * @param parameters its parameters by name; empty where the request gives the name alone
 */
public record MethodologyRequest(String name, Map<String, Object> parameters) {
    public MethodologyRequest {
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    }

    /**
     * Reads either form.
     *
     * @throws IllegalArgumentException for anything but a name or a mapping with one key
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MethodologyRequest of(Object json) {
        if (json instanceof String name) {
            return new MethodologyRequest(name, Map.of());
        }
        if (json instanceof Map<?, ?> map && map.size() == 1) {
            var entry = map.entrySet().iterator().next();
            var parameters = new TreeMap<String, Object>();
            if (entry.getValue() instanceof Map<?, ?> given) {
                given.forEach((key, value) -> {
                    if (value == null) {
                        throw new IllegalArgumentException("the parameter '" + key + "' of methodology '"
                                + entry.getKey() + "' must have a value, was null; leave it out");
                    }
                    parameters.put(key.toString(), value);
                });
            } else if (entry.getValue() != null) {
                throw new IllegalArgumentException("the parameters of methodology '" + entry.getKey()
                        + "' must be a mapping, was " + entry.getValue());
            }
            return new MethodologyRequest(entry.getKey().toString(), parameters);
        }
        throw new IllegalArgumentException("a methodology must be a name or a mapping with one key, was " + json);
    }

    @JsonValue
    Object json() {
        return parameters.isEmpty() ? name : Map.of(name, new TreeMap<>(parameters));
    }
}
