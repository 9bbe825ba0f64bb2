package org.tarnish.imaging.corruption.noise;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.Severities;
import org.tarnish.imaging.corruption.SeverityTable;

/**
 * Noise in proportion to brightness: {@code y = x + x * s * n} on the scale 0..1, with one standard normal draw
 * {@code n} per sample in the order of the samples.
 */
public final class SpeckleNoise implements Corruption {
    private static final Severities<Double> STANDARD_DEVIATIONS =
            new Severities<>(List.of(.06, .1, .12, .16, .2), List.of(.15, .2, .35, .45, .6));

    @Override
    public String name() {
        return "speckle_noise";
    }

    @Override
    public Image apply(Image image, int severity, SeverityTable table, Randomness random) {
        double deviation = STANDARD_DEVIATIONS.at(severity, table);
        return NormalNoise.added(image, random, level -> level * deviation);
    }
}
