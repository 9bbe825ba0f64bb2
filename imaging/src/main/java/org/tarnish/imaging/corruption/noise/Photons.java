package org.tarnish.imaging.corruption.noise;

import java.util.stream.IntStream;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.PoissonTable;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.UnitScale;

/**
 * How many photons arrive for each of the 256 levels where a full sample gets {@code scale}, and what they become. Safe
 * for concurrent use.
 */
public final class Photons {
    private final int scale;
    private final byte[] levels;
    private volatile PoissonTable distributions;

    /** @param scale photons of a full sample, in 1..1000 */
    public Photons(int scale) {
        this.scale = scale;
        levels = new byte[scale + 1];
        for (var count = 0; count <= scale; count++) {
            levels[count] = UnitScale.truncate(count / (double) scale);
        }
    }

    /**
     * A copy of an image in which every sample is what a draw of photons makes of it: one Poisson draw per sample, in the
     * order of the samples.
     */
    public Image counted(Image image, Randomness random) {
        var means = distributions();
        var samples = image.samples();
        var noisy = new byte[samples.length];
        for (var i = 0; i < samples.length; i++) {
            var count = random.poisson(means, samples[i] & 0xff);
            // More photons than a full sample's make no more than a full sample.
            noisy[i] = levels[Math.min(count, levels.length - 1)];
        }
        return new Image(image.width(), image.height(), noisy);
    }

    /** The distribution of the count for each level; made when first asked for, at worst by several threads at once. */
    private PoissonTable distributions() {
        var made = distributions;
        if (made == null) {
            made = new PoissonTable(IntStream.range(0, 256)
                    .mapToDouble(level -> UnitScale.of((byte) level) * scale)
                    .toArray());
            distributions = made;
        }
        return made;
    }
}
