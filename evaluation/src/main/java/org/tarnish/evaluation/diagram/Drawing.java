package org.tarnish.evaluation.diagram;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.calibration.ReliabilityBins;
import org.tarnish.evaluation.calibration.ReliabilityBins.Bin;
import org.tarnish.evaluation.confusion.ConfusionMatrix;
import org.tarnish.evaluation.selection.RiskCoverage;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.condition.Condition.Family;
import org.tarnish.experiment.result.Diagrams;

/** Makes of predictions what diagrams are drawn from: the numbers that metrics are made from, too. */
public final class Drawing {
    /** Up to so many classes a matrix of all pairs is kept, of every condition. */
    public static final int FEW_CLASSES = 20;

    /** Points of a risk-coverage curve. */
    public static final int POINTS = 50;

    private static final int CONFUSED = 20;

    private Drawing() {}

    /**
     * What is drawn of a condition; empty for frames of sequences, minimal images and images of no class, of which nothing is. Accuracies of
     * many classes are kept of clean images alone.
     *
     * @param predictions of at least one image
     * @param classes how many there are
     */
    public static Optional<Diagrams> of(Predictions predictions, Condition condition, int classes) {
        return switch (condition.family()) {
            case CLEAN, CORRUPTION, REDUCTION, IMPORTED -> Optional.of(drawn(predictions, condition, classes));
            case FOREIGN, PERTURBATION, MINIMAL -> Optional.empty();
        };
    }

    private static Diagrams drawn(Predictions predictions, Condition condition, int classes) {
        boolean sure = predictions.has(Need.CONFIDENCES);
        boolean byClass = classes <= FEW_CLASSES || condition.family() == Family.CLEAN;
        return new Diagrams(
                sure ? reliability(predictions) : null,
                sure ? risks(predictions) : null,
                byClass ? classes(predictions, classes) : null);
    }

    private static Diagrams.Reliability reliability(Predictions predictions) {
        var bins = ReliabilityBins.of(predictions, ReliabilityBins.USUAL).bins();
        return new Diagrams.Reliability(
                bins.stream().map(Bin::count).toList(),
                bins.stream().map(Bin::confidence).toList(),
                bins.stream().map(Bin::accuracy).toList());
    }

    private static List<Double> risks(Predictions predictions) {
        return Arrays.stream(RiskCoverage.of(predictions).risks(POINTS)).boxed().toList();
    }

    private static Diagrams.Classes classes(Predictions predictions, int classes) {
        var matrix = ConfusionMatrix.of(predictions, classes);
        return new Diagrams.Classes(
                each(classes, matrix::labeled),
                each(classes, matrix::predicted),
                each(classes, label -> matrix.of(label, label)),
                classes > FEW_CLASSES
                        ? null
                        : IntStream.range(0, classes)
                                .mapToObj(label -> each(classes, predicted -> matrix.of(label, predicted)))
                                .toList(),
                matrix.mostConfused(CONFUSED).stream()
                        .map(most -> new Diagrams.Confusion(most.label(), most.predicted(), most.images()))
                        .toList());
    }

    private static List<Integer> each(int classes, IntUnaryOperator count) {
        return IntStream.range(0, classes).map(count).boxed().toList();
    }
}
