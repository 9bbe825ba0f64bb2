package org.tarnish.imaging.corruption.digital;

import org.tarnish.imaging.Image;
import org.tarnish.imaging.corruption.filter.Border;

/**
 * An image for estimates: the three samples of a pixel in one number, red lowest, each of 21 bits, of which 13 are
 * fractional. What is done to rows of pixels is done in loops that become vector code.
 *
 * @param pixels in rows
 */
record PackedPixels(int width, int height, long[] pixels) {
    /** Fractional bits of places between pixels. */
    static final int PLACE_BITS = 20;

    /** Fractional bits of a sample. */
    static final int LEVEL_BITS = 13;

    private static final int SAMPLE_BITS = 21;
    private static final long SAMPLE = (1 << SAMPLE_BITS) - 1;
    private static final long PLACE = 1 << PLACE_BITS;

    /** A one for each sample. */
    private static final long ONES = 1 | 1L << SAMPLE_BITS | 1L << 2 * SAMPLE_BITS;

    private static final long FRACTIONS = ONES * ((1 << LEVEL_BITS) - 1);
    private static final long BORROWED = ONES << SAMPLE_BITS - 1;

    PackedPixels(int width, int height) {
        this(width, height, new long[width * height]);
    }

    static PackedPixels of(Image image) {
        var packed = new PackedPixels(image.width(), image.height());
        var samples = image.samples();
        var pixels = packed.pixels;
        for (int i = 0, from = 0; i < pixels.length; i++, from += Image.CHANNELS) {
            pixels[i] = (samples[from] & 0xff)
                    | (long) (samples[from + 1] & 0xff) << SAMPLE_BITS
                    | (long) (samples[from + 2] & 0xff) << 2 * SAMPLE_BITS;
        }
        shift(pixels);
        return packed;
    }

    private static void shift(long[] pixels) {
        for (var i = 0; i < pixels.length; i++) {
            pixels[i] <<= LEVEL_BITS;
        }
    }

    /** One sample of a pixel. */
    static int sample(long pixel, int channel) {
        return (int) (pixel >> channel * SAMPLE_BITS & SAMPLE);
    }

    /** Pixels in 8 bit by truncation, red lowest. */
    static void truncate(long[] pixels, long[] levels) {
        for (var i = 0; i < levels.length; i++) {
            levels[i] = pixels[i] >>> LEVEL_BITS & 0xff
                    | pixels[i] >>> LEVEL_BITS + SAMPLE_BITS - 8 & 0xff00
                    | pixels[i] >>> LEVEL_BITS + 2 * SAMPLE_BITS - 16 & 0xff0000;
        }
    }

    /** For every pixel 0 if none of its samples is nearer than {@code error} to a whole level. */
    static void doubts(long[] pixels, int error, long[] doubts) {
        var shift = error * ONES;
        // What is not below twice the error keeps the bit that it could borrow from.
        var borrowing = BORROWED - 2 * error * ONES;
        for (var i = 0; i < doubts.length; i++) {
            doubts[i] = ~((pixels[i] + shift & FRACTIONS) + borrowing) & BORROWED;
        }
    }

    /** Makes rows that are interpolated between this image's pixels; one at a time. */
    Rows rows(Border border) {
        return new Rows(this, border);
    }

    /** See {@link #rows}. */
    static final class Rows {
        private final PackedPixels source;
        private final Border border;
        private final long[] across;
        private final long[] down;
        private final long[] rightward;
        private final long[] downward;
        private final long[] from;

        /** The pixel at and before a place both ways, the one to the right of it, and those below both. */
        private final long[][] neighbors;

        private final long[] upper;
        private final long[] lower;
        private final long[] sample;
        private final long[] result;

        private Rows(PackedPixels source, Border border) {
            this.source = source;
            this.border = border;
            across = new long[source.width];
            down = new long[source.width];
            rightward = new long[source.width];
            downward = new long[source.width];
            from = new long[source.width];
            neighbors = new long[4][source.width];
            upper = new long[source.width];
            lower = new long[source.width];
            sample = new long[source.width];
            result = new long[source.width];
        }

