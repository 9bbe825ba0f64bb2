package org.tarnish.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.condition.Condition.Family;

/** The sets of single images that measures are shown of: clean, corrupted and reduced ones, and those that are named. */
final class ImageSets {
    private ImageSets() {}

    /** Clean images, all corruptions, all reductions, every set of other images. */
    static List<ConditionGroup> of(Results results) {
        var sets = new ArrayList<ConditionGroup>();
        sets.addAll(clean(results));
        sets.addAll(ConditionGroup.whole(results, Family.CORRUPTION, "corrupted"));
        sets.addAll(ConditionGroup.whole(results, Family.REDUCTION, "reduced"));
        sets.addAll(ConditionGroup.byName(results, Family.IMPORTED));
        return sets;
    }

    static List<ConditionGroup> clean(Results results) {
        return ConditionGroup.whole(results, Family.CLEAN, "clean");
    }

    /** The corruptions at each severity, ascending; named by it. */
    static List<ConditionGroup> severities(Results results) {
        var severities = new TreeMap<Integer, List<Condition>>();
        for (var condition : results.conditions(Family.CORRUPTION)) {
            if (condition instanceof Condition.Corrupted corrupted) {
                severities
                        .computeIfAbsent(corrupted.severity(), severity -> new ArrayList<>())
                        .add(condition);
            }
        }
        return severities.entrySet().stream()
                .map(severity -> new ConditionGroup(
                        Integer.toString(severity.getKey()),
                        severity.getValue().size() == 1
                                ? severity.getValue().get(0).words()
                                : "mean over " + severity.getValue().size() + " corruptions at severity "
                                        + severity.getKey(),
                        severity.getValue()))
                .toList();
    }
}
