package org.tarnish.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tarnish.evaluation.metric.Metric;
import org.tarnish.evaluation.metric.Metrics;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.perturbation.Perturbations;
import org.tarnish.report.Report;

/** Every run on every condition as CSV, with a column for each metric of the catalogue that says something there. */
final class EvaluationTable {
    private static final Condition SEQUENCES =
            new Condition.Perturbed(Perturbations.names().get(0), 1, 1, SeverityTable.CIFAR, 0);

    private EvaluationTable() {}

    /** The evaluations on single images. */
    static String ofImages(Results results) {
        var metrics = metrics(results, new Condition.Clean(), condition -> !(condition instanceof Condition.Perturbed));
        var columns = new ArrayList<>(List.of("run", "condition", "correct", "total"));
        metrics.forEach(metric -> columns.add(metric.name()));
        columns.addAll(List.of("low", "high", "relativeDrop"));
        var csv = new Csv(columns.toArray(String[]::new));
        for (var e : results.report().evaluations()) {
            if (e.sequences() == null) {
                var line = start(e);
                metrics.forEach(metric -> line.add(e.metric(metric.name())));
                line.add(e.low());
                line.add(e.high());
                line.add(e.relativeDrop());
                csv.add(line.toArray());
            }
        }
        return csv.content();
    }

    /** The evaluations on perturbation sequences, whose frames are no test images. */
    static String ofSequences(Results results) {
        var metrics = metrics(results, SEQUENCES, Condition.Perturbed.class::isInstance);
        var columns = new ArrayList<>(List.of("run", "condition", "correct", "total", "sequences", "frames"));
        metrics.forEach(metric -> columns.add(metric.name()));
        var csv = new Csv(columns.toArray(String[]::new));
        for (var e : results.report().evaluations()) {
            if (e.sequences() != null) {
                var line = start(e);
                line.add(e.sequences());
                line.add(e.frames());
                metrics.forEach(metric -> line.add(e.metric(metric.name())));
                csv.add(line.toArray());
            }
        }
        return csv.content();
    }

    private static List<Object> start(Report.Evaluation e) {
        return new ArrayList<>(List.of(e.run(), e.condition(), e.correct(), e.total()));
    }

    /** The metrics that say something on any of the report's conditions of that sort, or on the example of it. */
    private static List<Metric> metrics(Results results, Condition example, Predicate<Condition> sort) {
        var conditions = Stream.concat(
                        Stream.of(example),
                        results.report().conditions().values().stream().filter(sort))
                .toList();
        return Metrics.all().stream()
                .filter(metric -> conditions.stream().anyMatch(metric::suits))
                .toList();
    }
}
