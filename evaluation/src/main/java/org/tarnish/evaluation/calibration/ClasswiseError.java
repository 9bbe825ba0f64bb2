package org.tarnish.evaluation.calibration;

import org.tarnish.evaluation.Logits;

/**
 * The mean over classes of the calibration error of a class's own probability, over all images and not only those that were
 * taken for the class (Kull et al., NeurIPS 2019), with bins as {@link ReliabilityBins#of}.
 */
public final class ClasswiseError {
    private ClasswiseError() {}

    /**
     * In [0, 1].
     *
     * @param logits of at least one image
     * @param labels true class of each image
     * @param bins how many, at least 1
     */
    public static double of(Logits logits, int[] labels, int bins) {
        var widths = new EqualWidths(bins);
        int classes = logits.classes();
        // Only the difference of a bin's summed probabilities and of its images of the class matters.
        var gaps = new double[classes * bins];
        for (int i = 0; i < logits.count(); i++) {
            var probabilities = logits.probabilities(i, 1);
            for (int k = 0; k < classes; k++) {
                float probability = (float) probabilities[k];
                gaps[k * bins + widths.of(probability)] += k == labels[i] ? probability - 1.0 : probability;
            }
        }
        double sum = 0;
        for (double gap : gaps) {
            sum += Math.abs(gap);
        }
        return Math.min(1, sum / logits.count() / classes);
    }
}
