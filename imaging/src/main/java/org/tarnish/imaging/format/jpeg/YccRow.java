package org.tarnish.imaging.format.jpeg;

import java.util.Arrays;
import org.tarnish.imaging.Image;

/**
 * Makes luma and chroma of the rows of an image, with libjpeg's arithmetic: colors are converted with 16 fractional
 * bits, chroma is the mean of 2 x 2 with a rounding that alternates between 1/4 and 2/4. Outside the image lies its
 * nearest pixel.
 */
final class YccRow {
    private static final int BITS = 16;
    private static final int HALF = 1 << BITS - 1;
    private static final int MIDDLE = 128;

    private final Image image;

    /** A row of red, of green and of blue: loops over them with one index become vector code. */
    private final int[][] colors;

    private final int[][] blues;
    private final int[][] reds;

    /** @param length of the rows of chroma, in whole blocks, at least half of the image's width */
    YccRow(Image image, int length) {
        this.image = image;
        colors = new int[Image.CHANNELS][2 * length];
        blues = new int[2][2 * length];
        reds = new int[2][2 * length];
    }

    /**
     * Converts row {@code y}, which is even, and the one below it if there is one.
     *
     * @param lights where their luma goes, rows of at most twice the length of chroma
     * @param blue where half a row of chroma goes
     */
    void convert(int y, int[] lights, int[] lightsBelow, int[] blue, int[] red) {
        convert(y, lights, blues[0], reds[0]);
        var below = Math.min(y + 1, image.height() - 1);
        convert(below, lightsBelow, blues[1], reds[1]);
        halve(blues[0], blues[1], blue);
        halve(reds[0], reds[1], red);
    }

    /** One row's luma, and its chroma, not yet halved. */
    private void convert(int y, int[] lights, int[] blues, int[] reds) {
        var samples = image.samples();
        var width = image.width();
        var r = colors[0];
        var g = colors[1];
        var b = colors[2];
        for (int x = 0, i = y * width * Image.CHANNELS; x < width; x++, i += Image.CHANNELS) {
            r[x] = samples[i] & 0xff;
            g[x] = samples[i + 1] & 0xff;
            b[x] = samples[i + 2] & 0xff;
        }
        for (var color : colors) {
            Arrays.fill(color, width, color.length, color[width - 1]);
        }
        weigh(colors, 19595, 38470, 7471, HALF, blues);
        System.arraycopy(blues, 0, lights, 0, lights.length);
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
}
