package org.tarnish.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
        return MeasureWords.capital(metric.measure().title());
    }

    @Override
    public Optional<Content> content(Results results) {
        var table = new MetricTable(results, metric);
        return table.exists()
                ? Optional.of(Content.tables(notes(results), List.of(new Content.Titled(null, table.grid()))))
                : Optional.empty();
    }

    @Override
    public List<TableFile> files() {
        // Frames of sequences are no test images and have a file of their own.
        return metric instanceof FlipProbability
                ? List.of(new TableFile("flips.csv", EvaluationTable::ofSequences))
                : List.of();
    }

    private List<String> notes(Results results) {
        var notes = new ArrayList<String>();
        notes.add(MeasureWords.explained(metric.measure()));
        for (var aggregate : Aggregates.over(metric.name())) {
            notes.add(said(aggregate));
        }
        results.report().aggregates().stream()
                .filter(aggregated -> aggregated.metric().equals(metric.name()) && aggregated.scope() != null)
                .findFirst()
                .ifPresent(aggregated -> notes.add("The reference: " + aggregated.scope() + "."));
        return notes;
    }

    private static String said(Aggregate aggregate) {
        var measure = aggregate.measure();
        return measure.title() + ": " + measure.explanation() + ". Source: " + measure.source();
    }
}
