package org.tarnish.imaging.perturbation;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.noise.NormalNoise;

/**
 * Noise in proportion to brightness: the clean image, then 30 times {@code y = x + x * s * n} on the scale 0..1 with one
 * standard normal draw {@code n} per sample, in the order of frames and samples.
 */
public final class SpeckleNoise implements Perturbation {
    private static final Difficulties<Double> STANDARD_DEVIATIONS =
            new Difficulties<>(List.of(.05, .07, .1), List.of(.05, .1, .15));

    @Override
    public String name() {
        return "speckle_noise";
    }

    @Override
    public boolean noise() {
        return true;
    }

    @Override
    public int frames(SeverityTable table) {
        return Frames.USUAL;
    }

    @Override
    public List<Image> apply(Image image, int difficulty, SeverityTable table, Randomness random) {
        double deviation = STANDARD_DEVIATIONS.at(difficulty, table);
        return Frames.noisy(image, () -> NormalNoise.added(image, random, level -> level * deviation));
    }
}
