package org.tarnish.imaging.perturbation;

import org.tarnish.imaging.Image;

/**
 * A picture turned clockwise and enlarged around its middle, as torchvision's {@code affine} does it on Pillow's images
 * with bilinear interpolation: the middle of pixel {@code (x, y)} is at {@code (x + .5, y + .5)}, the fixed point at
 * {@code (width / 2 + .5, height / 2 + .5)}, half a pixel to the lower right of the true middle (of torchvision 0.2,
 * which the published sequences were made with). What comes from outside the picture is black, neighbors beyond the
 * border are the nearest pixel, and results are truncated. 0 degrees and factor 1 are the identity.
 *
 * @param degrees clockwise
 * @param factor above 0; above 1 enlarges
 */
record CenteredWarp(double degrees, double factor) {
    CenteredWarp {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("a picture is enlarged by a factor above 0, was " + factor);
        }
    }

    /** The warped copy, of the same size. */
    Image apply(Image image) {
        var width = image.width();
        var height = image.height();
        var angle = Math.toRadians(degrees);
        var cos = 1 / factor * StrictMath.cos(angle);
        var sin = 1 / factor * StrictMath.sin(angle);
        var middleX = width * .5 + .5;
        var middleY = height * .5 + .5;
        var x0 = cos * -middleX + sin * -middleY + middleX;
        var y0 = -sin * -middleX + cos * -middleY + middleY;
        var samples = new byte[image.samples().length];
        for (int y = 0, to = 0; y < height; y++) {
            for (var x = 0; x < width; x++, to += Image.CHANNELS) {
                var fromX = cos * (x + .5) + sin * (y + .5) + x0;
                var fromY = -sin * (x + .5) + cos * (y + .5) + y0;
                if (fromX >= 0 && fromX < width && fromY >= 0 && fromY < height) {
                    interpolate(image, fromX - .5, fromY - .5, samples, to);
                }
            }
        }
        return new Image(width, height, samples);
    }

    private static void interpolate(Image image, double x, double y, byte[] samples, int to) {
        var in = image.samples();
        var left = (int) Math.floor(x);
        var above = (int) Math.floor(y);
        var rightward = x - left;
        var downward = y - above;
        var columns0 = Math.max(0, left) * Image.CHANNELS;
        var columns1 = Math.min(image.width() - 1, left + 1) * Image.CHANNELS;
        var rows0 = Math.max(0, above) * image.width() * Image.CHANNELS;
        var rows1 = Math.min(image.height() - 1, above + 1) * image.width() * Image.CHANNELS;
        for (var channel = 0; channel < Image.CHANNELS; channel++) {
            double upper = in[rows0 + columns0 + channel] & 0xff;
            upper += rightward * ((in[rows0 + columns1 + channel] & 0xff) - upper);
            double lower = in[rows1 + columns0 + channel] & 0xff;
            lower += rightward * ((in[rows1 + columns1 + channel] & 0xff) - lower);
            samples[to + channel] = (byte) (upper + downward * (lower - upper));
        }
    }
}
