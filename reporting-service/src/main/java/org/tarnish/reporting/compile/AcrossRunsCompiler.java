package org.tarnish.reporting.compile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tarnish.evaluation.aggregate.LogitFit;
import org.tarnish.evaluation.significance.Friedman;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.methodology.Methodologies;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.report.Report;

/** What the accuracies of all runs say of each other: effective robustness, and ranks over conditions. */
final class AcrossRunsCompiler {
    private static final double LEVEL = 0.05;

    /** Of more runs there are too many pairs for anybody to read. */
    private static final int MOST_PAIRED = 40;

    private final Plan plan;
    private final Map<String, Map<String, Report.Evaluation>> evaluations = new LinkedHashMap<>();

    AcrossRunsCompiler(Plan plan, List<Report.Evaluation> evaluations) {
        this.plan = plan;
        plan.runs().forEach(run -> this.evaluations.put(run.id(), new HashMap<>()));
        evaluations.forEach(evaluation -> this.evaluations
                .computeIfAbsent(evaluation.run(), run -> new HashMap<>())
                .put(evaluation.condition(), evaluation));
    }

    /**
     * Effective and relative robustness, by a line through the baselines where enough of them differ, since they are trained
     * without an intervention; else through all runs. Empty where there are too few for a line.
     */
    Optional<Report.Robustness> robustness() {
        var points = new LinkedHashMap<String, LogitFit.Point>();
        evaluations.keySet().forEach(run -> point(run).ifPresent(point -> points.put(run, point)));
        var baselines = plan.runs().stream()
                .filter(run -> run.methodology().equals(Methodologies.BASELINE))
                .map(Plan.Run::id)
                .filter(points::containsKey)
                .toList();
        return fit(baselines, points).or(() -> fit(List.copyOf(points.keySet()), points));
    }

    private Optional<Report.Robustness> fit(List<String> fitted, Map<String, LogitFit.Point> points) {
        return LogitFit.of(fitted.stream().map(points::get).toList())
                .map(line -> new Report.Robustness(
                        fitted,
                        line.slope(),
                        line.intercept(),
                        Double.isNaN(line.determination()) ? null : line.determination(),
                        points.keySet().stream()
                                .map(run -> effective(run, line, points))
                                .toList()));
    }

    private Report.Effective effective(String run, LogitFit line, Map<String, LogitFit.Point> points) {
        var point = points.get(run);
        var baseline = plan.comparisons().stream()
                .filter(comparison -> comparison.run().equals(run))
                .map(Plan.Comparison::baseline)
                .findFirst()
                .orElse(null);
        var other = points.get(baseline);
        return new Report.Effective(
                run,
                point.clean(),
                point.shifted(),
                line.expected(point.clean(), point.images()),
                line.effective(point),
                baseline,
                other == null ? null : Double.valueOf(point.shifted() - other.shifted()));
    }

    /** Of a run that was evaluated on clean images and on every corruption that was asked for. */
    private Optional<LogitFit.Point> point(String run) {
        var own = evaluations.get(run);
        var clean = own.get(Condition.CLEAN);
        var shifted = plan.conditions().values().stream()
                .filter(condition -> condition.family() == Condition.Family.CORRUPTION)
                .map(condition -> own.get(condition.label()))
                .toList();
        if (clean == null || shifted.isEmpty() || shifted.stream().anyMatch(Objects::isNull)) {
            return Optional.empty();
        }
        double mean = shifted.stream().mapToDouble(Report.Evaluation::accuracy).sum() / shifted.size();
        return Optional.of(new LogitFit.Point(clean.accuracy(), mean, clean.total()));
    }

    /**
     * Friedman's and Nemenyi's tests over the conditions whose images are the test images in some form; empty where there are
     * too few runs that were evaluated on all of them, or too few conditions.
     */
    Optional<Report.Ranking> ranking() {
        var conditions = plan.conditions().values().stream()
                .filter(Condition::showsTestImages)
                .map(Condition::label)
                .toList();
        var runs = evaluations.keySet().stream()
                .filter(run -> evaluations.get(run).keySet().containsAll(conditions))
                .toList();
        if (runs.size() < Friedman.FEWEST_RUNS || conditions.size() < Friedman.FEWEST_CONDITIONS) {
            return Optional.empty();
        }
        var friedman = Friedman.test(runs.stream()
                .map(run -> conditions.stream()
                        .mapToDouble(
                                condition -> evaluations.get(run).get(condition).accuracy())
                        .toArray())
                .toArray(double[][]::new));
        var order = IntStream.range(0, runs.size())
                .boxed()
                .sorted(Comparator.comparingDouble(run -> friedman.meanRanks()[run]))
                .toList();
        return Optional.of(new Report.Ranking(
                conditions,
                friedman.statistic(),
                friedman.p(),
                friedman.agreement(),
                LEVEL,
                friedman.criticalDifference(LEVEL),
                order.stream()
                        .map(run -> new Report.Ranked(runs.get(run), friedman.meanRanks()[run]))
                        .toList(),
                pairs(friedman, runs, order)));
    }

    private static List<Report.RankedPair> pairs(Friedman friedman, List<String> runs, List<Integer> order) {
        var pairs = new ArrayList<Report.RankedPair>();
        for (int i = 0; i < order.size() && order.size() <= MOST_PAIRED; i++) {
            for (int j = i + 1; j < order.size(); j++) {
                int better = order.get(i);
                int other = order.get(j);
                pairs.add(new Report.RankedPair(
                        runs.get(better),
                        runs.get(other),
                        friedman.meanRanks()[other] - friedman.meanRanks()[better],
                        friedman.nemenyi(better, other)));
            }
        }
        return pairs;
    }
}
