package org.tarnish.imaging.corruption.digital;

import org.tarnish.imaging.Image;
import org.tarnish.imaging.corruption.UnitScale;

/**
 * Images by hue, saturation and value, each in 0..1, in double precision and with the conventions of scikit-image
 * ({@code rgb2hsv}, {@code hsv2rgb}): the hue of a gray pixel is 0 (red), and where two channels share the maximum the
 * later one decides the hue.
 */
public final class Hsv {
    private Hsv() {}

    /**
     * A copy of an image with {@code lighter}, which may be negative, added to the value of every pixel and its
     * saturation multiplied by {@code factor} and increased by {@code added}, both clipped to 0..1, back in 8 bit by truncation.
     */
    public static Image changed(Image image, double lighter, double factor, double added) {
        var samples = image.samples();
        var changed = new byte[samples.length];
        for (var i = 0; i < samples.length; i += Image.CHANNELS) {
            var red = UnitScale.of(samples[i]);
            var green = UnitScale.of(samples[i + 1]);
            var blue = UnitScale.of(samples[i + 2]);
            var highest = Math.max(samples[i] & 0xff, Math.max(samples[i + 1] & 0xff, samples[i + 2] & 0xff));
            var lowest = Math.min(samples[i] & 0xff, Math.min(samples[i + 1] & 0xff, samples[i + 2] & 0xff));
            var value = UnitScale.of((byte) highest);
            var saturation = 0.0;
            var hue = 0.0;
            if (highest != lowest) {
                var range = value - UnitScale.of((byte) lowest);
                saturation = range / value;
                hue = hue(red, green, blue, value, range);
            }
            put(changed, i, hue, clipped(saturation * factor + added), clipped(value + lighter));
        }
        return new Image(image.width(), image.height(), changed);
    }

    private static double hue(double red, double green, double blue, double value, double range) {
        double sixths;
        if (blue == value) {
            sixths = 4 + (red - green) / range;
        } else if (green == value) {
            sixths = 2 + (blue - red) / range;
        } else {
            sixths = (green - blue) / range;
        }
        var hue = sixths / 6;
        return hue < 0 ? hue + 1 : hue;
    }

    private static double clipped(double value) {
        return value > 1 ? 1 : value < 0 ? 0 : value;
    }

    private static void put(byte[] samples, int offset, double hue, double saturation, double value) {
        var sixths = hue * 6;
        var sector = (int) sixths;
        var fraction = sixths - sector;
        var low = UnitScale.truncate(value * (1 - saturation));
        var high = UnitScale.truncate(value);
        // Rising where the sector is even, falling where it is odd.
        var middle = UnitScale.truncate(value * (1 - ((sector & 1) == 0 ? 1 - fraction : fraction) * saturation));
        switch (sector) {
            case 1 -> put(samples, offset, middle, high, low);
            case 2 -> put(samples, offset, low, high, middle);
            case 3 -> put(samples, offset, low, middle, high);
            case 4 -> put(samples, offset, middle, low, high);
            case 5 -> put(samples, offset, high, low, middle);
            // 6 is a hue that rounding has carried to 1, which is red as 0 is.
            default -> put(samples, offset, high, middle, low);
        }
    }

    private static void put(byte[] samples, int offset, byte red, byte green, byte blue) {
        samples[offset] = red;
        samples[offset + 1] = green;
        samples[offset + 2] = blue;
    }
}
