package org.tarnish.reporting.compile;

import java.util.List;
import java.util.Objects;
import org.tarnish.evaluation.statistics.Distribution;
import org.tarnish.evaluation.statistics.Interval;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.result.MinimalImagesResult;
import org.tarnish.imaging.entropy.EntropyMeasure;
import org.tarnish.report.Report;

/** The distribution of entropy ratios over all images of one search. */
final class Entropies {
    private Entropies() {}

    /**
     * @param measure what the entropies were measured by
     * @param parts results of all tasks of the search, in the order of the images
     */
    static Report.Entropy of(Plan.MinimalSearch search, EntropyMeasure measure, List<MinimalImagesResult> parts) {
        var ratios = parts.stream()
                .flatMap(part -> part.images().stream())
                .map(MinimalImagesResult.Minimal::ratio)
                .toList();
        int unsolved = parts.stream().mapToInt(MinimalImagesResult::unsolved).sum();
        int images = ratios.size() + unsolved;
        if (ratios.isEmpty()) {
            return new Report.Entropy(
                    search.run(),
                    search.kind(),
                    images,
                    unsolved,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    ratios,
                    seconds(parts),
                    measure.words());
        }
        var values = ratios.stream().mapToDouble(Double::doubleValue).toArray();
        var distribution = Distribution.of(values);
        var interval = Interval.bootstrapMean(values);
        return new Report.Entropy(
                search.run(),
                search.kind(),
                images,
                unsolved,
                distribution.mean(),
                distribution.quantile(0.5),
                distribution.quantile(0.25),
                distribution.quantile(0.75),
                interval.low(),
                interval.high(),
                distribution.min(),
                distribution.max(),
                ratios,
                seconds(parts),
                measure.words());
    }

    /** What all parts took together; null if the time of any of them is not known. */
    private static Double seconds(List<MinimalImagesResult> parts) {
        var seconds = parts.stream().map(MinimalImagesResult::seconds).toList();
        return seconds.stream().anyMatch(Objects::isNull)
                ? null
                : Double.valueOf(
                        seconds.stream().mapToDouble(Double::doubleValue).sum());
    }
}
