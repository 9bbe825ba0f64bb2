package org.tarnish.learning.schedule;

/**
 * Raises the learning rate from a 25th over the first 30 % of the run, then lowers it to a 250,000th, both along half a
 * cosine (Smith and Topin, 2019), as PyTorch's {@code OneCycleLR} with its defaults, but for the momentum, which stays.
 */
final class OneCycle implements RateSchedule {
    private static final double RISE = 0.3;
    private static final double FIRST = 1 / 25.0;
    private static final double LAST = FIRST / 1e4;

    @Override
    public double factor(long step, long steps, long perEpoch) {
        double peak = RISE * steps - 1;
        return step <= peak ? between(FIRST, 1, step / peak) : between(1, LAST, (step - peak) / (steps - 1 - peak));
    }

    private static double between(double from, double to, double part) {
        return to + (from - to) / 2 * (1 + Math.cos(Math.PI * part));
    }
}
