package org.tarnish.learning.schedule;

/** How the learning rate changes while a run trains: a pure function of the position, so that runs can be resumed. */
@FunctionalInterface
interface RateSchedule {
    /**
     * What the learning rate is multiplied with.
     *
     * @param step 0-based optimizer step of the run
     * @param steps steps of the whole run if it uses all its epochs, greater than {@code step}
     * @param perEpoch steps of one epoch, at least 1
     * @return in [0, 1]
     */
    double factor(long step, long steps, long perEpoch);
}
