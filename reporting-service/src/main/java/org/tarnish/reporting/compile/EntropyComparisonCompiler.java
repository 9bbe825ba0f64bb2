package org.tarnish.reporting.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tarnish.evaluation.significance.Holm;
import org.tarnish.evaluation.significance.McNemar;
import org.tarnish.evaluation.significance.Wilcoxon;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.result.MinimalImagesResult;
import org.tarnish.experiment.result.MinimalImagesResult.Minimal;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.report.Report;

/** Compares runs with their baselines by the entropy ratios of the images that both solved. */
final class EntropyComparisonCompiler {
    private final Plan plan;
    private final Map<String, Marker> markers;

    /**
     * @param markers of the tasks that are done, by id
     */
    EntropyComparisonCompiler(Plan plan, Map<String, Marker> markers) {
        this.plan = plan;
        this.markers = markers;
    }

    private record Search(String run, String kind) {}

    private record Tested(String run, int pairs, Wilcoxon.Result result) {}

    /** One entry for each run, baseline and kind whose searches are complete, family by family. */
    List<Report.EntropyComparison> compile() {
        var searches = new LinkedHashMap<Search, Map<Integer, Double>>();
        for (var search : plan.minimalSearches()) {
            ratios(search).ifPresent(ratios -> searches.put(new Search(search.run(), search.kind()), ratios));
        }
        var baselines = new HashMap<String, String>();
        plan.comparisons().forEach(comparison -> baselines.putIfAbsent(comparison.run(), comparison.baseline()));
        var families = new LinkedHashMap<Search, List<Tested>>();
        searches.forEach((search, ratios) -> {
            var family = new Search(baselines.get(search.run()), search.kind());
            if (searches.containsKey(family)) {
                families.computeIfAbsent(family, key -> new ArrayList<>())
                        .add(test(search.run(), ratios, searches.get(family)));
            }
        });
        var comparisons = new ArrayList<Report.EntropyComparison>();
        families.forEach((baseline, tested) -> comparisons.addAll(compare(baseline, tested)));
        return comparisons;
    }

    /** Ratios by the image's index; empty while a part of the search is missing. */
    private Optional<Map<Integer, Double>> ratios(Plan.MinimalSearch search) {
        var ratios = new TreeMap<Integer, Double>();
        for (var task : search.tasks()) {
            var marker = markers.get(task);
            if (marker == null) {
                return Optional.empty();
            }
            for (Minimal minimal : marker.result(MinimalImagesResult.class).images()) {
                ratios.put(minimal.index(), minimal.ratio());
            }
        }
        return Optional.of(ratios);
    }

    private static Tested test(String run, Map<Integer, Double> ratios, Map<Integer, Double> baseline) {
        var both = ratios.keySet().stream()
                .filter(baseline::containsKey)
                .mapToInt(Integer::intValue)
                .toArray();
        if (both.length == 0) {
            return new Tested(run, 0, null);
        }
        var x = new double[both.length];
        var y = new double[both.length];
        for (int i = 0; i < both.length; i++) {
            x[i] = ratios.get(both[i]);
            y[i] = baseline.get(both[i]);
        }
        return new Tested(run, both.length, Wilcoxon.test(x, y));
    }

    private static List<Report.EntropyComparison> compare(Search baseline, List<Tested> tested) {
        var holm = Holm.adjust(tested.stream()
                .filter(one -> one.result() != null)
                .mapToDouble(one -> one.result().decisiveP())
                .toArray());
        var comparisons = new ArrayList<Report.EntropyComparison>();
        int next = 0;
        for (var one : tested) {
            var result = one.result();
            comparisons.add(
                    result == null
                            ? new Report.EntropyComparison(
                                    one.run(),
                                    baseline.run(),
                                    baseline.kind(),
                                    0,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    "")
                            : new Report.EntropyComparison(
                                    one.run(),
                                    baseline.run(),
                                    baseline.kind(),
                                    one.pairs(),
                                    result.statistic(),
                                    result.p(),
                                    result.exactP(),
                                    holm[next++],
                                    result.medianDifference(),
                                    result.rankBiserial(),
                                    McNemar.stars(result.decisiveP())));
        }
        return comparisons;
    }
}
