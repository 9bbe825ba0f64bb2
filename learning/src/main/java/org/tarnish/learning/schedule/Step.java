package org.tarnish.learning.schedule;

import org.tarnish.experiment.request.ScheduleRequest;

/**
 * Multiplies the learning rate with a factor every so many epochs, as PyTorch's {@code StepLR}:
 * {@code factor ^ floor(epoch / epochs)}.
 */
record Step(double epochs, double factor) implements RateSchedule {
    private static final double USUAL_EPOCHS = 30;
    private static final double USUAL_FACTOR = 0.1;

    static Step of(ScheduleRequest request) {
        return new Step(request.parameter("epochs", USUAL_EPOCHS), request.parameter("factor", USUAL_FACTOR));
    }

    @Override
    public double factor(long step, long steps, long perEpoch) {
        return Math.pow(factor, Math.floor(step / (epochs * perEpoch)));
    }
}
