package org.tarnish.imaging.corruption.blur;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.Severities;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.filter.Scratch;

/**
 * An image out of focus (Hendrycks and Dietterich, ICLR 2019): each channel is correlated with the {@link DiscKernel}
 * of a radius in pixels, outside the mirror image without its border ({@code cv2.filter2D}). The kernels of the two
 * strongest severities of ImageNet sum to more than 1 and brighten by about 1 %, in the reference and here. Images of
 * any size will do, smaller than the disc too.
 */
public final class DefocusBlur implements Corruption {
    private static final Severities<DiscColumns> DISCS = new Severities<>(
            List.of(disc(.3, .4), disc(.4, .5), disc(.5, .6), disc(1, .2), disc(1.5, .1)),
            List.of(disc(3, .1), disc(4, .5), disc(6, .5), disc(8, .5), disc(10, .5)));

    private static DiscColumns disc(double radius, double aliasSigma) {
        return new DiscColumns(new DiscKernel(radius, aliasSigma));
    }

    @Override
    public String name() {
        return "defocus_blur";
    }

    @Override
    public Image apply(Image image, int severity, SeverityTable table, Randomness random) {
        try (var scratch = Scratch.open()) {
            var blurred = new SymmetricCorrelation(image, DISCS.at(severity, table), scratch).samples();
            return new Image(image.width(), image.height(), blurred);
        }
    }
}
