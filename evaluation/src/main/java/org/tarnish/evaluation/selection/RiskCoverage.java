package org.tarnish.evaluation.selection;

import org.tarnish.evaluation.Predictions;

/**
 * The error among the images that a network is most sure of, by how many those are (El-Yaniv and Wiener, JMLR 11, 2010).
 * Confidence is the highest probability. Where only some of the images of equal confidence are taken, they count with the
 * mean error of all of them, which is the expectation over every order. Immutable.
 */
public final class RiskCoverage {
    private final Ranking ranking;

    private RiskCoverage(Ranking ranking) {
        this.ranking = ranking;
    }

    /**
     * @param predictions of at least one image, with confidences
     */
    public static RiskCoverage of(Predictions predictions) {
        return new RiskCoverage(Ranking.of(predictions));
    }

    /**
     * AURC, in [0, 1]: the mean over i = 1..n of the error among the i images of highest confidence (Geifman et al., ICLR
     * 2019). Lower is better.
     */
    public double area() {
        double sum = 0;
        double before = 0;
        int taken = 0;
        for (int group = 0; group < ranking.groups(); group++) {
            double rate = (double) ranking.wrong(group) / ranking.sizes()[group];
            for (int i = 1; i <= ranking.sizes()[group]; i++) {
                sum += (before + rate * i) / (taken + i);
            }
            before += ranking.wrong(group);
            taken += ranking.sizes()[group];
        }
        return Math.min(1, sum / ranking.count());
    }

    /**
     * E-AURC, in [0, 1]: the area beyond the least that as many errors can have, which is where every wrong image has a
     * lower confidence than every right one. Geifman et al. approximate that least area by {@code r + (1 - r) ln(1 - r)}
     * for an error r; here it is exact.
     */
    public double excessArea() {
        return Math.max(0, area() - leastArea());
    }

    private double leastArea() {
        int wrong = 0;
        for (int group = 0; group < ranking.groups(); group++) {
            wrong += ranking.wrong(group);
        }
        int right = ranking.count() - wrong;
        double sum = 0;
        for (int i = 1; i <= wrong; i++) {
            sum += (double) i / (right + i);
        }
        return sum / ranking.count();
    }

    /**
     * Points of the curve: the error, in [0, 1], among the k / points of the images that have the highest confidence, for k
     * = 1..points. Where that is no whole number of images, errors are taken from the straight line between two.
     */
    public double[] risks(int points) {
        var risks = new double[points];
        int group = 0;
        int taken = 0;
        int before = 0;
        for (int k = 1; k <= points; k++) {
            double wanted = (double) ranking.count() * k / points;
            while (taken + ranking.sizes()[group] < wanted) {
                taken += ranking.sizes()[group];
                before += ranking.wrong(group);
                group++;
            }
            double errors = before + (wanted - taken) * ranking.wrong(group) / ranking.sizes()[group];
            risks[k - 1] = errors / wanted;
        }
        return risks;
    }
}
