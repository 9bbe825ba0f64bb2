package org.tarnish.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Unit;
import org.tarnish.evaluation.aggregate.Aggregate;
import org.tarnish.evaluation.aggregate.Aggregates;
import org.tarnish.evaluation.metric.FlipProbability;
import org.tarnish.evaluation.metric.Metric;

/** A metric of the catalogue: runs by the conditions that it was computed on, then what it comes to over them. */
final class MetricSection implements Section {
    private final Metric metric;

    MetricSection(Metric metric) {
        this.metric = metric;
    }

    @Override
    public String id() {
        return metric.name().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    @Override
    public String title() {
        return capital(metric.measure().title());
    }

    @Override
    public Optional<Content> content(Results results) {
        var table = new MetricTable(results, metric);
        return table.exists()
                ? Optional.of(Content.tables(notes(), List.of(new Content.Titled(null, table.grid()))))
                : Optional.empty();
    }

    @Override
    public List<TableFile> files() {
        // Frames of sequences are no test images and have a file of their own.
        return metric instanceof FlipProbability
                ? List.of(new TableFile("flips.csv", EvaluationTable::ofSequences))
                : List.of();
    }

    private List<String> notes() {
        var notes = new ArrayList<String>();
        var measure = metric.measure();
        notes.add(measure.explanation() + (measure.unit() == Unit.FRACTION ? " In percent; " : " ") + direction(measure)
                + " Source: " + measure.source());
        for (var aggregate : Aggregates.over(metric.name())) {
            notes.add(said(aggregate));
        }
        return notes;
    }

    private static String direction(Measure measure) {
        var words = measure.direction() == Direction.LOWER_IS_BETTER ? "lower is better." : "higher is better.";
        return measure.unit() == Unit.FRACTION ? words : capital(words);
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String said(Aggregate aggregate) {
        var measure = aggregate.measure();
        return measure.title() + ": " + measure.explanation() + ". Source: " + measure.source();
    }
}
