package org.tarnish.imaging.format.jpeg;

import java.util.Arrays;
import org.tarnish.imaging.Image;

/**
 * An image as JFIF's luma and chroma, the chroma at half the resolution both ways ("4:2:0"), with libjpeg's
 * arithmetic: colors are converted with 16 fractional bits, chroma is the mean of 2 x 2 with a rounding that alternates
 * between 1/4 and 2/4, and comes back as a triangle of 3/4 and 1/4 ("fancy upsampling"). Outside the image lies its
 * nearest pixel.
 */
public final class YccImage {
    private static final int BITS = 16;
    private static final int HALF = 1 << BITS - 1;
    private static final int MIDDLE = 128;

    private final int width;
    private final int height;
    private final JpegPlane luma;
    private final JpegPlane blue;
    private final JpegPlane red;

    /** A row of red, of green and of blue: loops over them with one index become vector code. */
    private final int[][] colors;

    public YccImage(Image image) {
        width = image.width();
        height = image.height();
        luma = new JpegPlane(width, height);
        blue = new JpegPlane((width + 1) / 2, (height + 1) / 2);
        red = new JpegPlane((width + 1) / 2, (height + 1) / 2);
        var length = 2 * blue.length();
        colors = new int[Image.CHANNELS][length];
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
        for (int x = 0, i = y * width * Image.CHANNELS; x < width; x++, i += Image.CHANNELS) {
            colors[0][x] = samples[i] & 0xff;
            colors[1][x] = samples[i + 1] & 0xff;
            colors[2][x] = samples[i + 2] & 0xff;
        }
        for (var color : colors) {
            Arrays.fill(color, width, color.length, color[width - 1]);
        }
        var light = luma.rows[y];
        weigh(colors, 19595, 38470, 7471, HALF, blues);
        System.arraycopy(blues, 0, light, 0, light.length);
        weigh(colors, -11059, -21709, 32768, (MIDDLE << BITS) + HALF - 1, blues);
        weigh(colors, 32768, -27439, -5329, (MIDDLE << BITS) + HALF - 1, reds);
    }

    private static void weigh(int[][] colors, int ofRed, int ofGreen, int ofBlue, int added, int[] out) {
        var r = colors[0];
        var g = colors[1];
        var b = colors[2];
        for (var x = 0; x < out.length; x++) {
            out[x] = r[x] * ofRed + g[x] * ofGreen + b[x] * ofBlue + added >> BITS;
        }
    }

    private static void halve(int[] upper, int[] lower, int[] half) {
        for (var x = 0; x < half.length; x++) {
            var sum = upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1];
            half[x] = sum + 1 + (x & 1) >> 2;
        }
    }

    /** Rounds the coefficients of all blocks to what a quality keeps of them. */
    public void lose(int quality) {
        luma.lose(QuantizationTable.luma(quality));
        var table = QuantizationTable.chroma(quality);
        blue.lose(table);
        red.lose(table);
    }

    /** What is left of all coefficients at a quality, of luma, blue and red, in whole steps; the samples are gone. */
    JpegPlane[] quantized(int quality) {
        luma.quantize(QuantizationTable.luma(quality));
        var table = QuantizationTable.chroma(quality);
        blue.quantize(table);
        red.quantize(table);
        return new JpegPlane[] {luma, blue, red};
    }

    /** Back to colors. */
    public Image toImage() {
        var samples = new byte[width * height * Image.CHANNELS];
        var columns = (width + 1) / 2;
        var sums = new int[columns];
        var blues = new int[2 * columns];
        var reds = new int[2 * columns];
        for (var y = 0; y < height; y++) {
            enlarge(blue, y, sums, blues);
            enlarge(red, y, sums, reds);
            var lights = luma.rows[y];
            shade(lights, blues, reds, 0, 91881, colors[0]);
            shade(lights, blues, reds, -22554, -46802, colors[1]);
            shade(lights, blues, reds, 116130, 0, colors[2]);
            for (int x = 0, i = y * width * Image.CHANNELS; x < width; x++, i += Image.CHANNELS) {
                samples[i] = (byte) colors[0][x];
                samples[i + 1] = (byte) colors[1][x];
                samples[i + 2] = (byte) colors[2][x];
            }
        }
        return new Image(width, height, samples);
    }

    private static void shade(int[] lights, int[] blues, int[] reds, int ofBlue, int ofRed, int[] out) {
        var added = HALF - MIDDLE * (ofBlue + ofRed);
        for (var x = 0; x < blues.length; x++) {
            out[x] = lights[x] + (blues[x] * ofBlue + reds[x] * ofRed + added >> BITS);
        }
        JpegPlane.clip(out);
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
}
