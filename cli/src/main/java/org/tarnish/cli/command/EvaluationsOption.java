package org.tarnish.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.predictions.experiment.StoredEvaluations;
import picocli.CommandLine.Option;

/** Which of an experiment's evaluations a command is about. */
final class EvaluationsOption {
    @Option(
            names = "--run",
            paramLabel = "RUN",
            description = "This run alone; may be given several times (default: all runs).")
    private List<String> runs;

    @Option(
            names = "--condition",
            paramLabel = "CONDITION",
            description = "This condition alone, such as fog-3; may be given several times (default: all).")
    private List<String> conditions;

    /** @throws WrongUsage if a run is named that the experiment does not have */
    List<String> runs(StoredEvaluations evaluations) throws WrongUsage {
        var all = evaluations.runs();
        for (var run : runs == null ? List.<String>of() : runs) {
            if (!all.contains(run)) {
                throw new WrongUsage("--run must be one of the experiment's runs " + String.join(", ", all) + ", was '"
                        + run + "'.");
            }
        }
        return runs == null ? all : runs;
    }

    /** @throws WrongUsage if a condition is named that the experiment does not have */
    Map<String, Condition> conditions(StoredEvaluations evaluations) throws WrongUsage {
        var all = evaluations.conditions();
        if (conditions == null) {
            return all;
        }
        for (var condition : conditions) {
            if (!all.containsKey(condition)) {
                throw new WrongUsage("--condition must be one of the experiment's conditions "
                        + String.join(", ", all.keySet()) + ", was '" + condition + "'.");
            }
        }
        var wanted = new LinkedHashMap<>(all);
        wanted.keySet().retainAll(conditions);
        return wanted;
    }
}
