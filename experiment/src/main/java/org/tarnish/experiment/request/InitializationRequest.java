package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.TreeMap;
import org.tarnish.machine.file.Sha256;

/**
 * How weights begin, as a request says it: {@code random}, or {@code file: {path: resnet20.th, sha256: ...}}.
 *
 * @param name name in the catalogue of initializations
 * @param parameters its parameters by name, a mean and deviation as {@link ChannelStatistics#text()}; empty where the request
 *     gives the name alone
 */
public record InitializationRequest(String name, Map<String, String> parameters) {
    /** The parameter that says what a file's content must hash to. */
    public static final String SHA256 = "sha256";

    /** The parameter that says how images are normalized: a name, or a mean and a deviation. */
    public static final String NORMALIZATION = "normalization";

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
     * @throws IllegalArgumentException for anything but a name or a mapping with one key, whose values are texts or, for a
     *     normalization, {@link ChannelStatistics}
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
            given.forEach((key, value) -> parameters.put(key.toString(), text(entry.getKey(), key, value)));
            return new InitializationRequest(entry.getKey().toString(), parameters);
        }
        throw new IllegalArgumentException(
                "an initialization must be a name or a mapping of one name to its parameters, was " + json);
    }

    private static String text(Object initialization, Object key, Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (NORMALIZATION.equals(key) && value instanceof Map<?, ?> map) {
            return ChannelStatistics.of(map).text();
        }
        throw new IllegalArgumentException(
                "the parameter '" + key + "' of initialization '" + initialization + "' must be text, was " + value);
    }

    /**
     * A short name made of letters, digits, underscore, dot and dash; different for different files: the kind, the file's
     * name, the first digits of its sum, and what else is given; of a mean and deviation, the first digits of their sum.
     */
    public String label() {
        var label = new StringBuilder(name);
        new TreeMap<>(parameters).forEach((key, value) -> {
            if (key.equals(SHA256)) {
                label.append('-').append(value, 0, Math.min(SUM_DIGITS, value.length()));
            } else if (key.equals(NORMALIZATION) && ChannelStatistics.isText(value)) {
                label.append("-own-").append(Sha256.of(value), 0, SUM_DIGITS);
            } else {
                var last = value.substring(value.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9_.-]", "_");
                label.append('-').append(last, 0, Math.min(LONGEST_FILE, last.length()));
            }
        });
        return label.toString();
    }

    @JsonValue
    Object json() {
        var values = new TreeMap<String, Object>(parameters);
        var normalization = parameters.getOrDefault(NORMALIZATION, "");
        if (ChannelStatistics.isText(normalization)) {
            values.put(NORMALIZATION, ChannelStatistics.parse(normalization).json());
        }
        return parameters.isEmpty() ? name : Map.of(name, values);
    }
}
