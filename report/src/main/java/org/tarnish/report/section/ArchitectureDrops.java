package org.tarnish.report.section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.condition.Condition.Family;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;

/**
 * Which part of its clean accuracy a network loses to corruption, (clean - corrupted) / clean with the mean over all
 * conditions with corruptions: initializations as rows, architectures as columns.
 */
final class ArchitectureDrops {
    private final Results results;
    private final List<Condition> corrupted;

    ArchitectureDrops(Results results) {
        this.results = results;
        this.corrupted = results.conditions(Family.CORRUPTION);
    }

    /** Whether there are drops of more than one network, so that a table of them says something. */
    boolean exists() {
        return NetworkSetup.group(results.runs()).size() > 1
                && results.runs().stream()
                        .anyMatch(run -> results.drop(run, corrupted).exists());
    }

    Grid grid() {
        var heads = new ArrayList<>(List.of(Head.words("initialization")));
        if (results.names().trainables()) {
            heads.add(Head.words("trainable"));
        }
        if (results.names().methodologies()) {
            heads.add(Head.words("methodology"));
        }
        architectures().forEach(architecture -> heads.add(Head.number(architecture, null)));
        var rows = new ArrayList<Row>();
        rows().forEach((start, runs) -> {
            var cells = new ArrayList<>(List.of(Cell.name(start.initialization(), null, null)));
            if (results.names().trainables()) {
                cells.add(Cell.words(start.trainable()));
            }
            if (results.names().methodologies()) {
                cells.add(Cell.words(start.methodology()));
            }
            architectures().forEach(architecture -> cells.add(MeanCell.percent(drop(runs, architecture))));
            rows.add(new Row(cells));
        });
        return new Grid("Relative drop of accuracy by corruption in percent", Columns.numbered(heads), rows);
    }

    String csv() {
        var csv = new Csv(
                "architecture",
                "initialization",
                "trainable",
                "methodology",
                "seeds",
                "conditions",
                "relativeDrop",
                "deviation");
        rows().forEach((start, runs) -> architectures().forEach(architecture -> {
            var drop = drop(runs, architecture);
            if (drop.exists()) {
                csv.add(
                        architecture,
                        start.initialization(),
                        start.trainable(),
                        start.methodology(),
                        drop.count(),
                        corrupted.size(),
                        drop.value(),
                        drop.deviation());
            }
        }));
        return csv.content();
    }

    private record Start(String initialization, String trainable, String methodology) {}

    private Map<Start, List<Report.Run>> rows() {
        var rows = new LinkedHashMap<Start, List<Report.Run>>();
        for (var run : results.runs()) {
            var start = new Start(run.initialization(), run.trainable().label(), run.methodology());
            rows.computeIfAbsent(start, key -> new ArrayList<>()).add(run);
        }
        return rows;
    }

    private List<String> architectures() {
        return results.runs().stream().map(Report.Run::architecture).distinct().toList();
    }

    private Mean drop(List<Report.Run> runs, String architecture) {
        Stream<Mean> drops = runs.stream()
                .filter(run -> run.architecture().equals(architecture))
                .map(run -> results.drop(run, corrupted));
        return Mean.of(drops);
    }
}
