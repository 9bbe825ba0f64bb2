package org.tarnish.learning.schedule;

/**
 * Lowers the learning rate to 0 along half a cosine (Loshchilov and Hutter, ICLR 2017), as PyTorch's
 * {@code CosineAnnealingLR} stepped after every batch: {@code (1 + cos(pi step / steps)) / 2}.
 */
final class Cosine implements RateSchedule {
    @Override
    public double factor(long step, long steps, long perEpoch) {
        return (1 + Math.cos(Math.PI * step / steps)) / 2;
    }
}
