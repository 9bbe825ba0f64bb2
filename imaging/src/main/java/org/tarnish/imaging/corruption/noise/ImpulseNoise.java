package org.tarnish.imaging.corruption.noise;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.Severities;
import org.tarnish.imaging.corruption.SeverityTable;

/**
 * Salt and pepper: each sample is hit with probability {@code c}; of those hit, half become 255 and half 0. Samples of
 * one pixel are hit independently, hence colored speckles.
 *
 * <p>One uniform draw {@code u} per sample, in the order of the samples, decides both: salt where {@code u < c / 2},
 * pepper where {@code c / 2 <= u < c}. The reference draws one array for the hits and a second for their color; the
 * distribution of the result is the same.
 */
public final class ImpulseNoise implements Corruption {
    private static final Severities<Double> AMOUNTS =
            new Severities<>(List.of(.01, .02, .03, .05, .07), List.of(.03, .06, .09, .17, .27));

    @Override
    public String name() {
        return "impulse_noise";
    }

    @Override
    public Image apply(Image image, int severity, SeverityTable table, Randomness random) {
        double amount = AMOUNTS.at(severity, table);
        var salt = amount / 2;
        var samples = image.samples().clone();
        var draws = new double[Math.min(samples.length, NormalNoise.DRAWS_AT_ONCE)];
        for (var start = 0; start < samples.length; start += draws.length) {
            var count = Math.min(draws.length, samples.length - start);
            random.uniforms(draws, count);
            for (var i = 0; i < count; i++) {
                if (draws[i] < amount) {
                    samples[start + i] = (byte) (draws[i] < salt ? 255 : 0);
                }
            }
        }
        return new Image(image.width(), image.height(), samples);
    }
}
