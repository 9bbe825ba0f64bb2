package org.tarnish.imaging.corruption.digital;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.Severities;
import org.tarnish.imaging.corruption.SeverityTable;

/**
 * Paler or stronger colors (Hendrycks and Dietterich, ICLR 2019): the saturation of hue, saturation and value becomes
 * {@code clip(saturation * factor + added, 0, 1)}. Gray has the hue of red, therefore the two strongest severities tint
 * grays red, in the reference and here.
 */
public final class Saturate implements Corruption {
    private static final Severities<Change> CHANGES = new Severities<>(
            List.of(new Change(.3, 0), new Change(.1, 0), new Change(1.5, 0), new Change(2, .1), new Change(2.5, .2)),
            List.of(new Change(.3, 0), new Change(.1, 0), new Change(2, 0), new Change(5, .1), new Change(20, .2)));

    @Override
    public String name() {
        return "saturate";
    }

    @Override
    public Image apply(Image image, int severity, SeverityTable table, Randomness random) {
        var change = CHANGES.at(severity, table);
        return Hsv.saturated(image, change.factor, change.added);
    }

    private record Change(double factor, double added) {}
}
