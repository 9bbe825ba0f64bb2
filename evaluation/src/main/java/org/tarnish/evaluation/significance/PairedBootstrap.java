package org.tarnish.evaluation.significance;

import java.util.Arrays;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.metric.Metric;
import org.tarnish.evaluation.statistics.Distribution;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.perturbation.Perturbations;

/**
 * The difference of a metric between two runs on the same images, with the percentile bootstrap (Efron, Annals of
 * Statistics 7, 1979): images are drawn with replacement, both runs are measured on the same draw. Perturbation sequences
 * are drawn whole. What it costs is two computations of the metric, and of copies of the predictions, for each resample:
 * 2,000 resamples of accuracy over 10,000 images take about a second, of what needs all logits of 1,000 classes hours.
 *
 * @param difference the first run's value minus the second's, on all images
 * @param low lower end of the 95 % interval
 * @param high upper end of the 95 % interval
 * @param p two-sided: twice the smaller share of resamples with a difference of at most, or at least, 0, the images
 *     themselves counted as one more; at most 1
 * @param resamples of those drawn how many define the metric for both
 */
public record PairedBootstrap(double difference, double low, double high, double p, int resamples) {
    /**
     * The same predictions, resamples and seed give the same numbers on every JDK.
     *
     * @param condition that the predictions are on, one that the metric suits
     * @param resamples at least 1
     * @throws IllegalArgumentException if the predictions are of different images, or of none, or lack what the metric needs
     * @throws IllegalStateException if the metric is not defined for the predictions, or for any resample of them
     */
    public static PairedBootstrap of(
            Metric metric, Condition condition, Predictions first, Predictions second, int resamples, long seed) {
        if (resamples < 1 || first.count() == 0 || !Arrays.equals(first.labels(), second.labels())) {
            throw new IllegalArgumentException("a paired bootstrap needs at least 1 resample, was " + resamples
                    + ", and predictions of the same images, at least one, were " + first.count() + " and "
                    + second.count());
        }
        if (!first.has(metric.needs()) || !second.has(metric.needs())) {
            throw new IllegalArgumentException(
                    metric.name() + " needs " + metric.needs().words() + ", which the predictions lack");
        }
        int block = condition instanceof Condition.Perturbed perturbed
                ? Perturbations.named(perturbed.perturbation()).frames(perturbed.table())
                : 1;
        var random = SeededRandomness.of(seed, "paired-bootstrap", first.count());
        var differences = new double[resamples];
        int defined = 0;
        int atMost = 0;
        int atLeast = 0;
        var rows = new int[first.count()];
        for (int resample = 0; resample < resamples; resample++) {
            for (int start = 0; start < rows.length; start += block) {
                int drawn = random.below(rows.length / block) * block;
                for (int frame = 0; frame < block; frame++) {
                    rows[start + frame] = drawn + frame;
                }
            }
            double value = metric.of(first.rows(rows), condition) - metric.of(second.rows(rows), condition);
            if (Double.isNaN(value)) {
                continue;
            }
            differences[defined++] = value;
            atMost += value <= 0 ? 1 : 0;
            atLeast += value >= 0 ? 1 : 0;
        }
        double difference = metric.of(first, condition) - metric.of(second, condition);
        if (defined == 0 || Double.isNaN(difference)) {
            throw new IllegalStateException(
                    metric.name() + " is not defined for these predictions on " + condition.label());
        }
        var distribution = Distribution.of(Arrays.copyOf(differences, defined));
        return new PairedBootstrap(
                difference,
                distribution.quantile(0.025),
                distribution.quantile(0.975),
                Math.min(1, 2.0 * (1 + Math.min(atMost, atLeast)) / (1 + defined)),
                defined);
    }
}
