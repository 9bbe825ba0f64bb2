package org.tarnish.report.section;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tarnish.evaluation.choice.MeasureChoice;
import org.tarnish.evaluation.metric.Accuracy;
import org.tarnish.evaluation.metric.Loss;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.condition.Condition.Family;
import org.tarnish.report.Report;

/** A report's numbers by run and condition. Immutable. */
public final class Results {
    private final Report report;
    private final List<Condition> conditions;
    private final RunNames names;
    private final Map<Key, Report.Evaluation> evaluations = new HashMap<>();
    private final Map<Key, Report.Comparison> comparisons = new HashMap<>();
    private final Map<Key, Report.Aggregated> aggregates = new HashMap<>();
    private final Map<Key, Report.Diagram> diagrams = new HashMap<>();
    private final Set<String> metrics = new HashSet<>();
    private final MeasureChoice choice;

    public Results(Report report) {
        this.report = report;
        this.choice = MeasureChoice.of(report.request().measures());
        this.conditions = report.conditions().values().stream()
                .filter(condition -> condition.family() != Family.PERTURBATION && condition.family() != Family.FOREIGN)
                .toList();
        this.names = new RunNames(report.runs());
        report.evaluations().forEach(e -> evaluations.put(new Key(e.run(), e.condition()), e));
        report.comparisons().forEach(c -> comparisons.putIfAbsent(new Key(c.run(), c.condition()), c));
        report.aggregates().forEach(a -> aggregates.put(new Key(a.run(), a.name()), a));
        report.diagrams().forEach(d -> diagrams.put(new Key(d.run(), d.condition()), d));
        report.evaluations().forEach(e -> metrics.addAll(e.metrics().keySet()));
    }

    public Report report() {
        return report;
    }

    public List<Report.Run> runs() {
        return report.runs();
    }

    /** Whether models are among the runs that somebody has made elsewhere. */
    boolean hasGivenModels() {
        return runs().stream().anyMatch(Report.Run::isGiven);
    }

    /** The run with that id, or empty where the report has no such run. */
    public Optional<Report.Run> run(String id) {
        return report.runs().stream().filter(run -> run.id().equals(id)).findFirst();
    }

    RunNames names() {
        return names;
    }

    /**
     * The conditions in the order of tables, but for perturbation sequences, whose frames have no place beside images, and
     * for images of no class, of which none can be right.
     */
    public List<Condition> conditions() {
        return conditions;
    }

    /** The conditions whose images are the test images in some form, so that means over them say something. */
    public List<Condition> ofTestImages() {
        return conditions.stream().filter(Condition::showsTestImages).toList();
    }

    public List<Condition> conditions(Family family) {
        return conditions.stream()
                .filter(condition -> condition.family() == family)
                .toList();
    }

    public Optional<Report.Evaluation> evaluation(Report.Run run, Condition condition) {
        return Optional.ofNullable(evaluations.get(new Key(run.id(), condition.label())));
    }

    /** A run against its baseline on a condition; of a given model against the first of them, which comes first. */
    public Optional<Report.Comparison> comparison(Report.Run run, Condition condition) {
        return Optional.ofNullable(comparisons.get(new Key(run.id(), condition.label())));
    }

    /** The value of a metric of a run on a condition, or empty where it was not computed. */
    public Optional<Double> value(Report.Run run, Condition condition, String metric) {
        return evaluation(run, condition).map(evaluation -> evaluation.metric(metric));
    }

    /** Whether the report shows a metric: where any evaluation has it. Every section asks here. */
    boolean shows(String metric) {
        return metrics.contains(metric);
    }

    /** Whether the request asks for any of some measures; what it does not ask for is not missing. */
    boolean asksFor(Collection<String> measures) {
        return measures.stream().anyMatch(choice::has);
    }

    /** Whether runs were evaluated on single images, so that all that single images have could be there. */
    boolean hasImages() {
        return report.evaluations().stream().anyMatch(evaluation -> evaluation.sequences() == null);
    }

    /** What is drawn of a run, of those of the conditions that something is kept of. */
    List<Report.Diagram> diagrams(Report.Run run, List<Condition> of) {
        return of.stream()
                .map(condition -> diagrams.get(new Key(run.id(), condition.label())))
                .filter(Objects::nonNull)
                .toList();
    }

    /** What the values of a run come to by an aggregate, or empty where none of those that it needs is there. */
    public Optional<Report.Aggregated> aggregated(Report.Run run, String aggregate) {
        return Optional.ofNullable(aggregates.get(new Key(run.id(), aggregate)));
    }

    /** Mean of a metric of a run over those of the conditions that it was computed on, and how many those are. */
    Mean mean(Report.Run run, List<Condition> over, String metric) {
        return Mean.of(over.stream()
                .map(condition -> value(run, condition, metric))
                .flatMap(Optional::stream)
                .toList());
    }

    /** The same over those where it is a finite number, as a metric of errors is not where all images are right. */
    Mean finiteMean(Report.Run run, List<Condition> over, String metric) {
        return Mean.of(over.stream()
                .map(condition -> value(run, condition, metric))
                .flatMap(Optional::stream)
                .filter(Double::isFinite)
                .toList());
    }

    /** Mean accuracy of a run over those of the conditions that it was evaluated on, and how many those are. */
    Mean accuracy(Report.Run run, List<Condition> over) {
        return mean(run, over, Accuracy.NAME);
    }

    /** Mean loss of a run over those of the conditions that it was evaluated on, and how many those are. */
    Mean loss(Report.Run run, List<Condition> over) {
        return mean(run, over, Loss.NAME);
    }

    /** Mean relative drop of a run over those of the conditions that it was evaluated on, and how many those are. */
    Mean drop(Report.Run run, List<Condition> over) {
        return Mean.of(over.stream()
                .map(condition -> evaluation(run, condition).map(Report.Evaluation::relativeDrop))
                .flatMap(Optional::stream)
                .filter(Objects::nonNull)
                .toList());
    }

    /** A run and a condition's label or an aggregate's name. */
    private record Key(String run, String name) {}
}
