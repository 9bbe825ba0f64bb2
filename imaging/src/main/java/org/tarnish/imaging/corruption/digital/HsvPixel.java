package org.tarnish.imaging.corruption.digital;

import org.tarnish.imaging.corruption.UnitScale;

/**
 * One pixel by hue, saturation and value, each in 0..1, changed and back, in double precision and with the conventions
 * of scikit-image ({@code rgb2hsv}, {@code hsv2rgb}). Which channel is the largest and where the hue lies choose among
 * numbers in tables, not among branches, which no processor could predict.
 */
final class HsvPixel {
    /** By the sixth of the color circle: where the largest, the middle and the least channel lie. */
    private static final int[] HIGH = {0, 1, 1, 2, 2, 0, 0};

    private static final int[] MIDDLE = {1, 0, 2, 1, 0, 2, 1};
    private static final int[] LOW = {2, 2, 0, 0, 1, 1, 2};

    /** What the middle channel lacks is {@code START + SLOPE * place}: it rises in even sixths and falls in odd ones. */
    private static final double[] START = {1, 0, 1, 0, 1, 0, 1};

    private static final double[] SLOPE = {-1, 1, -1, 1, -1, 1, -1};

    /** The two channels after each, in a circle. */
    private static final int[] NEXT = {1, 2, 0};

    private static final int[] LAST = {2, 0, 1};

    /** What makes a negative hue a positive one, by its sign bit. */
    private static final double[] TURNS = {0, 1};

    private final double lighter;
    private final double factor;
    private final double added;

    /**
     * @param lighter added to the value
     * @param factor what the saturation is multiplied by before {@code added} is added
     */
    HsvPixel(double lighter, double factor, double added) {
        this.lighter = lighter;
        this.factor = factor;
        this.added = added;
    }

    /** The value of a pixel afterwards, in 0..1, by its largest sample. */
    double value(int highest) {
        return clipped(UnitScale.of((byte) highest) + lighter);
    }

    /** Changes the pixel whose samples begin at {@code at}. */
    void change(byte[] samples, int at, byte[] changed) {
        var red = samples[at] & 0xff;
        var green = samples[at + 1] & 0xff;
        var blue = samples[at + 2] & 0xff;
        var highest = Math.max(red, Math.max(green, blue));
        var lowest = Math.min(red, Math.min(green, blue));
        if (highest == lowest) {
            put(changed, at, 0, clipped(added), value(highest));
            return;
        }
        var value = UnitScale.of((byte) highest);
        var range = value - UnitScale.of((byte) lowest);
        // 2 if blue is the largest, else 1 if green is, else 0: the later of equal ones decides.
        var largest = 2 - (highest - blue + 255 >> 8) * (1 + (highest - green + 255 >> 8));
        var next = UnitScale.of(samples[at + NEXT[largest]]);
        var last = UnitScale.of(samples[at + LAST[largest]]);
        var hue = (2 * largest + (next - last) / range) / 6;
        hue += TURNS[(int) (Double.doubleToRawLongBits(hue) >>> 63)];
        put(changed, at, hue, clipped(range / value * factor + added), clipped(value + lighter));
    }

    private static double clipped(double value) {
        return value > 1 ? 1 : value < 0 ? 0 : value;
    }

    private static void put(byte[] samples, int at, double hue, double saturation, double value) {
        var sixths = hue * 6;
        // 6 is a hue that rounding has carried to 1, which is red as 0 is.
        var sector = (int) sixths;
        var lacking = START[sector] + SLOPE[sector] * (sixths - sector);
        samples[at + HIGH[sector]] = UnitScale.truncate(value);
        samples[at + MIDDLE[sector]] = UnitScale.truncate(value * (1 - lacking * saturation));
        samples[at + LOW[sector]] = UnitScale.truncate(value * (1 - saturation));
    }
}
