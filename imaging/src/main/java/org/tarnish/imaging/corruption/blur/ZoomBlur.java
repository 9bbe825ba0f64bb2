package org.tarnish.imaging.corruption.blur;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.Severities;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.filter.Scratch;

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
        try (var scratch = Scratch.open()) {
            var mean = new ZoomedMean(image, enlargements(zooms, image.width(), image.height()), scratch);
            return new Image(image.width(), image.height(), mean.samples());
        }
    }

    private Enlargements enlargements(Zooms zooms, int width, int height) {
        var known = latest.get(zooms);
        if (known == null || known.width() != width || known.height() != height) {
            known = Enlargements.of(zooms, width, height);
            latest.put(zooms, known);
        }
        return known;
    }

    /** The factors {@code arange(1, last, step)}, whose count depends on how NumPy rounds and is therefore stated. */
    record Zooms(double step, int count) {
        double factor(int k) {
            // NumPy's own increment: the difference of its first two values.
            return 1 + k * ((1 + step) - 1);
        }
    }
}