        /** Where in their rows the pixels lie that the next row is made of, in places: to be filled. */
        long[] across() {
            return across;
        }

        /** Where in their columns they lie. */
        long[] down() {
            return down;
        }

        /** The row's pixels, valid until the next. */
        long[] interpolated() {
            fractions(across, rightward);
            fractions(down, downward);
            positions(across, down, source.width, from);
            outside(across, down, source.width - 2, source.height - 2, from);
            gather();
            for (var channel = 0; channel < Image.CHANNELS; channel++) {
                var shift = channel * SAMPLE_BITS;
                unpack(neighbors[0], neighbors[1], shift, upper, lower);
                blend(upper, lower, rightward, upper);
                unpack(neighbors[2], neighbors[3], shift, lower, sample);
                blend(lower, sample, rightward, lower);
                blend(upper, lower, downward, upper);
                pack(upper, shift, channel == 0 ? 0 : -1, result);
            }
            return result;
        }

        private static void fractions(long[] places, long[] out) {
            for (var i = 0; i < out.length; i++) {
                out[i] = places[i] & PLACE - 1;
            }
        }

        private static void positions(long[] across, long[] down, long width, long[] out) {
            for (var i = 0; i < out.length; i++) {
                out[i] = (down[i] >> PLACE_BITS) * width + (across[i] >> PLACE_BITS);
            }
        }

        /** Makes positions negative that have no pixels of the image on all four sides. */
        private static void outside(long[] across, long[] down, long lastColumn, long lastRow, long[] out) {
            for (var i = 0; i < out.length; i++) {
                var column = across[i] >> PLACE_BITS;
                var row = down[i] >> PLACE_BITS;
                out[i] |= (column | row | lastColumn - column | lastRow - row) & Long.MIN_VALUE;
            }
        }

        private void gather() {
            var pixels = source.pixels;
            var width = source.width;
            var n0 = neighbors[0];
            var n1 = neighbors[1];
            var n2 = neighbors[2];
            var n3 = neighbors[3];
            for (var i = 0; i < width; i++) {
                if (from[i] < 0) {
                    gatherOutside(i);
                } else {
                    var position = (int) from[i];
                    n0[i] = pixels[position];
                    n1[i] = pixels[position + 1];
                    n2[i] = pixels[position + width];
                    n3[i] = pixels[position + width + 1];
                }
            }
        }

        private void gatherOutside(int i) {
            var column = (int) (across[i] >> PLACE_BITS);
            var row = (int) (down[i] >> PLACE_BITS);
            var x0 = border.index(column, source.width);
            var x1 = border.index(column + 1, source.width);
            var y0 = border.index(row, source.height) * source.width;
            var y1 = border.index(row + 1, source.height) * source.width;
            neighbors[0][i] = source.pixels[y0 + x0];
            neighbors[1][i] = source.pixels[y0 + x1];
            neighbors[2][i] = source.pixels[y1 + x0];
            neighbors[3][i] = source.pixels[y1 + x1];
        }

        /** One sample of each pixel. */
        private static void unpack(long[] a, long[] b, int shift, long[] ofA, long[] ofB) {
            for (var i = 0; i < ofA.length; i++) {
                ofA[i] = a[i] >>> shift & SAMPLE;
                ofB[i] = b[i] >>> shift & SAMPLE;
            }
        }

        /** Samples between others, rounded. */
        private static void blend(long[] a, long[] b, long[] shares, long[] out) {
            for (var i = 0; i < out.length; i++) {
                out[i] = a[i] + ((b[i] - a[i]) * shares[i] + PLACE / 2 >> PLACE_BITS);
            }
        }

        /** @param kept which bits of the pixels stay */
        private static void pack(long[] samples, int shift, long kept, long[] pixels) {
            for (var i = 0; i < pixels.length; i++) {
                pixels[i] = pixels[i] & kept | samples[i] << shift;
            }
        }
    }
}
