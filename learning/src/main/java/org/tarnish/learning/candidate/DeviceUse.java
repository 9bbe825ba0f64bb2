package org.tarnish.learning.candidate;

/**
 * How well a device was used.
 *
 * @param candidates images that were judged
 * @param estimated those of them that an estimate was enough for
 * @param computing seconds in which the device computed, uploads included
 * @param seconds wall time of the whole
 */
public record DeviceUse(long candidates, long estimated, double computing, double seconds) {
    /** Fraction of the time in which the device computed, in [0, 1]; 0 where there was nothing to do. */
    public double share() {
        return seconds > 0 ? computing / seconds : 0;
    }
}
