package org.tarnish.imaging.reduction;

import org.tarnish.imaging.Image;

/** Uniform quantization: each sample becomes the nearest of n levels {@code 255 * i / (n - 1)}, rounded to 8 bit. */
final class Quantization {
    static final int ALL_LEVELS = 256;

    private static final byte MIDDLE_GRAY = (byte) 128;

    private Quantization() {}

    /** The image itself at 256 levels, a constant 128 at one. */
    static Image quantized(Image image, int levels) {
        if (levels == ALL_LEVELS) {
            return image;
        }
        var outcomes = outcomes(levels);
        var samples = image.samples();
        var quantized = new byte[samples.length];
        for (var i = 0; i < samples.length; i++) {
            quantized[i] = outcomes[samples[i] & 0xff];
        }
        return new Image(image.width(), image.height(), quantized);
    }

    private static byte[] outcomes(int levels) {
        var outcomes = new byte[ALL_LEVELS];
        var intervals = levels - 1;
        for (var value = 0; value < outcomes.length; value++) {
            outcomes[value] =
                    intervals == 0 ? MIDDLE_GRAY : (byte) nearest(nearest(value * intervals, 255) * 255, intervals);
        }
        return outcomes;
    }

    /** The quotient rounded half up. */
    private static int nearest(int dividend, int divisor) {
        return (2 * dividend + divisor) / (2 * divisor);
    }
}
