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
        var narrow = new int[image.height() * length];
        var samples = image.samples();
        for (var y = 0; y < image.height(); y++) {
            var from = y * image.width() * Image.CHANNELS;
            for (int x = 0, to = y * length; x < width; x++, to += Image.CHANNELS) {
                var red = 0;
                var green = 0;
                var blue = 0;
                var end = from + across.end[x] * Image.CHANNELS;
                for (var i = from + across.start[x] * Image.CHANNELS; i < end; i += Image.CHANNELS) {
                    red += samples[i] & 0xff;
                    green += samples[i + 1] & 0xff;
                    blue += samples[i + 2] & 0xff;
                }
                // All weights of a box are equal, so the sum is multiplied once.
                var weight = across.weight[x];
                narrow[to] = HALF + red * weight >> FRACTION_BITS;
                narrow[to + 1] = HALF + green * weight >> FRACTION_BITS;
                narrow[to + 2] = HALF + blue * weight >> FRACTION_BITS;
            }
        }
        var result = new byte[height * length];
        var sums = new int[length];
        for (var y = 0; y < height; y++) {
            Arrays.fill(sums, 0);
            for (var row = down.start[y]; row < down.end[y]; row++) {
                var from = row * length;
                for (var i = 0; i < length; i++) {
                    sums[i] += narrow[from + i];
                }
            }
            var weight = down.weight[y];
            for (var i = 0; i < length; i++) {
                result[y * length + i] = (byte) (HALF + sums[i] * weight >> FRACTION_BITS);
            }
        }
        return new Image(width, height, result);
    }

    /** For every place of the smaller side the places of the larger one in its box. */
    private static final class Boxes {
        final int[] start;
        final int[] end;
        final int[] weight;

        Boxes(int side, int smaller) {
            start = new int[smaller];
            end = new int[smaller];
            weight = new int[smaller];
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
            }
        }

        private static boolean within(double place) {
            return place > -0.5 && place <= 0.5;
        }
    }
}
