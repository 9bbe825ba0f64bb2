package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.TreeMap;

/**
 * A schedule of learning rates as a request names it: {@code cosine}, or {@code step: {epochs: 30, factor: 0.1}}.
 *
 * @param name name in the catalogue of schedules
 * @param parameters its parameters by name; those left out are as usual
 */
public record ScheduleRequest(String name, Map<String, Double> parameters) {
    private static final String CONSTANT = "constant";
    private static final String ONE_CYCLE = "one-cycle";

    public ScheduleRequest {
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    }

    /** The learning rate stays what it is. */
    public static ScheduleRequest constant() {
        return new ScheduleRequest(CONSTANT, Map.of());
    }

    /**
     * Reads either form.
     *
     * @throws IllegalArgumentException for anything but a name or a mapping with one key, whose values are numbers
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ScheduleRequest of(Object json) {
        if (json instanceof String name) {
            return new ScheduleRequest(name, Map.of());
        }
        if (json instanceof Map<?, ?> map
                && map.size() == 1
                && map.values().iterator().next() instanceof Map<?, ?> given) {
            var name = map.keySet().iterator().next().toString();
            var parameters = new TreeMap<String, Double>();
            given.forEach((key, value) -> {
                if (!(value instanceof Number number)) {
                    throw new IllegalArgumentException(
                            "the parameter '" + key + "' of schedule '" + name + "' must be a number, was " + value);
                }
                parameters.put(key.toString(), number.doubleValue());
            });
            return new ScheduleRequest(name, parameters);
        }
        throw new IllegalArgumentException(
                "a schedule must be a name or a mapping of one name to its parameters, was " + json);
    }

    /** Whether it begins low, so that no warm-up goes before it. */
    boolean risesByItself() {
        return name.equals(ONE_CYCLE);
    }

    /** A parameter's value, or the usual one. */
    public double parameter(String key, double usual) {
        return parameters.getOrDefault(key, usual);
    }

    @JsonValue
    Object json() {
        return parameters.isEmpty() ? name : Map.of(name, new TreeMap<>(parameters));
    }
}
