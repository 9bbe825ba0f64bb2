package org.tarnish.imaging.corruption.noise;

import java.util.List;
import java.util.stream.IntStream;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.Severities;
import org.tarnish.imaging.corruption.SeverityTable;

/**
 * The discreteness of light: {@code y = p / c} on the scale 0..1, with one Poisson draw {@code p} of mean
 * {@code x * c} per sample in the order of the samples; {@code c} is the number of photons of a full sample.
 */
public final class ShotNoise implements Corruption {
    private final Severities<Photons> photons =
            new Severities<>(photons(500, 250, 100, 75, 50), photons(60, 25, 12, 5, 3));

    @Override
    public String name() {
        return "shot_noise";
    }

    @Override
    public Image apply(Image image, int severity, SeverityTable table, Randomness random) {
        return photons.at(severity, table).counted(image, random);
    }

    private static List<Photons> photons(int... scales) {
        return IntStream.of(scales).mapToObj(Photons::new).toList();
    }
}
