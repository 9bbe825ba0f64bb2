package org.tarnish.evaluation.aggregate;

import java.util.List;
import java.util.Optional;

/**
 * A line through the accuracies of several classifiers on clean and on shifted images, both as logits, by least squares:
 * {@code logit(shifted) = slope logit(clean) + intercept}. Effective robustness is what a classifier's shifted accuracy is
 * above this line (Taori et al., Measuring Robustness to Natural Distribution Shifts in Image Classification, NeurIPS
 * 2020, arXiv 2007.00644). Accuracies of 0 and 1, whose logits are infinite, count as half an image more or fewer.
 *
 * @param points classifiers that it was fitted to, at least 3
 * @param determination R squared, the share of the variance of shifted logits that the line has, in [0, 1]; not a number
 *     where they do not differ
 */
public record LogitFit(double slope, double intercept, int points, double determination) {
    /** Fewer classifiers of different clean accuracy make no line. */
    public static final int FEWEST = 3;

    /**
     * A classifier's accuracies.
     *
     * @param clean in [0, 1]
     * @param shifted in [0, 1], the mean over the shifted conditions
     * @param images clean ones, at least 1
     */
    public record Point(double clean, double shifted, int images) {
        private double cleanLogit() {
            return logit(clean, images);
        }

        private double shiftedLogit() {
            return logit(shifted, images);
        }
    }

    /** The line; empty where fewer than {@value #FEWEST} points differ in clean accuracy. */
    public static Optional<LogitFit> of(List<Point> points) {
        if (points.stream().map(Point::clean).distinct().count() < FEWEST) {
            return Optional.empty();
        }
        double x = points.stream().mapToDouble(Point::cleanLogit).sum() / points.size();
        double y = points.stream().mapToDouble(Point::shiftedLogit).sum() / points.size();
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (var point : points) {
            double dx = point.cleanLogit() - x;
            double dy = point.shiftedLogit() - y;
            xx += dx * dx;
            xy += dx * dy;
            yy += dy * dy;
        }
        double slope = xy / xx;
        return Optional.of(new LogitFit(
                slope, y - slope * x, points.size(), yy == 0 ? Double.NaN : Math.min(1, xy * xy / (xx * yy))));
    }

    /** The accuracy on shifted images that the line expects of a classifier with that accuracy on clean ones. */
    public double expected(double clean, int images) {
        double logit = slope * logit(clean, images) + intercept;
        return 1 / (1 + Math.exp(-logit));
    }

    /** How far a classifier is above the line, in [-1, 1]; higher is better. */
    public double effective(Point point) {
        return point.shifted() - expected(point.clean(), point.images());
    }

    private static double logit(double accuracy, int images) {
        double half = 0.5 / images;
        double inside = Math.max(half, Math.min(1 - half, accuracy));
        return Math.log(inside / (1 - inside));
    }
}
