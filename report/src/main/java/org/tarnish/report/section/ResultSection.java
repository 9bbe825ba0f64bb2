package org.tarnish.report.section;

import java.util.List;
import java.util.Optional;
import org.tarnish.experiment.condition.Condition.Family;

/** Runs by validation, test, and every further set; of each network the best methodologies. */
final class ResultSection implements Section {
    @Override
    public String id() {
        return "results";
    }

    @Override
    public String title() {
        return "Results";
    }

    @Override
    public Optional<Content> content(Results results) {
        var table = new ResultsTable(results);
        var figures = table.figures();
        if (figures.isEmpty() || saidByLosses(results)) {
            return Optional.empty();
        }
        return Optional.of(new Content(
                "sections/results.html",
                new View(
                        table.compared(),
                        !results.conditions(Family.MINIMAL).isEmpty(),
                        new SharedStarts(results).sentences(),
                        figures)));
    }

    /** Whether the table of losses says all that a table of results would. */
    private static boolean saidByLosses(Results results) {
        return new LossTable(results).exists()
                && !results.names().methodologies()
                && results.conditions(Family.REDUCTION).isEmpty()
                && ConditionGroup.others(results).isEmpty();
    }

    @Override
    public List<TableFile> files() {
        return List.of(
                new TableFile("results.csv", results -> new ResultsTable(results).csv()),
                new TableFile("top.csv", results -> new TopTables(results).csv()));
    }

    record View(boolean compared, boolean minimal, String unbeaten, List<ResultsTable.Figure> figures) {}
}
