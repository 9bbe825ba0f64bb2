package org.tarnish.learning.schedule;

/**
 * Raises the learning rate linearly from a hundredth over the first epochs, then follows another schedule as if the run
 * began there: PyTorch's {@code LinearLR(start_factor=0.01)} before the other in a {@code SequentialLR}, stepped after
 * every batch.
 */
record Warmup(double epochs, RateSchedule then) implements RateSchedule {
    private static final double FIRST = 0.01;

    @Override
    public double factor(long step, long steps, long perEpoch) {
        long warm = Math.round(epochs * perEpoch);
        return step < warm ? FIRST + (1 - FIRST) * step / warm : then.factor(step - warm, steps - warm, perEpoch);
    }
}
