package org.tarnish.imaging.corruption.digital;

import java.util.Arrays;
import org.tarnish.imaging.Image;

/**
 * A smaller image whose pixels are means over boxes, equal to Pillow's {@code resize} with {@code BOX}: first along the
 * rows, then down the columns, each rounded to 8 bits, with weights of 22 fractional bits. A sample counts fully if
 * its middle lies in the box {@code (-n/2m, n/2m]} around that of the result, or not at all.
 */
final class BoxReduction {
    private static final int FRACTION_BITS = 22;
    private static final int HALF = 1 << FRACTION_BITS - 1;

    private BoxReduction() {}

    static Image of(Image image, int width, int height) {
        var across = new Boxes(image.width(), width);
        var down = new Boxes(image.height(), height);
        var length = width * Image.CHANNELS;
        var result = new byte[height * length];
        var row = new byte[image.width() * Image.CHANNELS + 1];
        var narrow = new int[length];
        var sums = new int[length];
        for (var y = 0; y < height; y++) {
            Arrays.fill(sums, 0);
            for (var from = down.start[y]; from < down.end[y]; from++) {
                System.arraycopy(image.samples(), from * (row.length - 1), row, 0, row.length - 1);
                across.reduce(row, narrow);
                add(sums, narrow);
            }
            var weight = down.weight[y];
            for (var i = 0; i < length; i++) {
                result[y * length + i] = (byte) (HALF + sums[i] * weight >> FRACTION_BITS);
            }
        }
        return new Image(width, height, result);
    }

    private static void add(int[] sums, int[] row) {
        for (var i = 0; i < sums.length; i++) {
            sums[i] += row[i];
        }
    }

    /** For every place of the smaller side the places of the larger one in its box. */
    private static final class Boxes {
        final int[] start;
        final int[] end;
        final int[] weight;

        /** Samples in the smallest box. */
        private final int least;

        /** All ones where a box has one more, and the sample that this is; no box has two more. */
        private final int[] masks;

        private final int[] extras;

        Boxes(int side, int smaller) {
            start = new int[smaller];
            end = new int[smaller];
            weight = new int[smaller];
            var fewest = side;
            var scale = side / (double) smaller;
            var filterScale = Math.max(1, scale);
            for (var i = 0; i < smaller; i++) {
                var middle = (i + 0.5) * scale;
                var first = Math.max(0, (int) (middle - 0.5 * filterScale + 0.5));
                var last = Math.min(side, (int) (middle + 0.5 * filterScale + 0.5)) - 1;
                while (!within((first - middle + 0.5) * (1 / filterScale))) {
                    first++;
                }
                while (!within((last - middle + 0.5) * (1 / filterScale))) {
                    last--;
                }
                start[i] = first;
                end[i] = last + 1;
                weight[i] = (int) (0.5 + 1.0 / (end[i] - start[i]) * (1 << FRACTION_BITS));
                fewest = Math.min(fewest, end[i] - start[i]);
            }
            least = fewest;
            masks = new int[smaller];
            extras = new int[smaller];
            for (var i = 0; i < smaller; i++) {
                masks[i] = end[i] - start[i] > least ? -1 : 0;
                extras[i] = (end[i] - 1) * Image.CHANNELS;
            }
        }

        /**
         * The means over the boxes of a row of pixels. All boxes take the same way, so that no branch depends on their
         * sizes; the weights of a box are equal, so the sum is multiplied once. Red and blue are summed in one number,
         * which takes boxes of 257 pixels.
         *
         * @param row its samples, and one more that does not matter
         */
        void reduce(byte[] row, int[] means) {
            for (int x = 0, to = 0; x < start.length; x++, to += Image.CHANNELS) {
                var pixel = PackedPixel.get(row, extras[x]) & masks[x];
                var redAndBlue = pixel & PackedPixel.RED_AND_BLUE;
                var green = pixel & PackedPixel.GREEN;
                var i = start[x] * Image.CHANNELS;
                for (var count = least; count > 0; count--, i += Image.CHANNELS) {
                    pixel = PackedPixel.get(row, i);
                    redAndBlue += pixel & PackedPixel.RED_AND_BLUE;
                    green += pixel & PackedPixel.GREEN;
                }
                means[to] = HALF + (redAndBlue & 0xffff) * weight[x] >> FRACTION_BITS;
                means[to + 1] = HALF + (green >>> 8) * weight[x] >> FRACTION_BITS;
                means[to + 2] = HALF + (redAndBlue >>> 16) * weight[x] >> FRACTION_BITS;
            }
        }

        private static boolean within(double place) {
            return place > -0.5 && place <= 0.5;
        }
    }
}
