package org.tarnish.imaging.perturbation;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.digital.Hsv;

/**
 * Light that grows: frame {@code i = 0..30} adds {@code .02 (i - 15)} (ImageNet) or {@code .015 (i - 15)} (CIFAR) to the
 * value V of hue, saturation and value, clipped to 0..1. Frame 15 is the clean image but for the rounding of colors.
 */
public final class Brightness implements Perturbation {
    @Override
    public String name() {
        return "brightness";
    }

    @Override
    public int frames(SeverityTable table) {
        return Frames.USUAL;
    }

    @Override
    public List<Image> apply(Image image, int difficulty, SeverityTable table, Randomness random) {
        var percent = table == SeverityTable.CIFAR ? 1.5 : 2;
        return Frames.of(Frames.USUAL, frame -> Hsv.lightened(image, (frame - 15) * percent / 100));
    }
}
