package org.tarnish.imaging.resize;

import java.util.Arrays;
import org.tarnish.imaging.Image;

/**
 * The box average. In units of 1/new of a pixel an old pixel is {@code new} long and a new one {@code old} long, so all
 * overlaps are whole numbers and the sums are exact.
 */
final class AreaAverage {
    private AreaAverage() {}

    static Image resized(Image image, int width, int height) {
        if (width == image.width() && height == image.height()) {
            return image;
        }
        var rowLength = width * Image.CHANNELS;
        var samples = new byte[height * rowLength];
        var row = new int[rowLength];
        var sums = new long[rowLength];
        var area = new RoundedQuotient((long) image.width() * image.height());
        var loaded = -1;
        for (var y = 0; y < height; y++) {
            var start = (long) y * image.height();
            var end = start + image.height();
            Arrays.fill(sums, 0);
            for (var sourceY = (int) (start / height); (long) sourceY * height < end; sourceY++) {
                if (sourceY != loaded) {
                    sumRow(image, sourceY, width, row);
                    loaded = sourceY;
                }
                var weight = overlap(start, end, sourceY, height);
                for (var i = 0; i < rowLength; i++) {
                    sums[i] += weight * row[i];
                }
            }
            for (var i = 0; i < rowLength; i++) {
                samples[y * rowLength + i] = area.of(sums[i]);
            }
        }
        return new Image(width, height, samples);
    }

    private static void sumRow(Image image, int sourceY, int width, int[] row) {
        var source = image.samples();
        var base = sourceY * image.width() * Image.CHANNELS;
        for (var x = 0; x < width; x++) {
            var start = (long) x * image.width();
            var end = start + image.width();
            var red = 0;
            var green = 0;
            var blue = 0;
            for (var sourceX = (int) (start / width); (long) sourceX * width < end; sourceX++) {
                var weight = (int) overlap(start, end, sourceX, width);
                var at = base + sourceX * Image.CHANNELS;
                red += weight * (source[at] & 0xff);
                green += weight * (source[at + 1] & 0xff);
                blue += weight * (source[at + 2] & 0xff);
            }
            row[x * Image.CHANNELS] = red;
            row[x * Image.CHANNELS + 1] = green;
            row[x * Image.CHANNELS + 2] = blue;
        }
    }

    private static long overlap(long start, long end, int source, int length) {
        var sourceStart = (long) source * length;
        return Math.min(end, sourceStart + length) - Math.max(start, sourceStart);
    }
}
