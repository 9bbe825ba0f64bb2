package org.tarnish.imaging.corruption.digital;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.Severities;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.format.jpeg.JpegLoss;

/**
 * What remains of an image after storing it as JPEG at a low quality (Hendrycks and Dietterich, ICLR 2019; Pillow's
 * {@code save} and {@code open}, which are libjpeg). Everything that loses is done as libjpeg does it, from the
 * conversion of colors and the halving of chroma to the transform and the rounding of its coefficients, and back; the
 * lossless part, the entropy coding, is left out. Sides that are no multiples of 8 or 16 are padded as libjpeg does.
 */
public final class JpegCompression implements Corruption {
    private static final Severities<Integer> QUALITIES =
            new Severities<>(List.of(80, 65, 58, 50, 40), List.of(25, 18, 15, 10, 7));

    @Override
    public String name() {
        return "jpeg_compression";
    }

    @Override
    public Image apply(Image image, int severity, SeverityTable table, Randomness random) {
        return JpegLoss.of(image, QUALITIES.at(severity, table));
    }
}
