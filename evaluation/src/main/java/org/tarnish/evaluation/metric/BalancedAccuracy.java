package org.tarnish.evaluation.metric;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.Unit;
import org.tarnish.experiment.condition.Condition;

/**
 * The mean over classes of the accuracy on each, in [0, 1]; classes without an image do not count. It is the
 * accuracy where all classes have as many images.
 */
public final class BalancedAccuracy implements ImageMetric {
    /** The metric's name. */
    public static final String NAME = "balancedAccuracy";

    private static final Measure MEASURE = new Measure(
            NAME,
            "balanced accuracy",
            "Mean over classes of the share of a class's images that are classified right, so that rare"
                    + " classes count like frequent ones.",
            Unit.FRACTION,
            1,
            0,
            1,
            Direction.HIGHER_IS_BETTER,
            "Mean recall: Brodersen et al., The Balanced Accuracy and Its Posterior Distribution, ICPR" + " 2010.");

    @Override
    public Measure measure() {
        return MEASURE;
    }

    @Override
    public Need needs() {
        return Need.CLASSES;
    }

    @Override
    public double of(Predictions predictions, Condition condition) {
        int classes = Arrays.stream(predictions.labels()).max().orElseThrow() + 1;
        var images = new int[classes];
        var right = new int[classes];
        for (int i = 0; i < predictions.count(); i++) {
            images[predictions.labels()[i]]++;
            right[predictions.labels()[i]] += predictions.right(i) ? 1 : 0;
        }
        return IntStream.range(0, classes)
                .filter(label -> images[label] > 0)
                .mapToDouble(label -> (double) right[label] / images[label])
                .average()
                .orElseThrow();
    }
}
