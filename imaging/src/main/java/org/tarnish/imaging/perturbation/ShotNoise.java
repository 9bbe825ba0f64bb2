package org.tarnish.imaging.perturbation;

import java.util.List;
import java.util.stream.IntStream;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.noise.Photons;

/**
 * The discreteness of light: the clean image, then 30 times {@code y = p / c} on the scale 0..1 with one Poisson draw
 * {@code p} of mean {@code x * c} per sample, in the order of frames and samples; {@code c} is the number of photons of a
 * full sample.
 */
public final class ShotNoise implements Perturbation {
    private final Difficulties<Photons> photons = new Difficulties<>(photons(700, 400, 200), photons(300, 120, 60));

    @Override
    public String name() {
        return "shot_noise";
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
        var arriving = photons.at(difficulty, table);
        return Frames.noisy(image, () -> arriving.counted(image, random));
    }

    private static List<Photons> photons(int... scales) {
        return IntStream.of(scales).mapToObj(Photons::new).toList();
    }
}
