package org.tarnish.cli.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Unit;
import org.tarnish.evaluation.aggregate.Aggregate;
import org.tarnish.evaluation.aggregate.Aggregates;
import org.tarnish.evaluation.choice.MeasureChoice;
import org.tarnish.evaluation.joint.JointMeasure;
import org.tarnish.evaluation.joint.JointMeasures;
import org.tarnish.evaluation.metric.Metric;
import org.tarnish.evaluation.metric.Metrics;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.predictions.experiment.Score;

/** Measures of runs as text: a row for each run and measure, a column for each sort of condition. */
public final class MeasureTable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MeasureChoice choice;
    private final List<String> runs;
    private final Map<String, Condition> conditions;
    private final List<Score> scores;

    public MeasureTable(
            MeasureChoice choice, List<String> runs, Map<String, Condition> conditions, List<Score> scores) {
        this.choice = choice;
        this.runs = runs;
        this.conditions = conditions;
        this.scores = scores;
    }

    /** What there is, a line each. */
    public static List<String> known() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("measure", "of a run's", "better", "what it says"));
        Metrics.all().forEach(metric -> rows.add(row(metric.measure(), "predictions on a condition")));
        Aggregates.all().forEach(aggregate -> rows.add(row(aggregate.measure(), aggregate.metric())));
        JointMeasures.all().forEach(joint -> rows.add(row(joint.measure(), "predictions on conditions")));
        return TextTable.lines(rows);
    }

    private static List<String> row(Measure measure, String of) {
        return List.of(
                measure.name(),
                of,
                switch (measure.direction()) {
                    case LOWER_IS_BETTER -> "lower";
                    case HIGHER_IS_BETTER -> "higher";
                },
                measure.explanation());
    }

    /** Single conditions where there are few, else means over those of a family; then what is over all of them. */
    public List<String> lines() {
        var families = new LinkedHashSet<Condition.Family>();
        conditions.values().forEach(condition -> families.add(condition.family()));
        var rows = new ArrayList<List<String>>();
        var head = new ArrayList<>(List.of("run", "measure"));
        families.forEach(family -> head.add(title(family)));
        rows.add(head);
        for (var run : runs) {
            choice.metrics().forEach(metric -> metric(run, metric, families).ifPresent(rows::add));
        }
        var lines = new ArrayList<>(TextTable.lines(rows));
        lines.addAll(over());
        lines.addAll(scopes());
        lacks().forEach(lines::add);
        return lines;
    }

    private String title(Condition.Family family) {
        var of = conditions.values().stream()
                .filter(condition -> condition.family() == family)
                .toList();
        var word = of.size() == 1
                ? of.get(0).label()
                : switch (family) {
                    case CLEAN -> "clean";
                    case CORRUPTION -> "corruptions";
                    case REDUCTION -> "reductions";
                    case IMPORTED -> "image sets";
                    case FOREIGN -> "sets of no class";
                    case PERTURBATION -> "perturbations";
                    case MINIMAL -> "minimal images";
                };
        return of.size() == 1 ? word : word + " (mean of " + of.size() + ")";
    }

    private Optional<List<String>> metric(String run, Metric metric, Iterable<Condition.Family> families) {
        var row = new ArrayList<>(List.of(run, heading(metric.measure())));
        boolean some = false;
        for (var family : families) {
            var mean = mean(run, metric, family);
            some |= mean.isPresent();
            row.add(mean.isPresent() ? text(metric.measure(), mean.getAsDouble()) : "-");
        }
        return some ? Optional.of(row) : Optional.empty();
    }

    private OptionalDouble mean(String run, Metric metric, Condition.Family family) {
        return scores.stream()
                .filter(score -> score.run().equals(run) && score.measure().equals(metric.name()))
                .filter(score -> score.condition()
                        .map(label -> conditions.get(label).family() == family)
                        .orElse(false))
                .flatMap(score -> score.value().stream())
                .mapToDouble(Double::doubleValue)
                .average();
    }

    private List<String> over() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("run", "over conditions", "value"));
        for (var score : scores) {
            if (score.condition().isEmpty() && score.value().isPresent()) {
                var measure = measure(score.measure());
                rows.add(List.of(
                        score.run(),
                        heading(measure),
                        text(measure, score.value().get())));
            }
        }
        if (rows.size() == 1) {
            return List.of();
        }
        var lines = new ArrayList<>(List.of(""));
        lines.addAll(TextTable.lines(rows));
        return lines;
    }

    /** What relative numbers may be compared with. */
    private List<String> scopes() {
        var measures = new LinkedHashMap<String, LinkedHashSet<String>>();
        for (var score : scores) {
            if (score.value().isPresent() && score.scope().isPresent()) {
                measures.computeIfAbsent(score.scope().get(), scope -> new LinkedHashSet<>())
                        .add(score.measure());
            }
        }
        return measures.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey() + ".")
                .toList();
    }

    /** Why numbers are not there: each reason once, with the measures and the first place. */
    private List<String> lacks() {
        var measures = new LinkedHashMap<String, LinkedHashSet<String>>();
        var places = new LinkedHashMap<String, String>();
        for (var score : scores) {
            score.lacks().ifPresent(reason -> {
                measures.computeIfAbsent(reason, any -> new LinkedHashSet<>()).add(score.measure());
                places.putIfAbsent(
                        reason,
                        score.run()
                                + score.condition().map(label -> " on " + label).orElse(""));
            });
        }
        var lines = new ArrayList<String>();
        measures.forEach((reason, names) ->
                lines.add("No " + String.join(", ", names) + " of " + places.get(reason) + ": " + reason + "."));
        return lines;
    }

    private static Measure measure(String name) {
        return Stream.concat(
                        Aggregates.all().stream().map(Aggregate::measure),
                        JointMeasures.all().stream().map(JointMeasure::measure))
                .filter(measure -> measure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String heading(Measure measure) {
        return measure.unit() == Unit.FRACTION ? measure.name() + " %" : measure.name();
    }

    private static String text(Measure measure, double value) {
        return String.format(
                Locale.ROOT, "%." + measure.decimals() + "f", measure.unit().shown() * value);
    }

    /** As CSV: run, condition (empty over several), measure, value, lacks, scope. */
    public static String csv(List<Score> scores) {
        var text = new StringBuilder("run,condition,measure,value,lacks,scope\r\n");
        for (var score : scores) {
            text.append(String.join(
                            ",",
                            Arrays.asList(
                                    score.run(),
                                    score.condition().orElse(""),
                                    score.measure(),
                                    score.value().map(String::valueOf).orElse(""),
                                    quoted(score.lacks()),
                                    quoted(score.scope()))))
                    .append("\r\n");
        }
        return text.toString();
    }

    private static String quoted(Optional<String> words) {
        return words.map(some -> '"' + some.replace("\"", "\"\"") + '"').orElse("");
    }

    /** As JSON, with the same fields. */
    public static ObjectNode json(String experiment, List<Score> scores) {
        var document = JSON.createObjectNode().put("experiment", experiment);
        var array = document.putArray("measures");
        for (var score : scores) {
            var entry = array.addObject().put("run", score.run());
            score.condition().ifPresent(label -> entry.put("condition", label));
            entry.put("measure", score.measure());
            score.value().ifPresentOrElse(value -> entry.put("value", value), () -> entry.putNull("value"));
            score.lacks().ifPresent(reason -> entry.put("lacks", reason));
            score.scope().ifPresent(scope -> entry.put("scope", scope));
        }
        return document;
    }
}
