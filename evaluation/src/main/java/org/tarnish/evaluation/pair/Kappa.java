package org.tarnish.evaluation.pair;

/** Agreement beyond chance (Cohen, Educational and Psychological Measurement 20, 1960). */
final class Kappa {
    private Kappa() {}

    /**
     * {@code (observed - expected) / (1 - expected)}; not a number where chance alone gives full agreement.
     *
     * @param observed share of images on which two agree
     * @param expected the same share if they were independent of each other
     */
    static double of(double observed, double expected) {
        return expected < 1 ? (observed - expected) / (1 - expected) : Double.NaN;
    }
}
