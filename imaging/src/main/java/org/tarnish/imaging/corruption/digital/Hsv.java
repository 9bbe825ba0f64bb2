package org.tarnish.imaging.corruption.digital;

import org.tarnish.imaging.Image;
import org.tarnish.imaging.corruption.UnitScale;

/**
 * Images by hue, saturation and value, each in 0..1, in double precision and with the conventions of scikit-image
 * ({@code rgb2hsv}, {@code hsv2rgb}): the hue of a gray pixel is 0 (red), and where two channels share the maximum the
 * later one decides the hue. Results are in 8 bit by truncation.
 */
public final class Hsv {
    private static final int LEVELS = 256;

    /** Of the factors in {@link #lightened}. */
    private static final int BITS = 22;

    private static final int FRACTION = (1 << BITS) - 1;

    /** A factor is too large by at most 2, so a product of 255 is by at most 510; the rest is for double precision. */
    private static final int BELOW = 4;

    private static final int DOUBTFUL = 516;

    private Hsv() {}

    /**
     * A copy of an image with {@code lighter}, which may be negative, added to the value of every pixel, clipped to
     * 0..1.
     *
     * <p>Without rounding every channel would be multiplied by the same number, the new value over the old one. So it is
     * here, in whole numbers, and what comes so near to a whole number that rounding decides is left to
     * {@link HsvPixel}: the bytes are always its bytes.
     */
    public static Image lightened(Image image, double lighter) {
        var pixels = new HsvPixel(lighter, 1, 0);
        var highs = new byte[LEVELS];
        var factors = new int[LEVELS];
        for (var level = 0; level < LEVELS; level++) {
            var value = pixels.value(level);
            highs[level] = UnitScale.truncate(value);
            var factor = (int) Math.ceil(value * 255 / Math.max(1, level) * (1 << BITS)) + 1;
            // A factor of 0 leaves all pixels of this value in doubt.
            factors[level] = level * factor >> BITS == (highs[level] & 0xff) ? factor : 0;
        }
        var samples = image.samples();
        var changed = new byte[samples.length];
        for (var i = 0; i < samples.length; i += Image.CHANNELS) {
            var red = samples[i] & 0xff;
            var green = samples[i + 1] & 0xff;
            var blue = samples[i + 2] & 0xff;
            var highest = Math.max(red, Math.max(green, blue));
            var lowest = Math.min(red, Math.min(green, blue));
            if (highest == lowest) {
                changed[i] = highs[highest];
                changed[i + 1] = highs[highest];
                changed[i + 2] = highs[highest];
                continue;
            }
            var factor = factors[highest];
            if (isDoubtful((red + green + blue - highest - lowest) * factor)
                    || lowest != 0 && isDoubtful(lowest * factor)) {
                pixels.change(samples, i, changed);
                continue;
            }
            changed[i] = (byte) (red * factor >> BITS);
            changed[i + 1] = (byte) (green * factor >> BITS);
            changed[i + 2] = (byte) (blue * factor >> BITS);
        }
        return new Image(image.width(), image.height(), changed);
    }

    /**
     * A copy of an image with the saturation of every pixel multiplied by {@code factor} and increased by
     * {@code added}, clipped to 0..1.
     */
    public static Image saturated(Image image, double factor, double added) {
        var pixels = new HsvPixel(0, factor, added);
        var samples = image.samples();
        var changed = new byte[samples.length];
        for (var i = 0; i < samples.length; i += Image.CHANNELS) {
            pixels.change(samples, i, changed);
        }
        return new Image(image.width(), image.height(), changed);
    }

    private static boolean isDoubtful(int product) {
        return (product + BELOW & FRACTION) < DOUBTFUL;
    }
}
