package org.tarnish.imaging.perturbation;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.SeverityTable;

/**
 * A picture that moves to the right by one pixel a frame: from -20 to 20 pixels (ImageNet, 41 frames) or from -7 to 8
 * (CIFAR, 16 frames). What comes in from the border is black.
 */
public final class Translate implements Perturbation {
    @Override
    public String name() {
        return "translate";
    }

    @Override
    public int frames(SeverityTable table) {
        return table == SeverityTable.CIFAR ? 16 : 41;
    }

    @Override
    public List<Image> apply(Image image, int difficulty, SeverityTable table, Randomness random) {
        var first = table == SeverityTable.CIFAR ? -7 : -20;
        return Frames.of(frames(table), frame -> moved(image, first + frame));
    }

    private static Image moved(Image image, int right) {
        var samples = new byte[image.samples().length];
        var kept = image.width() - Math.abs(right);
        for (var y = 0; y < image.height() && kept > 0; y++) {
            var row = y * image.width();
            System.arraycopy(
                    image.samples(),
                    (row + Math.max(0, -right)) * Image.CHANNELS,
                    samples,
                    (row + Math.max(0, right)) * Image.CHANNELS,
                    kept * Image.CHANNELS);
        }
        return new Image(image.width(), image.height(), samples);
    }
}
