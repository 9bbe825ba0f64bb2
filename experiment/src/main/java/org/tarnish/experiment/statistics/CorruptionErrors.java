package org.tarnish.experiment.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.tarnish.imaging.corruption.Corruptions;
import org.tarnish.imaging.corruption.Severities;

/**
 * The top-1 errors of one classifier on corrupted images and what the literature makes of them (Hendrycks and
 * Dietterich, ICLR 2019). All are means over corruptions x the severities 1 to 5 and empty where an error is missing: a
 * mean over fewer would look like the published figure and be another. Lower is better. Immutable.
 */
public final class CorruptionErrors {
    /** The cells of the 15 main corruptions. */
    public static final int MAIN_CELLS = Corruptions.mainNames().size() * Severities.STRONGEST;

    /** The cells of the four corruptions that the main mean leaves out. */
    public static final int EXTRA_CELLS = Corruptions.extraNames().size() * Severities.STRONGEST;

    private final Map<String, Map<Integer, Double>> errors = new TreeMap<>();

    /**
     * @param errors in [0, 1] by the corruption's name and severity; copied
     */
    public CorruptionErrors(Map<String, Map<Integer, Double>> errors) {
        errors.forEach((name, bySeverity) -> this.errors.put(name, Map.copyOf(bySeverity)));
    }

    /** How many of the {@link #MAIN_CELLS} are there. */
    public int main() {
        return count(Corruptions.mainNames());
    }

    /** How many of the {@link #EXTRA_CELLS} are there. */
    public int extra() {
        return count(Corruptions.extraNames());
    }

    /** The main corruptions of which at least one severity is missing. */
    public List<String> missing() {
        return Corruptions.mainNames().stream()
                .filter(name -> count(List.of(name)) < Severities.STRONGEST)
                .toList();
    }

    /** The mean corruption error of CIFAR-10-C: the mean error over the 15 main corruptions and all severities. */
    public Optional<Double> mean() {
        return mean(Corruptions.mainNames());
    }

    /** The same over the four extra corruptions. */
    public Optional<Double> extraMean() {
        return mean(Corruptions.extraNames());
    }

    /** The mean over the 15 main corruptions at one severity, for each severity that all of them have. */
    public Map<Integer, Double> meanBySeverity() {
        var means = new TreeMap<Integer, Double>();
        var names = Corruptions.mainNames();
        for (int severity = 1; severity <= Severities.STRONGEST; severity++) {
            double sum = 0;
            int count = 0;
            for (var name : names) {
                var error = of(name).get(severity);
                if (error != null) {
                    sum += error;
                    count++;
                }
            }
            if (count == names.size()) {
                means.put(severity, sum / count);
            }
        }
        return means;
    }

    /**
     * mCE of ImageNet-C: the mean over the 15 main corruptions of the ratio of the classifier's error to AlexNet's, each
     * summed over severities; 1 is AlexNet.
     */
    public Optional<Double> mce() {
        return ratios(0, 0);
    }

    /**
     * Relative mCE: the same of what is added to the clean error, {@code sum(E - clean) / sum(AlexNet's E - AlexNet's
     * clean)}.
     *
     * @param clean error on clean images, in [0, 1]
     */
    public Optional<Double> relativeMce(double clean) {
        return ratios(clean, AlexNetErrors.CLEAN);
    }

    private Optional<Double> ratios(double clean, double alexNetClean) {
        if (main() < MAIN_CELLS) {
            return Optional.empty();
        }
        double sum = 0;
        for (var name : Corruptions.mainNames()) {
            double own = 0;
            double alexNet = 0;
            for (int severity = 1; severity <= Severities.STRONGEST; severity++) {
                own += of(name).get(severity) - clean;
                alexNet += AlexNetErrors.of(name).get(severity - 1) - alexNetClean;
            }
            sum += own / alexNet;
        }
        return Optional.of(sum / Corruptions.mainNames().size());
    }

    private Optional<Double> mean(List<String> names) {
        var values = new ArrayList<Double>();
        for (var name : names) {
            IntStream.rangeClosed(1, Severities.STRONGEST)
                    .mapToObj(of(name)::get)
                    .filter(error -> error != null)
                    .forEach(values::add);
        }
        return values.size() < names.size() * Severities.STRONGEST
                ? Optional.empty()
                : Optional.of(values.stream().mapToDouble(Double::doubleValue).sum() / values.size());
    }

    private int count(List<String> names) {
        return names.stream().mapToInt(name -> of(name).size()).sum();
    }

    private Map<Integer, Double> of(String name) {
        return errors.getOrDefault(name, Map.of());
    }
}
