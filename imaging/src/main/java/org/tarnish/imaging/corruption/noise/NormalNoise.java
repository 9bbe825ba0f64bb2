package org.tarnish.imaging.corruption.noise;

import java.util.function.DoubleUnaryOperator;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.UnitScale;

/** Normal noise whose deviation depends on the sample alone: one standard normal draw per sample, in their order. */
public final class NormalNoise {
    /** Draws are made this many at a time, which stay in the processor's nearest cache. */
    static final int DRAWS_AT_ONCE = 1024;

    private NormalNoise() {}

    /**
     * A noisy copy, truncated to 8 bit.
     *
     * @param deviation the standard deviation on the scale 0..1 for a sample on that scale
     */
    public static Image added(Image image, Randomness random, DoubleUnaryOperator deviation) {
        var means = new double[256];
        var deviations = new double[256];
        for (var level = 0; level < means.length; level++) {
            means[level] = UnitScale.of((byte) level);
            deviations[level] = deviation.applyAsDouble(means[level]);
        }
        var samples = image.samples();
        var noisy = new byte[samples.length];
        var draws = new double[Math.min(samples.length, DRAWS_AT_ONCE)];
        for (var start = 0; start < samples.length; start += draws.length) {
            var count = Math.min(draws.length, samples.length - start);
            random.normals(draws, count);
            for (var i = 0; i < count; i++) {
                var level = samples[start + i] & 0xff;
                noisy[start + i] = UnitScale.truncate(means[level] + deviations[level] * draws[i]);
            }
        }
        return new Image(image.width(), image.height(), noisy);
    }
}
