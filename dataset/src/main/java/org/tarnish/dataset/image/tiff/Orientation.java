package org.tarnish.dataset.image.tiff;

import org.tarnish.imaging.Image;

/** Turns and mirrors an image as its orientation of 1 to 8 says. */
final class Orientation {
    private static final int FIRST_SWAPPED = 5;
    private static final int LAST = 8;

    private Orientation() {}

    /** The image as it is to be seen; itself for 1 and for what is no orientation. */
    static Image upright(Image image, long orientation) {
        if (orientation < 2 || orientation > LAST) {
            return image;
        }
        var swapped = orientation >= FIRST_SWAPPED;
        var width = swapped ? image.height() : image.width();
        var height = swapped ? image.width() : image.height();
        var right = image.width() - 1;
        var bottom = image.height() - 1;
        var samples = new byte[image.samples().length];
        var at = 0;
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var alongX = swapped ? y : x;
                var alongY = swapped ? x : y;
                var mirrorX = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
                var mirrorY = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
                var fromX = mirrorX ? right - alongX : alongX;
                var fromY = mirrorY ? bottom - alongY : alongY;
                System.arraycopy(
                        image.samples(), (fromY * image.width() + fromX) * Image.CHANNELS, samples, at, Image.CHANNELS);
                at += Image.CHANNELS;
            }
        }
        return new Image(width, height, samples);
    }
}
