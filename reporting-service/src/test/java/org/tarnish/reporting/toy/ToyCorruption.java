package org.tarnish.reporting.toy;

import java.util.Arrays;
import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.Severities;
import org.tarnish.imaging.corruption.SeverityTable;

/** Sets so many of an image's first samples to black: a corruption that Tarnish does not have. */
public final class ToyCorruption implements Corruption {
    private static final Severities<Integer> BLACK =
            new Severities<>(List.of(1, 2, 3, 4, 5), List.of(10, 20, 30, 40, 50));

    @Override
    public String name() {
        return "toy_corruption";
    }

    @Override
    public Image apply(Image image, int severity, SeverityTable table, Randomness random) {
        var samples = image.samples().clone();
        int black = Math.min(samples.length, BLACK.at(severity, table));
        Arrays.fill(samples, 0, black, (byte) 0);
        return new Image(image.width(), image.height(), samples);
    }
}
