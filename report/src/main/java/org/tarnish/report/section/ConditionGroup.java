package org.tarnish.report.section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.condition.Condition.Family;

/**
 * Conditions that share a column of means.
 *
 * @param title what the column holds, in words
 */
record ConditionGroup(String name, String title, List<Condition> conditions) {
    ConditionGroup {
        conditions = List.copyOf(conditions);
    }

    /** A group for each name in the family: the severities of a corruption, the qualities of a reduction. */
    static List<ConditionGroup> byName(Results results, Family family) {
        return byName(results.conditions(family));
    }

    /** A group for each name. */
    static List<ConditionGroup> byName(List<Condition> conditions) {
        var groups = new LinkedHashMap<String, List<Condition>>();
        conditions.forEach(condition -> groups.computeIfAbsent(condition.name(), name -> new ArrayList<>())
                .add(condition));
        return groups.entrySet().stream()
                .map(group -> new ConditionGroup(group.getKey(), title(group.getValue()), group.getValue()))
                .toList();
    }

    /** A group for each condition, named without its level where that tells them apart. */
    static List<ConditionGroup> each(List<Condition> conditions) {
        long names = conditions.stream().map(Condition::name).distinct().count();
        return conditions.stream()
                .map(condition -> new ConditionGroup(
                        names == conditions.size() || condition.level().isEmpty()
                                ? condition.name()
                                : condition.name() + " " + condition.level(),
                        condition.words(),
                        List.of(condition)))
                .toList();
    }

    /** A group of the whole family, or none if nothing of it was asked for. */
    static List<ConditionGroup> whole(Results results, Family family, String name) {
        var conditions = results.conditions(family);
        return conditions.isEmpty() ? List.of() : List.of(new ConditionGroup(name, title(conditions), conditions));
    }

    /** Corruptions together, reductions by kind, every other set by itself: the columns of the results. */
    static List<ConditionGroup> sets(Results results) {
        var sets = new ArrayList<ConditionGroup>();
        sets.addAll(whole(results, Family.CORRUPTION, "corrupted"));
        sets.addAll(byName(results, Family.REDUCTION));
        sets.addAll(others(results));
        return sets;
    }

    /** A group for each set of other images than the test images. */
    static List<ConditionGroup> others(Results results) {
        return Stream.of(Family.IMPORTED, Family.MINIMAL)
                .flatMap(family -> byName(results, family).stream())
                .toList();
    }

    private static String title(List<Condition> conditions) {
        return conditions.size() == 1 ? conditions.get(0).words() : "mean over " + conditions.size() + " conditions";
    }
}
