package org.tarnish.reporting.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tarnish.experiment.result.Report;
import org.tarnish.reporting.html.Cell;
import org.tarnish.reporting.html.Grid;
import org.tarnish.reporting.html.Grid.Head;
import org.tarnish.reporting.html.Grid.Row;
import org.tarnish.reporting.report.Condition.Family;

/**
 * Loss and accuracy on clean and on corrupted images: one row for the runs that differ by seed alone. Corrupted is the
 * mean over all conditions with corruptions.
 */
final class LossTable {
    private final Results results;
    private final List<Condition> clean;
    private final List<Condition> corrupted;

    LossTable(Results results) {
        this.results = results;
        this.clean = results.conditions(Family.CLEAN);
        this.corrupted = results.conditions(Family.CORRUPTION);
    }

    /** Whether any run was judged on corrupted images. */
    boolean exists() {
        return results.runs().stream()
                .anyMatch(run -> results.accuracy(run, corrupted).exists());
    }

    Grid grid() {
        int words = 3;
        var over = "mean over " + corrupted.size() + (corrupted.size() == 1 ? " condition" : " conditions");
        var upper = List.of(
                Head.words("model").down(2),
                Head.words("initialization").down(2).at(1),
                Head.words("methodology").down(2).at(2),
                Head.over("clean images", 2).as("over start"),
                Head.over("corrupted images, " + over, 2).as("over start"));
        var lower = List.of(
                Head.number("loss", "mean cross entropy on the clean test images")
                        .as("n start")
                        .at(words),
                Head.number("accuracy %", "on the clean test images").at(words + 1),
                Head.number("loss", "mean cross entropy, " + over).as("n start").at(words + 2),
                Head.number("accuracy %", over).at(words + 3));
        return new Grid("Loss and accuracy, clean and corrupted", List.of(upper, lower), rows());
    }

    /** One line per model and set, as in the table that it follows. */
    String csv() {
        var csv = new Csv(
                "architecture",
                "initialization",
                "methodology",
                "seeds",
                "images",
                "conditions",
                "loss",
                "lossDeviation",
                "accuracy",
                "accuracyDeviation");
        for (var standing : Standing.of(results)) {
            line(csv, standing.runs(), "clean", clean);
            if (!corrupted.isEmpty()) {
                line(csv, standing.runs(), "corrupted", corrupted);
            }
        }
        return csv.content();
    }

    private void line(Csv csv, List<Report.Run> runs, String images, List<Condition> over) {
        var first = runs.get(0);
        var loss = loss(runs, over);
        var accuracy = accuracy(runs, over);
        csv.add(
                first.architecture(),
                first.initialization(),
                first.methodology(),
                runs.size(),
                images,
                over.size(),
                loss.value(),
                loss.deviation(),
                accuracy.value(),
                accuracy.deviation());
    }

    private List<Row> rows() {
        var rows = new ArrayList<Row>();
        String model = null;
        for (var standing : Standing.of(results)) {
            var first = standing.runs().get(0);
            boolean next = !first.architecture().equals(model);
            model = first.architecture();
            var cells = Stream.of(
                            Cell.name(first.architecture(), null, null),
                            Cell.words(first.initialization()),
                            Cell.words(first.methodology()),
                            MeanCell.loss(loss(standing.runs(), clean)),
                            MeanCell.percent(accuracy(standing.runs(), clean)),
                            MeanCell.loss(loss(standing.runs(), corrupted)),
                            MeanCell.percent(accuracy(standing.runs(), corrupted)))
                    .toList();
            rows.add(new Row(cells, next && !rows.isEmpty() ? "next" : ""));
        }
        return rows;
    }

    private Mean loss(List<Report.Run> runs, List<Condition> over) {
        return Mean.of(runs.stream().map(run -> results.loss(run, over)));
    }

    private Mean accuracy(List<Report.Run> runs, List<Condition> over) {
        return Mean.of(runs.stream().map(run -> results.accuracy(run, over)));
    }
}
