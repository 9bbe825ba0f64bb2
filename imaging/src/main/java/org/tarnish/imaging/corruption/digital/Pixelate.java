package org.tarnish.imaging.corruption.digital;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.Severities;
import org.tarnish.imaging.corruption.SeverityTable;

/**
 * An image of fewer pixels, enlarged again (Hendrycks and Dietterich, ICLR 2019): either side {@code n} becomes {@code
 * max(1, floor(n * fraction))} and {@code n} again, both by Pillow's {@code BOX} filter, that is {@link BoxReduction}
 * and then the nearest pixel, {@code floor((i + 0.5) * m / n)}.
 */
public final class Pixelate implements Corruption {
    private static final Severities<Double> FRACTIONS =
            new Severities<>(List.of(.95, .9, .85, .75, .65), List.of(.6, .5, .4, .3, .25));

    @Override
    public String name() {
        return "pixelate";
    }

    @Override
    public Image apply(Image image, int severity, SeverityTable table, Randomness random) {
        double fraction = FRACTIONS.at(severity, table);
        var width = image.width();
        var height = image.height();
        var small =
                BoxReduction.of(image, Math.max(1, (int) (width * fraction)), Math.max(1, (int) (height * fraction)));
        var columns = nearest(width, small.width());
        for (var x = 0; x < width; x++) {
            columns[x] *= Image.CHANNELS;
        }
        var rows = nearest(height, small.height());
        var length = width * Image.CHANNELS;
        var samples = new byte[height * length];
        var from = new byte[small.width() * Image.CHANNELS + 1];
        var row = new byte[length + 1];
        for (var y = 0; y < height; y++) {
            if (y == 0 || rows[y] != rows[y - 1]) {
                System.arraycopy(small.samples(), rows[y] * (from.length - 1), from, 0, from.length - 1);
                for (var x = 0; x < width; x++) {
                    PackedPixel.set(row, x * Image.CHANNELS, PackedPixel.get(from, columns[x]));
                }
            }
            System.arraycopy(row, 0, samples, y * length, length);
        }
        return new Image(width, height, samples);
    }

    private static int[] nearest(int side, int small) {
        var scale = small / (double) side;
        var nearest = new int[side];
        for (var i = 0; i < side; i++) {
            nearest[i] = Math.min(small - 1, (int) ((i + 0.5) * scale));
        }
        return nearest;
    }
}
