package org.tarnish.report.section;

import java.util.ArrayList;
import java.util.List;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.condition.Condition.Family;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;

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

    /** Whether any run was evaluated on corrupted images. */
    boolean exists() {
        return results.runs().stream()
                .anyMatch(run -> results.accuracy(run, corrupted).exists());
    }

    Grid grid() {
        var words = new ArrayList<>(List.of(Head.words("model"), Head.words("initialization")));
        if (results.names().trainables()) {
            words.add(Head.words("trainable"));
        }
        if (results.names().methodologies()) {
            words.add(Head.words("methodology"));
        }
        int first = words.size();
        var over = "mean over " + corrupted.size() + (corrupted.size() == 1 ? " condition" : " conditions");
        var upper = new ArrayList<Head>();
        for (int i = 0; i < first; i++) {
            upper.add(words.get(i).down(2).at(i));
        }
        upper.add(Head.over("clean images", 2).as("over start"));
        upper.add(Head.over("corrupted images, " + over, 2).as("over start"));
        var lower = List.of(
                Head.number("loss", "mean cross entropy on the clean test images")
                        .as("n start")
                        .at(first),
                Head.number("accuracy %", "on the clean test images").at(first + 1),
                Head.number("loss", "mean cross entropy, " + over).as("n start").at(first + 2),
                Head.number("accuracy %", over).at(first + 3));
        return new Grid("Loss and accuracy, clean and corrupted", List.of(upper, lower), rows());
    }

    /** One line per model and set, as in the table that it follows. */
    String csv() {
        var csv = new Csv(
                "architecture",
                "initialization",
                "trainable",
                "methodology",
                "seeds",
                "images",
                "conditions",
                "loss",
                "lossDeviation",
                "accuracy",
                "accuracyDeviation");
        for (var group : RunGroup.of(results)) {
            line(csv, group.runs(), "clean", clean);
            if (!corrupted.isEmpty()) {
                line(csv, group.runs(), "corrupted", corrupted);
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
                first.trainable().label(),
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
        for (var group : RunGroup.of(results)) {
            var first = group.runs().get(0);
            boolean next = !first.architecture().equals(model);
            model = first.architecture();
            var cells = new ArrayList<Cell>();
            cells.add(Cell.name(first.architecture(), null, null));
            cells.add(Cell.words(first.initialization()));
            if (results.names().trainables()) {
                cells.add(Cell.words(first.trainable().label()));
            }
            if (results.names().methodologies()) {
                cells.add(Cell.words(first.methodology()));
            }
            cells.add(MeanCell.loss(loss(group.runs(), clean)));
            cells.add(MeanCell.percent(accuracy(group.runs(), clean)));
            cells.add(MeanCell.loss(loss(group.runs(), corrupted)));
            cells.add(MeanCell.percent(accuracy(group.runs(), corrupted)));
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
