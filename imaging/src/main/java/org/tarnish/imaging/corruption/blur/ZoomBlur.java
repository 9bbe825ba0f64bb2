package org.tarnish.imaging.corruption.blur;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.Severities;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.UnitScale;
import org.tarnish.imaging.corruption.filter.ClippedZoom;

/**
 * The blur of a camera that moves towards what it sees (Hendrycks and Dietterich, ICLR 2019): the mean of the image
 * and of its enlargements by {@code 1 + k * step}, {@code k = 0, 1, ...}, in single precision. The image itself counts
 * twice, since the first factor is 1. The enlargements are {@link ClippedZoom}s; they depend on the sides alone, so
 * images of any size will do.
 */
public final class ZoomBlur implements Corruption {
    static final Severities<Zooms> ZOOMS = new Severities<>(
            List.of(new Zooms(.01, 7), new Zooms(.01, 12), new Zooms(.01, 16), new Zooms(.01, 21), new Zooms(.01, 26)),
            List.of(
                    new Zooms(.01, 12),
                    new Zooms(.01, 16),
                    new Zooms(.02, 11),
                    new Zooms(.02, 13),
                    new Zooms(.03, 11)));

    /** The enlargements of the images seen last: making them takes longer than blurring a small image. */
    private final Map<Zooms, Enlargements> latest = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "zoom_blur";
    }

    @Override
    public Image apply(Image image, int severity, SeverityTable table, Randomness random) {
        var zooms = ZOOMS.at(severity, table);
        var width = image.width();
        var height = image.height();
        var length = width * Image.CHANNELS;
        var rows = rows(image);
        var enlargements = enlargements(zooms, width, height);
        var scratch = enlargements.get(0).scratch();
        var sums = new float[length];
        var blurred = new byte[height * length];
        for (var y = 0; y < height; y++) {
            Arrays.fill(sums, 0);
            for (var enlargement : enlargements) {
                enlargement.addRow(rows, y, scratch, sums);
            }
            for (var i = 0; i < length; i++) {
                blurred[y * length + i] = UnitScale.truncate(((float) rows[y][i] + sums[i]) / (zooms.count + 1));
            }
        }
        return new Image(width, height, blurred);
    }

    private List<ClippedZoom> enlargements(Zooms zooms, int width, int height) {
        var known = latest.get(zooms);
        if (known == null || known.width != width || known.height != height) {
            known = Enlargements.of(zooms, width, height);
            latest.put(zooms, known);
        }
        return known.zooms;
    }

    /** The samples in 0..1, rounded to single precision. */
    private static double[][] rows(Image image) {
        var rows = new double[image.height()][image.width() * Image.CHANNELS];
        for (var y = 0; y < rows.length; y++) {
            UnitScale.of(image.samples(), y * rows[y].length, rows[y]);
            for (var i = 0; i < rows[y].length; i++) {
                rows[y][i] = (float) rows[y][i];
            }
        }
        return rows;
    }

    /** The factors {@code arange(1, last, step)}, whose count depends on how NumPy rounds and is therefore stated. */
    record Zooms(double step, int count) {
        double factor(int k) {
            // NumPy's own increment: the difference of its first two values.
            return 1 + k * ((1 + step) - 1);
        }
    }

    private record Enlargements(int width, int height, List<ClippedZoom> zooms) {
        static Enlargements of(Zooms zooms, int width, int height) {
            return new Enlargements(
                    width,
                    height,
                    IntStream.range(0, zooms.count)
                            .mapToObj(k -> new ClippedZoom(width, height, Image.CHANNELS, zooms.factor(k)))
                            .toList());
        }
    }
}
