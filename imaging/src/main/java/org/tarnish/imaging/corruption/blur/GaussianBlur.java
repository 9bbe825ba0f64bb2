package org.tarnish.imaging.corruption.blur;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.Severities;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.filter.GaussianFilter;

/**
 * A Gaussian blur with a sigma in pixels (Hendrycks and Dietterich, ICLR 2019; {@code skimage.filters.gaussian}), the
 * same in images of any size.
 */
public final class GaussianBlur implements Corruption {
    private static final Severities<Double> SIGMAS =
            new Severities<>(List.of(.4, .6, .7, .8, 1.), List.of(1., 2., 3., 4., 6.));

    @Override
    public String name() {
        return "gaussian_blur";
    }

    @Override
    public Image apply(Image image, int severity, SeverityTable table, Randomness random) {
        var filter = GaussianFilter.edge(SIGMAS.at(severity, table));
        var blurred = filter.apply(image.samples(), image.width(), image.height(), Image.CHANNELS);
        return new Image(image.width(), image.height(), blurred);
    }
}
