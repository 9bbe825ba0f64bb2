package org.tarnish.imaging.format.jpeg;

import org.tarnish.imaging.Image;

/**
 * An image as JFIF's luma and chroma, the chroma at half the resolution both ways ("4:2:0"): the samples that an encoder
 * transforms.
 */
final class YccImage {
    private final JpegPlane luma;
    private final JpegPlane blue;
    private final JpegPlane red;

    YccImage(Image image) {
        var height = image.height();
        luma = new JpegPlane(image.width(), height);
        blue = new JpegPlane((image.width() + 1) / 2, (height + 1) / 2);
        red = new JpegPlane((image.width() + 1) / 2, (height + 1) / 2);
        var source = new YccRow(image, blue.length());
        for (var y = 0; y < height; y += 2) {
            // Planes have whole blocks, so there is a row below even the last.
            source.convert(y, luma.rows[y], luma.rows[y + 1], blue.rows[y / 2], red.rows[y / 2]);
        }
        luma.repeatLast(height);
        blue.repeatLast((height + 1) / 2);
        red.repeatLast((height + 1) / 2);
    }

    /** What is left of all coefficients at a quality, of luma, blue and red, in whole steps; the samples are gone. */
    JpegPlane[] quantized(int quality) {
        luma.quantize(QuantizationTable.luma(quality));
        var table = QuantizationTable.chroma(quality);
        blue.quantize(table);
        red.quantize(table);
        return new JpegPlane[] {luma, blue, red};
    }
}
