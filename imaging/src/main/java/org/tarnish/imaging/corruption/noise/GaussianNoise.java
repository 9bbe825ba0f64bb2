package org.tarnish.imaging.corruption.noise;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.Severities;
import org.tarnish.imaging.corruption.SeverityTable;

/**
 * Electronic noise in low light: {@code y = x + s * n} on the scale 0..1, with one standard normal draw {@code n} per
 * sample in the order of the samples.
 */
public final class GaussianNoise implements Corruption {
    private static final Severities<Double> STANDARD_DEVIATIONS =
            new Severities<>(List.of(.04, .06, .08, .09, .10), List.of(.08, .12, .18, .26, .38));

    @Override
    public String name() {
        return "gaussian_noise";
    }

    @Override
    public Image apply(Image image, int severity, SeverityTable table, Randomness random) {
        double deviation = STANDARD_DEVIATIONS.at(severity, table);
        return NormalNoise.added(image, random, level -> deviation);
    }
}
