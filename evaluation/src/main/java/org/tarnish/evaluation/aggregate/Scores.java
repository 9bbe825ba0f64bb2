package org.tarnish.evaluation.aggregate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tarnish.experiment.condition.Condition;

/**
 * The values of one metric of one run, by condition. Immutable.
 *
 * @param asked the conditions that the run was to be evaluated on, in the order of tables
 * @param values for those of them that it was evaluated on
 */
public record Scores(List<Condition> asked, Map<Condition, Double> values) {
    public Scores {
        asked = List.copyOf(asked);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** None of these conditions has a value. */
    public static Scores none(List<Condition> asked) {
        return new Scores(asked, Map.of());
    }

    /** The value on clean images, or empty. */
    public Optional<Double> clean() {
        return Optional.ofNullable(values.get(new Condition.Clean()));
    }

    /** Of the conditions asked for those of a family, in their order. */
    public List<Condition> asked(Condition.Family family) {
        return asked.stream().filter(condition -> condition.family() == family).toList();
    }

    /** Of the conditions asked for those of a family that have a value. */
    List<Condition> there(Condition.Family family) {
        return asked(family).stream().filter(values::containsKey).toList();
    }
}
