package org.tarnish.imaging.format.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.tarnish.imaging.Image;

/**
 * Makes the colors of an image from strips of its luma and chroma, with libjpeg's arithmetic: chroma of half the
 * resolution comes back as a triangle of 3/4 and 1/4 ("fancy upsampling"), colors are converted with 16 fractional bits.
 *
 * <p>Both chroma samples of a pixel are in one number, blue in the upper 16 bits and red in the lower, with 4 fractional
 * bits in the end.
 */
final class JpegRows {
    private static final int BITS = 16;
    private static final int HALF = 1 << BITS - 1;
    private static final int MIDDLE = 128;

    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final int width;
    private final int height;
    private final JpegStrip luma;
    private final JpegStrip blue;
    private final JpegStrip red;

    /** How many samples of luma there are to one of chroma, in a row and in a column: 1 or 2, as many at most. */
    private final int across;

    private final int down;

    /** The last rows of the strips before, where chroma has half of the rows. */
    private final int[] heldLuma;

    private final int[] heldBlue;
    private final int[] heldRed;

    private final int[] half;
    private final int[] chroma;
    private final int[] pixels;
    private final byte[] row;
    private final byte[] samples;

    JpegRows(int width, int height, JpegStrip luma, JpegStrip blue, JpegStrip red, int across, int down) {
        this.width = width;
        this.height = height;
        this.luma = luma;
        this.blue = blue;
        this.red = red;
        this.across = across;
        this.down = down;
        heldLuma = new int[luma.length()];
        heldBlue = new int[blue.length()];
        heldRed = new int[red.length()];
        half = new int[(width + across - 1) / across];
        chroma = new int[across * half.length];
        pixels = new int[chroma.length];
        row = new byte[width * Image.CHANNELS + 1];
        samples = new byte[width * height * Image.CHANNELS];
    }

    /** Makes the rows that the strips' samples are enough for. Strips come in order, from 0. */
    void add(int strip) {
        var from = strip * luma.rows.length;
        if (down == 1) {
            for (var i = 0; i < Math.min(luma.rows.length, height - from); i++) {
                if (across == 1) {
                    pack(blue.rows[i], red.rows[i], chroma);
                } else {
                    pair(blue.rows[i], red.rows[i], half);
                    enlarge(half, chroma);
                }
                put(luma.rows[i], from + i);
            }
            return;
        }
        var last = blue.rows.length - 1;
        if (strip > 0) {
            sum(heldBlue, blue.rows[0], heldRed, red.rows[0], half);
            enlargeSums(half, chroma);
            put(heldLuma, from - 1);
        }
        for (var i = 0; i < Math.min(luma.rows.length, height - from); i++) {
            var near = i / 2;
            var far = near + (i % 2 == 0 ? -1 : 1);
            // Beyond the image lies its last row.
            if (2 * far + from >= height || far < 0 && strip == 0) {
                far = near;
            }
            if (far > last) {
                break;
            }
            sum(
                    blue.rows[near],
                    far < 0 ? heldBlue : blue.rows[far],
                    red.rows[near],
                    far < 0 ? heldRed : red.rows[far],
                    half);
            enlargeSums(half, chroma);
            put(luma.rows[i], from + i);
        }
        System.arraycopy(luma.rows[2 * last + 1], 0, heldLuma, 0, heldLuma.length);
        System.arraycopy(blue.rows[last], 0, heldBlue, 0, heldBlue.length);
        System.arraycopy(red.rows[last], 0, heldRed, 0, heldRed.length);
    }

    /** The image, after the last strip. */
    Image image() {
        return new Image(width, height, samples);
    }

    private void put(int[] lights, int y) {
        reds(lights, chroma, pixels);
        greens(lights, chroma, pixels);
        blues(lights, chroma, pixels);
        for (var x = 0; x < width; x++) {
            FOUR_BYTES.set(row, x * Image.CHANNELS, pixels[x]);
        }
        System.arraycopy(row, 0, samples, y * (row.length - 1), row.length - 1);
    }

    private static void pack(int[] blues, int[] reds, int[] chroma) {
        for (var x = 0; x < chroma.length; x++) {
            chroma[x] = blues[x] << 20 | reds[x] << 4;
        }
    }

    private static void pair(int[] blues, int[] reds, int[] chroma) {
        for (var x = 0; x < chroma.length; x++) {
            chroma[x] = blues[x] << 16 | reds[x];
        }
    }

    /** Of two rows of chroma 3/4 of the nearer, 1/4 of the further, with 2 fractional bits. */
    private static void sum(int[] nearBlue, int[] farBlue, int[] nearRed, int[] farRed, int[] sums) {
        for (var x = 0; x < sums.length; x++) {
            sums[x] = (3 * nearBlue[x] + farBlue[x] << 16) + 3 * nearRed[x] + farRed[x];
        }
    }

    /** A row at twice as many columns: 3/4 of the nearer one, 1/4 of the further. */
    private static void enlarge(int[] half, int[] row) {
        var end = half.length - 1;
        row[0] = half[0] << 4;
        row[2 * end + 1] = half[end] << 4;
        for (var x = 0; x < end; x++) {
            row[2 * x + 1] = 3 * half[x] + half[x + 1] + 0x2_0002 << 2;
            row[2 * x + 2] = 3 * half[x + 1] + half[x] + 0x1_0001 << 2;
        }
    }

    /** As {@link #enlarge}, of sums. */
    private static void enlargeSums(int[] sums, int[] row) {
        var end = sums.length - 1;
        row[0] = 4 * sums[0] + 0x8_0008;
        row[2 * end + 1] = 4 * sums[end] + 0x7_0007;
        for (var x = 0; x < end; x++) {
            row[2 * x + 1] = 3 * sums[x] + sums[x + 1] + 0x7_0007;
            row[2 * x + 2] = 3 * sums[x + 1] + sums[x] + 0x8_0008;
        }
    }

    private static void reds(int[] lights, int[] chroma, int[] pixels) {
        for (var x = 0; x < pixels.length; x++) {
            var red = (chroma[x] >> 4 & 0xfff) - MIDDLE;
            pixels[x] = JpegStrip.clipped(lights[x] + (red * 91881 + HALF >> BITS));
        }
    }

    private static void greens(int[] lights, int[] chroma, int[] pixels) {
        for (var x = 0; x < pixels.length; x++) {
            var red = (chroma[x] >> 4 & 0xfff) - MIDDLE;
            var blue = (chroma[x] >>> 20) - MIDDLE;
            pixels[x] |= JpegStrip.clipped(lights[x] + (HALF - blue * 22554 - red * 46802 >> BITS)) << 8;
        }
    }

    private static void blues(int[] lights, int[] chroma, int[] pixels) {
        for (var x = 0; x < pixels.length; x++) {
            var blue = (chroma[x] >>> 20) - MIDDLE;
            pixels[x] |= JpegStrip.clipped(lights[x] + (blue * 116130 + HALF >> BITS)) << 16;
        }
    }
}
