package org.tarnish.report.section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.condition.Condition.Family;
import org.tarnish.report.Report;

/**
 * Runs that differ by seed alone, and how right they are on the test images in all their forms: means over conditions, then over seeds, in
 * [0, 1].
 *
 * @param complete whether every run was evaluated on every condition
 */
record RunGroup(
        String name, List<Report.Run> runs, Mean clean, Mean corruptions, Mean reductions, Mean all, boolean complete) {

    /** The groups of a report, in the order of its runs. */
    static List<RunGroup> of(Results results) {
        var groups = new LinkedHashMap<Object, List<Report.Run>>();
        for (var run : results.runs()) {
            var group = List.of(run.architecture(), run.initialization(), run.trainable(), run.methodology());
            groups.computeIfAbsent(group, key -> new ArrayList<>()).add(run);
        }
        return groups.values().stream().map(runs -> of(results, runs)).toList();
    }

    boolean sameNetwork(RunGroup other) {
        var mine = runs.get(0);
        var others = other.runs.get(0);
        return mine.architecture().equals(others.architecture())
                && mine.initialization().equals(others.initialization())
                && mine.trainable() == others.trainable();
    }

    boolean isOf(String methodology) {
        return runs.get(0).methodology().equals(methodology);
    }

    private static RunGroup of(Results results, List<Report.Run> runs) {
        boolean complete = runs.stream()
                .allMatch(run -> results.accuracy(run, results.ofTestImages()).count()
                        == results.ofTestImages().size());
        return new RunGroup(
                results.names().acrossSeeds(runs.get(0)),
                runs,
                mean(results, runs, results.conditions(Family.CLEAN)),
                mean(results, runs, results.conditions(Family.CORRUPTION)),
                mean(results, runs, results.conditions(Family.REDUCTION)),
                mean(results, runs, results.ofTestImages()),
                complete);
    }

    private static Mean mean(Results results, List<Report.Run> runs, List<Condition> over) {
        return Mean.of(runs.stream()
                .map(run -> results.accuracy(run, over))
                .filter(Mean::exists)
                .map(Mean::value)
                .toList());
    }
}
