package org.tarnish.evaluation.aggregate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.tarnish.evaluation.aggregate.Aggregate.Coverage;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.imaging.corruption.Severities;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.catalogue.Corruptions;

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
    private final Set<SeverityTable> tables;

    /**
     * @param errors in [0, 1] by the corruption's name and severity; copied
     * @param tables whose constants the severities mean
     */
    CorruptionErrors(Map<String, Map<Integer, Double>> errors, Set<SeverityTable> tables) {
        errors.forEach((name, bySeverity) -> this.errors.put(name, Map.copyOf(bySeverity)));
        this.tables = Set.copyOf(tables);
    }

    /**
     * The errors that belong to a run's accuracies.
     *
     * @param accuracies in [0, 1]
     */
    public static CorruptionErrors of(Scores accuracies) {
        var errors = new TreeMap<String, Map<Integer, Double>>();
        var tables = EnumSet.noneOf(SeverityTable.class);
        accuracies.values().forEach((condition, accuracy) -> {
            if (condition instanceof Condition.Corrupted corrupted) {
                tables.add(corrupted.table());
                errors.computeIfAbsent(corrupted.corruption(), name -> new TreeMap<>())
                        .put(corrupted.severity(), 1 - accuracy);
            }
        });
        return new CorruptionErrors(errors, tables);
    }

    /** The tables whose constants the severities mean: one, or none without an error. */
    public Set<SeverityTable> tables() {
        return tables;
    }

    /** The severities at which at least one corruption was evaluated, ascending. */
    public List<Integer> severities() {
        return errors.values().stream()
                .flatMap(bySeverity -> bySeverity.keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    Coverage mainCoverage() {
        return new Coverage(main(), MAIN_CELLS);
    }

    /** Of the main cells those that are there in these errors and in the reference's. */
    Coverage mainCoverage(CorruptionErrors reference) {
        int there = Corruptions.mainNames().stream()
                .mapToInt(name -> (int) of(name).keySet().stream()
                        .filter(reference.of(name)::containsKey)
                        .count())
                .sum();
        return new Coverage(there, MAIN_CELLS);
    }

    Coverage extraCoverage() {
        return new Coverage(extra(), EXTRA_CELLS);
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
     * mCE of ImageNet-C: the mean over the 15 main corruptions of the ratio of the classifier's error to the reference's,
     * each summed over severities; 1 is the reference. Empty where the reference makes no error on some corruption.
     */
    public Optional<Double> mce(CorruptionErrors reference) {
        return ratios(0, reference, 0);
    }

    /**
     * Relative mCE: the same of what is added to the clean error, {@code sum(E - clean) / sum(the reference's E - its
     * clean)}. Empty where the reference loses nothing by some corruption.
     *
     * @param clean error on clean images, in [0, 1]
     * @param referenceClean the reference's error on clean images, in [0, 1]
     */
    public Optional<Double> relativeMce(double clean, CorruptionErrors reference, double referenceClean) {
        return ratios(clean, reference, referenceClean);
    }

    private Optional<Double> ratios(double clean, CorruptionErrors reference, double referenceClean) {
        if (main() < MAIN_CELLS || reference.main() < MAIN_CELLS) {
            return Optional.empty();
        }
        double sum = 0;
        for (var name : Corruptions.mainNames()) {
            double own = 0;
            double others = 0;
            for (int severity = 1; severity <= Severities.STRONGEST; severity++) {
                own += of(name).get(severity) - clean;
                others += reference.of(name).get(severity) - referenceClean;
            }
            if (!(others > 0)) {
                return Optional.empty();
            }
            sum += own / others;
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
