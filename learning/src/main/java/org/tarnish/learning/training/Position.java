package org.tarnish.learning.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.tarnish.experiment.result.EpochRecord;

/**
 * How far an epoch has come.
 *
 * @param step optimizer steps taken, at least 0
 * @param images images trained
 * @param lossSum sum of their losses, each before the step that it took part in
 * @param seconds wall time of those steps
 * @param adaptation the pass that came before the epoch, or null if there was none
 */
record Position(
        int step,
        int images,
        double lossSum,
        double seconds,
        @JsonInclude(JsonInclude.Include.NON_NULL) EpochRecord.Adaptation adaptation) {
    static Position start() {
        return after(null);
    }

    /** The beginning of an epoch that comes after a pass. */
    static Position after(EpochRecord.Adaptation adaptation) {
        return new Position(0, 0, 0, 0, adaptation);
    }

    Position plus(int more, double meanLoss, double taken) {
        return new Position(step + 1, images + more, lossSum + meanLoss * more, seconds + taken, adaptation);
    }

    double meanLoss() {
        return lossSum / images;
    }
}
