package org.tarnish.predictions.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.metric.Metric;
import org.tarnish.evaluation.significance.BenjaminiHochberg;
import org.tarnish.evaluation.significance.CochranQ;
import org.tarnish.evaluation.significance.Holm;
import org.tarnish.evaluation.significance.PairedBootstrap;
import org.tarnish.experiment.condition.Condition;

/** Tests stored predictions of runs against each other. Needs neither network nor device. */
public final class Differences {
    private static final long SEED = 0;

    private final StoredEvaluations evaluations;

    public Differences(StoredEvaluations evaluations) {
        this.evaluations = evaluations;
    }

    /**
     * Metrics of runs against those of another, with corrections over all of them.
     *
     * @param against id of the run that the others are compared with; it is left out of them
     * @param conditions by label; where a metric does not suit a condition there is no difference
     * @param resamples at least 1
     * @param progress told after each run and condition with how many are done
     */
    public List<Difference> of(
            String against,
            List<String> runs,
            Map<String, Condition> conditions,
            List<Metric> metrics,
            int resamples,
            IntConsumer progress) {
        var need = metrics.stream().map(Metric::needs).max(Need::compareTo).orElse(Need.CLASSES);
        var all = new ArrayList<Difference>();
        int done = 0;
        for (var entry : conditions.entrySet()) {
            var other = predictions(against, entry.getKey(), need);
            for (var run : runs) {
                if (!run.equals(against)) {
                    var own = predictions(run, entry.getKey(), need);
                    all.addAll(metrics.parallelStream()
                            .filter(metric -> metric.suits(entry.getValue()))
                            .map(metric -> difference(run, against, entry, metric, own, other, resamples))
                            .toList());
                    progress.accept(++done);
                }
            }
        }
        return corrected(all);
    }

    private static Difference difference(
            String run,
            String against,
            Map.Entry<String, Condition> condition,
            Metric metric,
            Optional<Predictions> own,
            Optional<Predictions> other,
            int resamples) {
        var label = condition.getKey();
        if (own.isEmpty() || other.isEmpty()) {
            return lacking(run, against, label, metric, "the evaluation of one of them is not done");
        }
        try {
            var tested = PairedBootstrap.of(metric, condition.getValue(), own.get(), other.get(), resamples, SEED);
            return Difference.of(run, against, label, metric.name(), Optional.of(tested), Optional.empty());
        } catch (IllegalArgumentException | IllegalStateException e) {
            return lacking(run, against, label, metric, e.getMessage());
        }
    }

    private static Difference lacking(String run, String against, String condition, Metric metric, String reason) {
        return Difference.of(run, against, condition, metric.name(), Optional.empty(), Optional.of(reason));
    }

    private static List<Difference> corrected(List<Difference> all) {
        var tested = all.stream().filter(one -> one.tested().isPresent()).toList();
        var p = tested.stream()
                .mapToDouble(one -> one.tested().orElseThrow().p())
                .toArray();
        var holm = Holm.adjust(p);
        var benjaminiHochberg = BenjaminiHochberg.adjust(p);
        var corrected = new LinkedHashMap<Difference, Difference>();
        IntStream.range(0, p.length)
                .forEach(i -> corrected.put(tested.get(i), tested.get(i).corrected(holm[i], benjaminiHochberg[i])));
        return all.stream().map(one -> corrected.getOrDefault(one, one)).toList();
    }

    /**
     * Cochran's Q over runs on each condition whose images are the test images in some form, by label; conditions that not
     * all of the runs have been evaluated on are left out.
     *
     * @param runs at least two
     */
    public Map<String, CochranQ.Result> cochran(List<String> runs, Map<String, Condition> conditions) {
        var results = new LinkedHashMap<String, CochranQ.Result>();
        conditions.forEach((label, condition) -> {
            var predictions = runs.stream()
                    .map(run -> predictions(run, label, Need.CLASSES))
                    .flatMap(Optional::stream)
                    .toList();
            if (condition.showsTestImages() && predictions.size() == runs.size()) {
                results.put(label, CochranQ.test(predictions));
            }
        });
        return results;
    }

    private Optional<Predictions> predictions(String run, String condition, Need need) {
        return evaluations.of(run).stream()
                .filter(evaluation -> evaluation.condition().equals(condition))
                .findFirst()
                .flatMap(evaluations::result)
                .map(result -> evaluations.predictions(result, need));
    }
}
