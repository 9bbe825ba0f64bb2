package org.tarnish.imaging.corruption.weather;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.Severities;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.UnitScale;

/**
 * Fog: {@code y = (x + s * P) * m / (m + s)} on the scale 0..1, with {@code P} a {@link Plasma} in 0..1 that all
 * channels share, {@code s} the fog's strength and {@code m} the largest sample of the image.
 *
 * <p>The published plasmas are 32 x 32 for images of 32 x 32 and 256 x 256 for images of 224 x 224, of which the upper
 * left part is used. Other sizes take the smallest power of two that covers the longer side, at least 2.
 */
public final class Fog implements Corruption {
    private static final Severities<Parameters> PARAMETERS = new Severities<>(
            List.of(
                    new Parameters(.2, 3),
                    new Parameters(.5, 3),
                    new Parameters(.75, 2.5),
                    new Parameters(1, 2),
                    new Parameters(1.5, 1.75)),
            List.of(
                    new Parameters(1.5, 2),
                    new Parameters(2, 2),
                    new Parameters(2.5, 1.7),
                    new Parameters(2.5, 1.5),
                    new Parameters(3, 1.4)));

    @Override
    public String name() {
        return "fog";
    }

    @Override
    public Image apply(Image image, int severity, SeverityTable table, Randomness random) {
        var parameters = PARAMETERS.at(severity, table);
        var strength = parameters.strength;
        var samples = image.samples();
        var largest = UnitScale.of(largest(samples));
        var plasma = new Plasma(Math.max(image.width(), image.height()), parameters.decay, random);
        var foggy = new byte[samples.length];
        var factor = largest / (largest + strength);
        for (int i = 0, y = 0; y < image.height(); y++) {
            for (var x = 0; x < image.width(); x++, i += Image.CHANNELS) {
                var fog = strength * plasma.at(x, y);
                // No result is below 0 or, but for rounding, above the largest sample, so nothing is clipped.
                foggy[i] = (byte) (int) ((UnitScale.of(samples[i]) + fog) * factor * 255);
                foggy[i + 1] = (byte) (int) ((UnitScale.of(samples[i + 1]) + fog) * factor * 255);
                foggy[i + 2] = (byte) (int) ((UnitScale.of(samples[i + 2]) + fog) * factor * 255);
            }
        }
        return new Image(image.width(), image.height(), foggy);
    }

    private static byte largest(byte[] samples) {
        var largest = 0;
        for (var sample : samples) {
            largest = Math.max(largest, sample & 0xff);
        }
        return (byte) largest;
    }

    private record Parameters(double strength, double decay) {}
}
