package org.tarnish.imaging.corruption.digital;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.Severities;
import org.tarnish.imaging.corruption.SeverityTable;

/**
 * More light (Hendrycks and Dietterich, ICLR 2019): a constant is added to the value V of hue, saturation and value,
 * clipped to 0..1.
 */
public final class Brightness implements Corruption {
    private static final Severities<Double> ADDED =
            new Severities<>(List.of(.05, .1, .15, .2, .3), List.of(.1, .2, .3, .4, .5));

    @Override
    public String name() {
        return "brightness";
    }

    @Override
    public Image apply(Image image, int severity, SeverityTable table, Randomness random) {
        return Hsv.lightened(image, ADDED.at(severity, table));
    }
}
