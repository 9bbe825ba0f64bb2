package org.tarnish.report.section;

/**
 * How dark a cell of accuracy is: in ten steps from none at the report's best accuracy to full at guessing.
 *
 * @param best highest accuracy of any run on any condition
 * @param guessing accuracy of naming classes at random
 */
record AccuracyTint(double best, double guessing) {
    private static final int TINTS = 9;

    static AccuracyTint of(Results results) {
        double best = results.report().evaluations().stream()
                .filter(evaluation -> evaluation.sequences() == null)
                .mapToDouble(evaluation -> evaluation.accuracy())
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        return new AccuracyTint(
                best, 1.0 / Math.max(1, results.report().dataset().classes().size()));
    }

    /** The style class of an accuracy. */
    String kind(double accuracy) {
        double lost = best > guessing ? (best - accuracy) / (best - guessing) : 0;
        long tint = Double.isFinite(lost) ? Math.round(TINTS * Math.max(0, Math.min(1, lost))) : 0;
        return "h" + tint;
    }
}
