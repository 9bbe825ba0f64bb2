package org.tarnish.imaging.corruption.digital;

import java.util.Arrays;
import org.tarnish.imaging.Image;

/**
 * An image as JFIF's luma and chroma, the chroma at half the resolution both ways ("4:2:0"), with libjpeg's
 * arithmetic: colors are converted with 16 fractional bits, chroma is the mean of 2 x 2 with a rounding that alternates
 * between 1/4 and 2/4, and comes back as a triangle of 3/4 and 1/4 ("fancy upsampling"). Outside the image lies its
 * nearest pixel.
 */
final class YccImage {
    private static final int BITS = 16;
    private static final int HALF = 1 << BITS - 1;
    private static final int MIDDLE = 128;

    private final int width;
    private final int height;
    private final JpegPlane luma;
    private final JpegPlane blue;
    private final JpegPlane red;

    YccImage(Image image) {
        width = image.width();
        height = image.height();
        luma = new JpegPlane(width, height);
        blue = new JpegPlane((width + 1) / 2, (height + 1) / 2);
        red = new JpegPlane((width + 1) / 2, (height + 1) / 2);
        var length = 2 * blue.length();
        var blues = new int[2][length];
        var reds = new int[2][length];
        for (var y = 0; y < height; y += 2) {
            convert(image, y, blues[0], reds[0]);
            if (y + 1 < height) {
                convert(image, y + 1, blues[1], reds[1]);
            } else {
                System.arraycopy(blues[0], 0, blues[1], 0, length);
                System.arraycopy(reds[0], 0, reds[1], 0, length);
            }
            halve(blues[0], blues[1], blue.rows[y / 2]);
            halve(reds[0], reds[1], red.rows[y / 2]);
        }
        luma.repeatLast(height);
        blue.repeatLast((height + 1) / 2);
        red.repeatLast((height + 1) / 2);
    }

    /** One row's luma into its plane and its chroma, not yet halved, into rows. */
    private void convert(Image image, int y, int[] blues, int[] reds) {
        var samples = image.samples();
        var light = luma.rows[y];
        for (int x = 0, i = y * width * Image.CHANNELS; x < width; x++, i += Image.CHANNELS) {
            var r = samples[i] & 0xff;
            var g = samples[i + 1] & 0xff;
            var b = samples[i + 2] & 0xff;
            light[x] = 19595 * r + 38470 * g + 7471 * b + HALF >> BITS;
            blues[x] = -11059 * r - 21709 * g + 32768 * b + (MIDDLE << BITS) + HALF - 1 >> BITS;
            reds[x] = 32768 * r - 27439 * g - 5329 * b + (MIDDLE << BITS) + HALF - 1 >> BITS;
        }
        Arrays.fill(light, width, light.length, light[width - 1]);
        Arrays.fill(blues, width, blues.length, blues[width - 1]);
        Arrays.fill(reds, width, reds.length, reds[width - 1]);
    }

    private static void halve(int[] upper, int[] lower, int[] half) {
        for (var x = 0; x < half.length; x++) {
            var sum = upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1];
            half[x] = sum + 1 + (x & 1) >> 2;
        }
    }

    /** Rounds the coefficients of all blocks to what a quality keeps of them. */
    void lose(int quality) {
        luma.lose(QuantizationTable.luma(quality));
        var table = QuantizationTable.chroma(quality);
        blue.lose(table);
        red.lose(table);
    }

    Image toImage() {
        var samples = new byte[width * height * Image.CHANNELS];
        var columns = (width + 1) / 2;
        var sums = new int[columns];
        var blues = new int[2 * columns];
        var reds = new int[2 * columns];
        for (var y = 0; y < height; y++) {
            enlarge(blue, y, sums, blues);
            enlarge(red, y, sums, reds);
            var lights = luma.rows[y];
            for (int x = 0, i = y * width * Image.CHANNELS; x < width; x++, i += Image.CHANNELS) {
                var light = lights[x];
                var b = blues[x] - MIDDLE;
                var r = reds[x] - MIDDLE;
                samples[i] = clipped(light + (91881 * r + HALF >> BITS));
                samples[i + 1] = clipped(light + (-22554 * b - 46802 * r + HALF >> BITS));
                samples[i + 2] = clipped(light + (116130 * b + HALF >> BITS));
            }
        }
        return new Image(width, height, samples);
    }

    /** One row of chroma at full resolution: 3/4 of the nearer row and column, 1/4 of the further. */
    private void enlarge(JpegPlane plane, int y, int[] sums, int[] row) {
        var last = (height + 1) / 2 - 1;
        var near = plane.rows[y / 2];
        var far = plane.rows[Math.max(0, Math.min(last, y / 2 + ((y & 1) == 0 ? -1 : 1)))];
        for (var x = 0; x < sums.length; x++) {
            sums[x] = 3 * near[x] + far[x];
        }
        var end = sums.length - 1;
        row[0] = 4 * sums[0] + 8 >> 4;
        row[2 * end + 1] = 4 * sums[end] + 7 >> 4;
        for (var x = 0; x < end; x++) {
            row[2 * x + 1] = 3 * sums[x] + sums[x + 1] + 7 >> 4;
            row[2 * x + 2] = 3 * sums[x + 1] + sums[x] + 8 >> 4;
        }
    }

    private static byte clipped(int value) {
        return (byte) Math.max(0, Math.min(255, value));
    }
}
