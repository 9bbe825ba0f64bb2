package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.percent;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tarnish.evaluation.aggregate.Aggregate;
import org.tarnish.evaluation.aggregate.CorruptionErrors;
import org.tarnish.evaluation.aggregate.ExtraCorruptionError;
import org.tarnish.evaluation.aggregate.Mce;
import org.tarnish.evaluation.aggregate.MeanCorruptionError;
import org.tarnish.evaluation.aggregate.RelativeMce;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;

/** What the errors of each run on corrupted images come to, and what is missing for it. */
final class CorruptionErrorTable {
    private final Results results;
    private final TreeSet<Integer> severities = new TreeSet<>();
    private final boolean relative;

    CorruptionErrorTable(Results results) {
        this.results = results;
        var errors = results.report().corruptionErrors();
        errors.forEach(one -> severities.addAll(one.meanBySeverity().keySet()));
        // AlexNet's errors are those by ImageNet's table.
        this.relative = errors.stream()
                .anyMatch(one -> one.table().equals("imagenet") || !Conditions.ALEXNET.equals(reference(one)));
    }

    boolean exists() {
        return !results.report().corruptionErrors().isEmpty();
    }

    Grid grid() {
        var heads = new ArrayList<Head>();
        heads.add(Head.words("run"));
        heads.add(head(new MeanCorruptionError()));
        severities.forEach(severity -> heads.add(
                Head.number("severity " + severity, "mean error over the 15 main corruptions at this severity alone")));
        heads.add(head(new ExtraCorruptionError()));
        if (relative) {
            heads.add(head(new Mce()));
            heads.add(head(new RelativeMce()));
        }
        heads.add(Head.words("missing"));
        return new Grid(
                "Corruption errors",
                Columns.numbered(heads),
                results.report().corruptionErrors().stream().map(this::row).toList());
    }

    /** What numbers that are relative to the reference may be compared with. */
    String scope() {
        return results.report().corruptionErrors().stream()
                .map(Report.CorruptionErrors::scope)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("AlexNet's on ImageNet-C, so they mean something for ImageNet's classes alone");
    }

    private static String reference(Report.CorruptionErrors errors) {
        return errors.reference() == null ? Conditions.ALEXNET : errors.reference();
    }

    private static Head head(Aggregate aggregate) {
        return Head.number(aggregate.measure().heading(), aggregate.measure().explanation());
    }

    private Row row(Report.CorruptionErrors errors) {
        var cells = new ArrayList<Cell>();
        cells.add(results.run(errors.run())
                .map(results.names()::cell)
                .orElseGet(() -> Cell.name(errors.run(), null, null)));
        cells.add(cell(errors.mean(), errors.mainCells(), CorruptionErrors.MAIN_CELLS));
        for (int severity : severities) {
            var mean = errors.meanBySeverity().get(severity);
            cells.add(Cell.number(percent(mean), mean));
        }
        cells.add(cell(errors.extraMean(), errors.extraCells(), CorruptionErrors.EXTRA_CELLS));
        if (relative) {
            cells.add(cell(errors.mce(), errors.mainCells(), CorruptionErrors.MAIN_CELLS));
            cells.add(cell(errors.relativeMce(), errors.mainCells(), CorruptionErrors.MAIN_CELLS));
        }
        cells.add(Cell.words(String.join(", ", errors.missing())).and("long"));
        return new Row(cells);
    }

    private static Cell cell(Double value, int evaluated, int needed) {
        var cell = Cell.number(percent(value), value);
        return value == null && evaluated < needed
                ? cell.noted(evaluated + " of " + needed).titled("conditions that were evaluated, of those it takes")
                : cell;
    }

    static String csv(Report report) {
        var csv = new Csv(
                "run",
                "table",
                "severities",
                "mainCells",
                "extraCells",
                "missing",
                "mean",
                "severity1",
                "severity2",
                "severity3",
                "severity4",
                "severity5",
                "extraMean",
                "mce",
                "relativeMce",
                "reference",
                "scope");
        for (var e : report.corruptionErrors()) {
            csv.add(
                    e.run(),
                    e.table(),
                    spaced(e.severities()),
                    e.mainCells(),
                    e.extraCells(),
                    spaced(e.missing()),
                    e.mean(),
                    e.meanBySeverity().get(1),
                    e.meanBySeverity().get(2),
                    e.meanBySeverity().get(3),
                    e.meanBySeverity().get(4),
                    e.meanBySeverity().get(5),
                    e.extraMean(),
                    e.mce(),
                    e.relativeMce(),
                    e.reference(),
                    e.scope());
        }
        return csv.content();
    }

    private static String spaced(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(" "));
    }
}
