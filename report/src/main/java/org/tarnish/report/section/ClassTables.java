package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.count;
import static org.tarnish.report.html.Numbers.percent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tarnish.evaluation.diagram.Drawing;
import org.tarnish.experiment.condition.Condition.Family;
import org.tarnish.experiment.result.Diagrams;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;

/**
 * Accuracies and confusions by class. Of few classes all are shown, runs by classes; of many those of lowest accuracy,
 * classes by runs, and the pairs that are confused most.
 */
final class ClassTables {
    private static final int LOWEST = 20;
    private static final int PAIRS = 5;
    private static final int RUNS = 20;
    private static final int SHORT = 4;
    private static final int TINTS = 9;

    private final Results results;
    private final List<Report.Run> runs;
    private final ClassNames names;
    private final int classes;

    ClassTables(Results results) {
        this.results = results;
        this.runs =
                results.runs().stream().filter(run -> clean(run).isPresent()).toList();
        this.names = new ClassNames(results.report().dataset().classes());
        this.classes = runs.stream()
                .mapToInt(run -> clean(run).orElseThrow().images().size())
                .max()
                .orElse(0);
    }

    /** Whether anything was kept of clean images. */
    boolean exists() {
        return !runs.isEmpty();
    }

    private boolean few() {
        return classes <= Drawing.FEW_CLASSES;
    }

    List<Content.Titled> accuracies() {
        if (!few()) {
            return List.of(new Content.Titled("Classes of lowest accuracy, clean images", lowest()));
        }
        var tables = new ArrayList<Content.Titled>();
        tables.add(new Content.Titled("Accuracy by class in percent, clean images", byClass(ImageSets.clean(results))));
        var corrupted = ConditionGroup.whole(results, Family.CORRUPTION, "corrupted");
        if (runs.stream().anyMatch(run -> recalls(run, corrupted).isPresent())) {
            tables.add(new Content.Titled("Accuracy by class in percent, all corrupted images", byClass(corrupted)));
        }
        return tables;
    }

    private Grid byClass(List<ConditionGroup> set) {
        boolean steep =
                IntStream.range(0, classes).anyMatch(label -> names.of(label).length() > SHORT);
        var heads = new ArrayList<Head>();
        heads.add(Head.words("run"));
        for (int label = 0; label < classes; label++) {
            heads.add(Head.number(names.of(label), null).as(steep ? "n steep" : "n"));
        }
        var tint = AccuracyTint.of(results);
        var rows = new ArrayList<Row>();
        for (var run : runs) {
            var cells = new ArrayList<Cell>();
            cells.add(results.names().cell(run));
            var recalls = recalls(run, set).orElse(List.of());
            for (int label = 0; label < classes; label++) {
                cells.add(accuracy(label < recalls.size() ? recalls.get(label) : null, tint));
            }
            rows.add(new Row(cells));
        }
        return new Grid("Accuracy of each run on each class", Columns.numbered(heads), rows);
    }

    private static Cell accuracy(Double recall, AccuracyTint tint) {
        var cell = Cell.number(percent(recall), recall);
        return recall == null || recall.isNaN() ? cell.titled("no image of it") : cell.and(tint.kind(recall));
    }

    private Optional<List<Double>> recalls(Report.Run run, List<ConditionGroup> set) {
        return set.stream()
                .flatMap(group -> Pooled.recalls(results.diagrams(run, group.conditions())).stream())
                .findFirst();
    }

