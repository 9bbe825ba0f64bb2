package org.tarnish.evaluation.joint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.Unit;
import org.tarnish.evaluation.selection.Separation;
import org.tarnish.experiment.condition.Condition;

/**
 * How well confidence, the highest probability, tells clean images from images that show none of the data set's classes
 * (Hendrycks and Gimpel, ICLR 2017). Clean images are those to be accepted, right or wrong; of several sets of others it is
 * the mean over sets.
 */
public final class ForeignImages implements JointMeasure {
    private static final String SOURCE = "Hendrycks and Gimpel, A Baseline for Detecting Misclassified and"
            + " Out-of-Distribution Examples in Neural Networks, ICLR 2017.";

    private final Measure measure;
    private final ToDoubleFunction<Separation> number;

    private ForeignImages(Measure measure, ToDoubleFunction<Separation> number) {
        this.measure = measure;
        this.number = number;
    }

    /** AUROC. */
    public static ForeignImages auroc() {
        return new ForeignImages(
                measure(
                        "oodAuroc",
                        "AUROC of other images",
                        "Probability that a clean image has a higher confidence than one that shows no class of the data"
                                + " set; 50 where confidence tells nothing.",
                        Direction.HIGHER_IS_BETTER),
                Separation::auroc);
    }

    /** Average precision, the other images being the positives. */
    public static ForeignImages aupr() {
        return new ForeignImages(
                measure(
                        "oodAupr",
                        "AUPR of other images",
                        "Average precision of finding images that show no class of the data set by their low confidence;"
                                + " their share where confidence tells nothing.",
                        Direction.HIGHER_IS_BETTER),
                Separation::averagePrecision);
    }

    /** FPR at 95 % TPR, clean images being the positives. */
    public static ForeignImages falsePositives() {
        return new ForeignImages(
                measure(
                        "oodFpr95",
                        "FPR of other images at 95 % TPR",
                        "Share of images that show no class of the data set that pass the threshold of confidence which 95 %"
                                + " of the clean images pass.",
                        Direction.LOWER_IS_BETTER),
                Separation::falsePositives);
    }

    private static Measure measure(String name, String title, String explanation, Direction direction) {
        return new Measure(name, title, explanation, Unit.FRACTION, 1, 0, 1, direction, SOURCE);
    }

    @Override
    public Measure measure() {
        return measure;
    }

    @Override
    public Need needs() {
        return Need.CONFIDENCES;
    }

    @Override
    public List<Condition> over(Collection<Condition> asked) {
        var clean = new Condition.Clean();
        var foreign = asked.stream().filter(Condition.Foreign.class::isInstance).toList();
        if (foreign.isEmpty() || !asked.contains(clean)) {
            return List.of();
        }
        var over = new ArrayList<Condition>();
        over.add(clean);
        over.addAll(foreign);
        return over;
    }

    @Override
    public Optional<Double> of(Map<Condition, Predictions> predictions) {
        if (!predictions.containsKey(new Condition.Clean())) {
            return Optional.empty();
        }
        var clean = confidences(predictions.get(new Condition.Clean()));
        double mean = predictions.entrySet().stream()
                .filter(entry -> entry.getKey() instanceof Condition.Foreign)
                .mapToDouble(entry -> number.applyAsDouble(Separation.of(clean, confidences(entry.getValue()))))
                .average()
                .orElse(Double.NaN);
        return Double.isNaN(mean) ? Optional.empty() : Optional.of(mean);
    }

    private static float[] confidences(Predictions predictions) {
        var sure = predictions.confident();
        var confidences = new float[predictions.count()];
        for (int i = 0; i < confidences.length; i++) {
            confidences[i] = sure.confidence(i);
        }
        return confidences;
    }
}
