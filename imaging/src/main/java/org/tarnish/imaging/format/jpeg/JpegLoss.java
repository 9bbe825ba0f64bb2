package org.tarnish.imaging.format.jpeg;

import org.tarnish.imaging.Image;

/**
 * What is left of an image after it was stored as JPEG at a quality and read again: Pillow's {@code save} and
 * {@code open}, without the file between them. Chroma has half the resolution both ways ("4:2:0"). Stateless.
 */
public final class JpegLoss {
    private static final int BLOCK = 8;

    private JpegLoss() {}

    /** @param quality 1..100 */
    public static Image of(Image image, int quality) {
        var length = ((image.width() + 1) / 2 + BLOCK - 1) / BLOCK * BLOCK;
        var luma = new JpegStrip(2 * length, 2 * BLOCK);
        var blue = new JpegStrip(length, BLOCK);
        var red = new JpegStrip(length, BLOCK);
        var units = new LossyUnits(length, quality);
        var source = new YccRow(image, length);
        var rows = new JpegRows(image.width(), image.height(), luma, blue, red, 2, 2);
        for (var strip = 0; 2 * BLOCK * strip < image.height(); strip++) {
            for (var i = 0; i < BLOCK; i++) {
                var y = 2 * (BLOCK * strip + i);
                if (y < image.height()) {
                    source.convert(y, luma.rows[2 * i], luma.rows[2 * i + 1], blue.rows[i], red.rows[i]);
                } else {
                    repeat(luma, 2 * i);
                    repeat(luma, 2 * i + 1);
                    repeat(blue, i);
                    repeat(red, i);
                }
            }
            units.lose(luma.rows, blue.rows, red.rows);
            rows.add(strip);
        }
        return rows.image();
    }

    /** Below the image lies its last row. */
    private static void repeat(JpegStrip strip, int row) {
        System.arraycopy(strip.rows[row - 1], 0, strip.rows[row], 0, strip.length());
    }
}