    private Grid lowest() {
        var clean = ImageSets.clean(results);
        var recalls =
                runs.stream().map(run -> recalls(run, clean).orElse(List.of())).toList();
        var lowest = IntStream.range(0, classes)
                .filter(label -> Double.isFinite(mean(recalls, label)))
                .boxed()
                .sorted(Comparator.comparingDouble(label -> mean(recalls, label)))
                .limit(LOWEST)
                .toList();
        var heads = new ArrayList<Head>();
        heads.add(Head.words("class"));
        runs.forEach(run -> heads.add(Head.number(results.names().name(run), run.id())));
        var tint = AccuracyTint.of(results);
        var rows = new ArrayList<Row>();
        for (int label : lowest) {
            var cells = new ArrayList<Cell>();
            cells.add(Cell.name(names.of(label), null, null));
            recalls.forEach(run -> cells.add(accuracy(label < run.size() ? run.get(label) : null, tint)));
            rows.add(new Row(cells));
        }
        return new Grid("Accuracy in percent on the classes of lowest accuracy", Columns.numbered(heads), rows);
    }

    private static double mean(List<List<Double>> recalls, int label) {
        return recalls.stream()
                .filter(run -> label < run.size())
                .mapToDouble(run -> run.get(label))
                .average()
                .orElse(Double.NaN);
    }

    /** The matrix of the first run on clean images, or what runs confuse most. */
    List<Content.Titled> confusions() {
        if (few()) {
            return List.of(matrix(runs.get(0)));
        }
        return List.of(new Content.Titled("Most confused classes, clean images", pairs()));
    }

    /** The matrices of the next runs. */
    List<Content.Titled> furtherConfusions() {
        return few() ? runs.stream().skip(1).limit(RUNS).map(this::matrix).toList() : List.of();
    }

    private Content.Titled matrix(Report.Run run) {
        var matrix = clean(run).orElseThrow().matrix();
        var heads = new ArrayList<Head>();
        heads.add(Head.words("true \\ taken for"));
        for (int label = 0; label < matrix.size(); label++) {
            heads.add(Head.number(names.of(label), null));
        }
        var rows = new ArrayList<Row>();
        for (int label = 0; label < matrix.size(); label++) {
            var cells = new ArrayList<Cell>();
            cells.add(Cell.name(names.of(label), null, null));
            int all = matrix.get(label).stream().mapToInt(images -> images).sum();
            for (int taken = 0; taken < matrix.size(); taken++) {
                cells.add(pair(label, taken, matrix.get(label).get(taken), all));
            }
            rows.add(new Row(cells));
        }
        return new Content.Titled(
                "Confusion matrix, clean images: " + results.names().name(run),
                new Grid("Images by true class and the class that they were taken for", Columns.numbered(heads), rows));
    }

    private Cell pair(int label, int taken, int images, int all) {
        var cell = Cell.number(images == 0 ? "·" : count(images), images)
                .titled(names.of(label) + (label == taken ? " right: " : " taken for " + names.of(taken) + ": ")
                        + count(images) + " of " + count(all));
        if (label == taken) {
            return cell.and("best");
        }
        return images == 0 ? cell.and("quiet") : cell.and("h" + Math.max(1, Math.round((double) TINTS * images / all)));
    }

    private Grid pairs() {
        var heads = List.of(
                Head.words("run"),
                Head.words("class"),
                Head.words("taken for"),
                Head.number("images", null),
                Head.number("of the class %", "share of the class's images"));
        var rows = new ArrayList<Row>();
        for (var run : runs) {
            var counts = clean(run).orElseThrow();
            for (var confusion : counts.confused()
                    .subList(0, Math.min(PAIRS, counts.confused().size()))) {
                double share = (double) confusion.images() / counts.images().get(confusion.label());
                rows.add(new Row(List.of(
                        results.names().cell(run),
                        Cell.words(names.of(confusion.label())),
                        Cell.words(names.of(confusion.predicted())),
                        Cell.number(count(confusion.images()), confusion.images()),
                        Cell.number(percent(share), share))));
            }
        }
        return new Grid("Classes that are taken for others most often", Columns.numbered(heads), rows);
    }

    private Optional<Diagrams.Classes> clean(Report.Run run) {
        return results.diagrams(run, results.conditions(Family.CLEAN)).stream()
                .findFirst()
                .map(Report.Diagram::classes);
    }
}
