package org.tarnish.evaluation.choice;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.aggregate.Aggregate;
import org.tarnish.evaluation.aggregate.Aggregates;
import org.tarnish.evaluation.joint.JointMeasure;
import org.tarnish.evaluation.joint.JointMeasures;
import org.tarnish.evaluation.metric.Accuracy;
import org.tarnish.evaluation.metric.Metric;
import org.tarnish.evaluation.metric.Metrics;

/**
 * The measures that somebody wants, of the three catalogues: numbers of a run on one condition, of its values over
 * conditions, and of its predictions over conditions. Accuracy is always among them, and so is the metric that a wanted
 * aggregate is over.
 */
public final class MeasureChoice {
    /** Stands for every measure there is. */
    public static final String ALL = "all";

    /** Stands for {@link #standard()} among other names. */
    public static final String STANDARD = "standard";

    private final Set<String> names;

    private MeasureChoice(Set<String> names) {
        this.names = names;
    }

    /** What is computed when nobody says otherwise: all but the joint measures, which read all predictions once more. */
    public static MeasureChoice standard() {
        return new MeasureChoice(standardNames());
    }

    /** Every measure there is. */
    public static MeasureChoice all() {
        return new MeasureChoice(names(measures()));
    }

    /**
     * The measures with some names; none for {@link #standard()}.
     *
     * @param wanted names of measures, {@link #ALL} or {@link #STANDARD}
     * @throws IllegalArgumentException if there is no such measure; the message lists those there are
     */
    public static MeasureChoice of(Collection<String> wanted) {
        if (wanted.isEmpty()) {
            return standard();
        }
        var names = new LinkedHashSet<String>();
        names.add(Accuracy.NAME);
        for (var name : wanted) {
            switch (name) {
                case ALL -> names.addAll(names(measures()));
                case STANDARD -> names.addAll(standardNames());
                default -> names.add(known(name));
            }
        }
        Aggregates.all().stream()
                .filter(aggregate -> names.contains(aggregate.name()))
                .map(Aggregate::metric)
                .forEach(names::add);
        return new MeasureChoice(names);
    }

    /** All names that {@link #of} takes, in the order of the catalogues. */
    public static List<String> known() {
        return Stream.concat(Stream.of(STANDARD, ALL), names(measures()).stream())
                .toList();
    }

    private static String known(String name) {
        if (!names(measures()).contains(name)) {
            throw new IllegalArgumentException(
                    "there is no measure '" + name + "'; there are " + String.join(", ", known()));
        }
        return name;
    }

    private static Set<String> standardNames() {
        return names(Stream.concat(
                Metrics.all().stream().map(Metric::measure),
                Aggregates.all().stream().map(Aggregate::measure)));
    }

    private static Stream<Measure> measures() {
        return Stream.of(
                        Metrics.all().stream().map(Metric::measure),
                        Aggregates.all().stream().map(Aggregate::measure),
                        JointMeasures.all().stream().map(JointMeasure::measure))
                .flatMap(all -> all);
    }

    private static Set<String> names(Stream<Measure> measures) {
        return measures.map(Measure::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The wanted joint measures and nothing else, for those who have the rest. */
    public MeasureChoice jointAlone() {
        return new MeasureChoice(names(joint().stream().map(JointMeasure::measure)));
    }

    /** Whether a measure is wanted. */
    public boolean has(String name) {
        return names.contains(name);
    }

    /** The wanted metrics, in the catalogue's order. */
    public List<Metric> metrics() {
        return Metrics.all().stream().filter(metric -> has(metric.name())).toList();
    }

    /** The wanted aggregates, in the catalogue's order. */
    public List<Aggregate> aggregates() {
        return Aggregates.all().stream()
                .filter(aggregate -> has(aggregate.name()))
                .toList();
    }

    /** The wanted joint measures, in the catalogue's order. */
    public List<JointMeasure> joint() {
        return JointMeasures.all().stream()
                .filter(measure -> has(measure.name()))
                .toList();
    }

    /** The most that a wanted measure needs of predictions. */
    public Need needs() {
        return Stream.concat(
                        metrics().stream().map(Metric::needs), joint().stream().map(JointMeasure::needs))
                .max(Need::compareTo)
                .orElse(Need.CLASSES);
    }
}
