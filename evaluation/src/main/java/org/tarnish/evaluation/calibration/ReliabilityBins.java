package org.tarnish.evaluation.calibration;

import java.util.ArrayList;
import java.util.List;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.selection.Ranking;

/**
 * Images in bins of confidence, which is the highest probability: what reliability diagrams and calibration errors are made
 * from. Immutable.
 *
 * @param bins by rising confidence, empty ones included
 */
public record ReliabilityBins(List<Bin> bins) {
    /** How many bins the literature takes. */
    public static final int USUAL = 15;

    public ReliabilityBins {
        bins = List.copyOf(bins);
    }

    /**
     * A bin.
     *
     * @param count its images
     * @param confidence their mean confidence, 0 without an image
     * @param accuracy the share of them that is classified right, 0 without an image
     */
    public record Bin(int count, double confidence, double accuracy) {
        private static Bin of(int count, double confidence, double right) {
            return count == 0 ? new Bin(0, 0, 0) : new Bin(count, confidence / count, right / count);
        }

        /** How far confidence and accuracy are apart, in [0, 1]. */
        public double gap() {
            return Math.abs(confidence - accuracy);
        }
    }

    /**
     * Bins of equal width. Each has its upper edge and not its lower one, as those of Guo et al. (ICML 2017); a confidence
     * of 0 is in the first. Edges are rounded to single precision, as confidences are.
     *
     * @param predictions of at least one image, with confidences
     * @param bins how many, at least 1
     */
    public static ReliabilityBins of(Predictions predictions, int bins) {
        var widths = new EqualWidths(bins);
        var counts = new int[bins];
        var confidences = new double[bins];
        var right = new int[bins];
        var sure = predictions.confident();
        for (int i = 0; i < predictions.count(); i++) {
            int bin = widths.of(sure.confidence(i));
            counts[bin]++;
            confidences[bin] += sure.confidence(i);
            right[bin] += predictions.right(i) ? 1 : 0;
        }
        var all = new ArrayList<Bin>();
        for (int bin = 0; bin < bins; bin++) {
            all.add(Bin.of(counts[bin], confidences[bin], right[bin]));
        }
        return new ReliabilityBins(all);
    }

    /**
     * Bins of equal numbers of images (Nguyen and O'Connor, EMNLP 2015). Where images cannot be shared out evenly, the bins
     * of lowest confidence have one more. Images of equal confidence that fall into several bins count in each with their
     * common accuracy, so that their order does not matter.
     *
     * @param predictions of at least one image, with confidences
     * @param bins how many, at least 1; with fewer images some are empty
     */
    public static ReliabilityBins ofEqualMass(Predictions predictions, int bins) {
        var ranking = Ranking.of(predictions);
        var all = new ArrayList<Bin>();
        int group = ranking.groups() - 1;
        int left = ranking.sizes()[group];
        for (int bin = 0; bin < bins; bin++) {
            int size = ranking.count() / bins + (bin < ranking.count() % bins ? 1 : 0);
            double confidence = 0;
            double right = 0;
            for (int missing = size; missing > 0; ) {
                if (left == 0) {
                    group--;
                    left = ranking.sizes()[group];
                }
                int taken = Math.min(missing, left);
                confidence += (double) taken * ranking.confidences()[group];
                right += (double) taken * ranking.right()[group] / ranking.sizes()[group];
                missing -= taken;
                left -= taken;
            }
            all.add(Bin.of(size, confidence, right));
        }
        return new ReliabilityBins(all);
    }

    /** The mean over images of their bin's gap, in [0, 1]. */
    public double expectedError() {
        double sum = 0;
        long count = 0;
        for (var bin : bins) {
            sum += bin.count() * bin.gap();
            count += bin.count();
        }
        return Math.min(1, sum / count);
    }

    /** The largest gap of a bin that has an image, in [0, 1]. */
    public double maximumError() {
        double most = 0;
        for (var bin : bins) {
            most = Math.max(most, bin.gap());
        }
        return Math.min(1, most);
    }
}
