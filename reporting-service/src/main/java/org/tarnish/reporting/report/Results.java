package org.tarnish.reporting.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.condition.Condition.Family;
import org.tarnish.experiment.result.Report;

/** A report's numbers by run and condition. */
final class Results {
    private final Report report;
    private final List<Condition> conditions;
    private final RunNames names;
    private final Map<Key, Report.Evaluation> evaluations = new HashMap<>();
    private final Map<Key, Report.Comparison> comparisons = new HashMap<>();

    Results(Report report) {
        this.report = report;
        this.conditions = report.conditions().values().stream()
                .filter(condition -> condition.family() != Family.PERTURBATION)
                .toList();
        this.names = new RunNames(report.runs());
        report.evaluations().forEach(e -> evaluations.put(new Key(e.run(), e.condition()), e));
        report.comparisons().forEach(c -> comparisons.put(new Key(c.run(), c.condition()), c));
    }

    Report report() {
        return report;
    }

    List<Report.Run> runs() {
        return report.runs();
    }

    /** The run with that id, or empty where the report has no such run. */
    Optional<Report.Run> run(String id) {
        return report.runs().stream().filter(run -> run.id().equals(id)).findFirst();
    }

    RunNames names() {
        return names;
    }

    /** The conditions in the order of tables, but for perturbation sequences, whose frames have no place beside images. */
    List<Condition> conditions() {
        return conditions;
    }

    /** The conditions whose images are the test images in some form, so that means over them say something. */
    List<Condition> ofTestImages() {
        return conditions.stream().filter(Condition::showsTestImages).toList();
    }

    List<Condition> conditions(Family family) {
        return conditions.stream()
                .filter(condition -> condition.family() == family)
                .toList();
    }

    Optional<Report.Evaluation> evaluation(Report.Run run, Condition condition) {
        return Optional.ofNullable(evaluations.get(new Key(run.id(), condition.label())));
    }

    Optional<Report.Comparison> comparison(Report.Run run, Condition condition) {
        return Optional.ofNullable(comparisons.get(new Key(run.id(), condition.label())));
    }

    /** Mean accuracy of a run over those of the conditions that it was judged on, and how many those are. */
    Mean accuracy(Report.Run run, List<Condition> over) {
        return Mean.of(over.stream()
                .map(condition -> evaluation(run, condition).map(Report.Evaluation::accuracy))
                .flatMap(Optional::stream)
                .toList());
    }

    /** Mean loss of a run over those of the conditions that it was judged on, and how many those are. */
    Mean loss(Report.Run run, List<Condition> over) {
        return Mean.of(over.stream()
                .map(condition -> evaluation(run, condition).map(Report.Evaluation::loss))
                .flatMap(Optional::stream)
                .toList());
    }

    /** Mean relative drop of a run over those of the conditions that it was judged on, and how many those are. */
    Mean drop(Report.Run run, List<Condition> over) {
        return Mean.of(over.stream()
                .map(condition -> evaluation(run, condition).map(Report.Evaluation::relativeDrop))
                .flatMap(Optional::stream)
                .filter(Objects::nonNull)
                .toList());
    }

    private record Key(String run, String condition) {}
}
