package org.tarnish.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tarnish.evaluation.joint.JointMeasure;
import org.tarnish.evaluation.joint.JointMeasures;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;

/** What follows from a run's predictions on several conditions, image by image; there where the request asks for it. */
final class JointSection implements Section {
    @Override
    public String id() {
        return "image-by-image";
    }

    @Override
    public String title() {
        return "Image by image over conditions";
    }

    @Override
    public Optional<Content> content(Results results) {
        var there = JointMeasures.all().stream()
                .filter(measure -> results.report().joint().stream()
                        .anyMatch(joint -> joint.name().equals(measure.name())))
                .toList();
        if (there.isEmpty()) {
            return Optional.empty();
        }
        var heads = new ArrayList<>(List.of(Head.words("run")));
        there.forEach(measure -> heads.add(
                Head.number(measure.measure().heading(), measure.measure().explanation())));
        var rows = results.runs().stream().map(run -> row(results, run, there)).toList();
        var grid = new Grid("Each run over its conditions", Columns.numbered(heads), rows);
        return Optional.of(new MeasurePanels(
                        List.of(),
                        there.stream()
                                .map(measure -> MeasureWords.titled(measure.measure()))
                                .toList(),
                        List.of(new Content.Titled(null, grid)),
                        "",
                        List.of(),
                        List.of())
                .content());
    }

    private static Row row(Results results, Report.Run run, List<JointMeasure> measures) {
        var cells = new ArrayList<Cell>();
        cells.add(results.names().cell(run));
        for (var measure : measures) {
            var joint = results.report().joint().stream()
                    .filter(one -> one.run().equals(run.id()) && one.name().equals(measure.name()))
                    .findFirst();
            var cell = MeasureWords.number(
                    measure.measure(), joint.map(Report.Joint::value).orElse(null));
            cells.add(joint.map(Report.Joint::lacks).map(cell::titled).orElse(cell));
        }
        return new Row(cells);
    }

    @Override
    public List<TableFile> files() {
        return List.of(new TableFile(
                "joint.csv",
                results -> Csv.of(Report.Joint.class, results.report().joint())));
    }
}
