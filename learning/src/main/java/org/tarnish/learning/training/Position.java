package org.tarnish.learning.training;

/**
 * How far an epoch has come.
 *
 * @param step optimizer steps taken, at least 0
 * @param images images trained
 * @param lossSum sum of their losses, each before the step that it took part in
 * @param seconds wall time of those steps
 */
record Position(int step, int images, double lossSum, double seconds) {
    static Position start() {
        return new Position(0, 0, 0, 0);
    }

    Position plus(int more, double meanLoss, double taken) {
        return new Position(step + 1, images + more, lossSum + meanLoss * more, seconds + taken);
    }

    double meanLoss() {
        return lossSum / images;
    }
}
