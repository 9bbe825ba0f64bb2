package org.tarnish.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tarnish.evaluation.joint.ForeignImages;
import org.tarnish.evaluation.joint.JointMeasure;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;
import org.tarnish.report.html.Numbers;

/** Whether networks are less sure of images that show none of the data set's classes. */
final class ForeignSection implements Section {
    private static final String NOTE =
            "Images that show none of the data set's classes: a network should be less sure of"
                    + " them than of clean test images. Confidence is the highest probability, and clean images count whether"
                    + " they are classified right or wrong.";

    /** A measure and where the report has it. */
    private record Column(JointMeasure measure, Function<Report.Foreign, Double> value) {}

    private static final List<Column> COLUMNS = List.of(
            new Column(ForeignImages.auroc(), Report.Foreign::oodAuroc),
            new Column(ForeignImages.aupr(), Report.Foreign::oodAupr),
            new Column(ForeignImages.falsePositives(), Report.Foreign::oodFpr95));

    @Override
    public String id() {
        return "out-of-distribution";
    }

    @Override
    public String title() {
        return "Images of no class";
    }

    @Override
    public Optional<Content> content(Results results) {
        if (results.report().foreign().isEmpty()) {
            return Optional.empty();
        }
        var heads = new ArrayList<Head>();
        heads.add(Head.words("run"));
        heads.add(Head.words("images"));
        heads.add(Head.number("number", null));
        var measures = new ArrayList<MeasureWords.Said>();
        for (var column : COLUMNS) {
            var measure = column.measure().measure();
            heads.add(Head.number(measure.heading(), measure.explanation()));
            measures.add(MeasureWords.titled(measure));
        }
        var rows = new ArrayList<Row>();
        for (var run : results.runs()) {
            results.report().foreign().stream()
                    .filter(set -> set.run().equals(run.id()))
                    .forEach(set -> rows.add(row(results.names().cell(run), set)));
        }
        var grid = new Grid("Each run on each set of images of no class", Columns.numbered(heads), rows);
        return Optional.of(new MeasurePanels(
                        List.of(NOTE), measures, List.of(new Content.Titled(null, grid)), "", List.of(), List.of())
                .content());
    }

    private static Row row(Cell name, Report.Foreign set) {
        var cells = new ArrayList<Cell>();
        cells.add(name);
        cells.add(Cell.words(set.condition()));
        cells.add(Cell.number(Numbers.count(set.images()), set.images()));
        for (var column : COLUMNS) {
            var value = column.value().apply(set);
            var cell = MeasureWords.number(column.measure().measure(), value);
            cells.add(value == null ? cell.titled("there are no confidences, or no clean images, to compare") : cell);
        }
        return new Row(cells);
    }

    @Override
    public List<TableFile> files() {
        return List.of(new TableFile(
                "out-of-distribution.csv",
                results -> Csv.of(Report.Foreign.class, results.report().foreign())));
    }
}
