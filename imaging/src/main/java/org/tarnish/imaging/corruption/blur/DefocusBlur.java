package org.tarnish.imaging.corruption.blur;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.Severities;
import org.tarnish.imaging.corruption.SeverityTable;

/**
 * An image out of focus (Hendrycks and Dietterich, ICLR 2019): each channel is correlated with the {@link DiscKernel}
 * of a radius in pixels, outside the mirror image without its border ({@code cv2.filter2D}). The kernels of the two
 * strongest severities of ImageNet sum to more than 1 and brighten by about 1 %, in the reference and here. Images of
 * any size will do, smaller than the disc too.
 */
public final class DefocusBlur implements Corruption {
    private static final Severities<DiscKernel> DISCS = new Severities<>(
            List.of(
                    new DiscKernel(.3, .4),
                    new DiscKernel(.4, .5),
                    new DiscKernel(.5, .6),
                    new DiscKernel(1, .2),
                    new DiscKernel(1.5, .1)),
            List.of(
                    new DiscKernel(3, .1),
                    new DiscKernel(4, .5),
                    new DiscKernel(6, .5),
                    new DiscKernel(8, .5),
                    new DiscKernel(10, .5)));

    @Override
    public String name() {
        return "defocus_blur";
    }

    @Override
    public Image apply(Image image, int severity, SeverityTable table, Randomness random) {
        var correlation = new SymmetricCorrelation(DISCS.at(severity, table));
        return new Image(image.width(), image.height(), correlation.apply(image));
    }
}
