package org.tarnish.imaging.format.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.tarnish.imaging.Image;

/**
 * Makes luma and chroma of the rows of an image, with libjpeg's arithmetic: colors are converted with 16 fractional
 * bits, chroma is the mean of 2 x 2 with a rounding that alternates between 1/4 and 2/4. Outside the image lies its
 * nearest pixel. All are less by 128, as the transform takes them.
 */
final class YccRow {
    private static final int BITS = 16;
    private static final int HALF = 1 << BITS - 1;
    private static final int MIDDLE = 128;

    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final Image image;

    /** A row of samples, and one byte more. */
    private final byte[] samples;

    /** Its pixels, red lowest, and a byte that does not matter: loops with one index become vector code. */
    private final int[] pixels;

    /** The chroma of two rows, not yet halved: blue in the lower 16 bits, red in the upper. */
    private final int[][] chroma;

    private final int[] half;
    private final int[] roundings;

    /** @param length of the rows of chroma, in whole blocks, at least half of the image's width */
    YccRow(Image image, int length) {
        this.image = image;
        samples = new byte[image.width() * Image.CHANNELS + 1];
        pixels = new int[2 * length];
        chroma = new int[2][2 * length];
        half = new int[length];
        roundings = new int[length];
        for (var x = 0; x < length; x++) {
            roundings[x] = 1 + (x & 1);
        }
    }

    /**
     * Converts row {@code y}, which is even, and the one below it if there is one.
     *
     * @param lights where their luma goes, rows of at most twice the length of chroma
     * @param blue where half a row of chroma goes
     */
    void convert(int y, int[] lights, int[] lightsBelow, int[] blue, int[] red) {
        convert(y, lights, chroma[0]);
        convert(Math.min(y + 1, image.height() - 1), lightsBelow, chroma[1]);
        halve(chroma[0], chroma[1], half);
        lower(half, roundings, blue);
        upper(half, roundings, red);
    }

    /** One row's luma, and its chroma, not yet halved. */
    private void convert(int y, int[] lights, int[] chroma) {
        var width = image.width();
        System.arraycopy(image.samples(), y * (samples.length - 1), samples, 0, samples.length - 1);
        for (var x = 0; x < width; x++) {
            pixels[x] = (int) FOUR_BYTES.get(samples, x * Image.CHANNELS);
        }
        Arrays.fill(pixels, width, pixels.length, pixels[width - 1]);
        weigh(pixels, 19595, 38470, 7471, HALF - (MIDDLE << BITS), lights);
        weigh(pixels, -11059, -21709, 32768, (MIDDLE << BITS) + HALF - 1, chroma);
        weighAbove(pixels, 32768, -27439, -5329, (MIDDLE << BITS) + HALF - 1, chroma);
    }

    private static void weigh(int[] pixels, int ofRed, int ofGreen, int ofBlue, int added, int[] out) {
        for (var x = 0; x < out.length; x++) {
            var pixel = pixels[x];
            out[x] = (pixel & 0xff) * ofRed + (pixel >> 8 & 0xff) * ofGreen + (pixel >> 16 & 0xff) * ofBlue + added
                    >> BITS;
        }
    }

    /** As {@link #weigh}, into the upper half of numbers whose lower half is there. */
    private static void weighAbove(int[] pixels, int ofRed, int ofGreen, int ofBlue, int added, int[] out) {
        for (var x = 0; x < out.length; x++) {
            var pixel = pixels[x];
            out[x] |= (pixel & 0xff) * ofRed + (pixel >> 8 & 0xff) * ofGreen + (pixel >> 16 & 0xff) * ofBlue + added
                    & 0xffff_0000;
        }
    }

    private static void halve(int[] upper, int[] lower, int[] half) {
        add(lower, upper);
        for (var x = 0; x < half.length; x++) {
            half[x] = upper[2 * x] + upper[2 * x + 1];
        }
    }

    private static void add(int[] row, int[] sums) {
        for (var x = 0; x < sums.length; x++) {
            sums[x] += row[x];
        }
    }

    private static void lower(int[] half, int[] roundings, int[] out) {
        for (var x = 0; x < out.length; x++) {
            out[x] = ((half[x] & 0xffff) + roundings[x] >> 2) - MIDDLE;
        }
    }

    private static void upper(int[] half, int[] roundings, int[] out) {
        for (var x = 0; x < out.length; x++) {
            out[x] = ((half[x] >>> 16) + roundings[x] >> 2) - MIDDLE;
        }
    }
}
