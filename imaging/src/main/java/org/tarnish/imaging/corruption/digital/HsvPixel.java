package org.tarnish.imaging.corruption.digital;

import org.tarnish.imaging.corruption.UnitScale;

/**
 * One pixel by hue, saturation and value, each in 0..1, changed and back, in double precision and with the conventions
 * of scikit-image ({@code rgb2hsv}, {@code hsv2rgb}).
 *
 * @param lighter added to the value
 * @param factor what the saturation is multiplied by before {@code added} is added
 */
record HsvPixel(double lighter, double factor, double added) {
    /** The value of a pixel afterwards, in 0..1, by its largest sample. */
    double value(int highest) {
        return clipped(UnitScale.of((byte) highest) + lighter);
    }

    /** Changes the pixel whose samples begin at {@code at}. */
    void change(byte[] samples, int at, byte[] changed) {
        var red = UnitScale.of(samples[at]);
        var green = UnitScale.of(samples[at + 1]);
        var blue = UnitScale.of(samples[at + 2]);
        var highest = Math.max(samples[at] & 0xff, Math.max(samples[at + 1] & 0xff, samples[at + 2] & 0xff));
        var lowest = Math.min(samples[at] & 0xff, Math.min(samples[at + 1] & 0xff, samples[at + 2] & 0xff));
        var value = UnitScale.of((byte) highest);
        var saturation = 0.0;
        var hue = 0.0;
        if (highest != lowest) {
            var range = value - UnitScale.of((byte) lowest);
            saturation = range / value;
            hue = hue(red, green, blue, value, range);
        }
        put(changed, at, hue, clipped(saturation * factor + added), clipped(value + lighter));
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

    private static void put(byte[] samples, int at, double hue, double saturation, double value) {
        var sixths = hue * 6;
        var sector = (int) sixths;
        var fraction = sixths - sector;
        var low = truncated(value * (1 - saturation));
        var high = truncated(value);
        // Rising where the sector is even, falling where it is odd.
        var middle = truncated(value * (1 - ((sector & 1) == 0 ? 1 - fraction : fraction) * saturation));
        switch (sector) {
            case 1 -> put(samples, at, middle, high, low);
            case 2 -> put(samples, at, low, high, middle);
            case 3 -> put(samples, at, low, middle, high);
            case 4 -> put(samples, at, middle, low, high);
            case 5 -> put(samples, at, high, low, middle);
            // 6 is a hue that rounding has carried to 1, which is red as 0 is.
            default -> put(samples, at, high, middle, low);
        }
    }

    /** As {@link UnitScale#truncate(double)}, of what is in 0..1 but for rounding. */
    private static byte truncated(double value) {
        return (byte) (int) (value * 255);
    }

    private static void put(byte[] samples, int at, byte red, byte green, byte blue) {
        samples[at] = red;
        samples[at + 1] = green;
        samples[at + 2] = blue;
    }
}
