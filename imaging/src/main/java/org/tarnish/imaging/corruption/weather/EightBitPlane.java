package org.tarnish.imaging.corruption.weather;

/**
 * One channel of 8-bit samples in rows, and the filters that make drops of it, with the conventions of OpenCV: borders
 * are reflected without their last sample.
 */
final class EightBitPlane {
    private final int width;
    private final int height;
    private final byte[] samples;

    /** @param samples {@code width * height} bytes; not copied, the caller gives them away */
    EightBitPlane(int width, int height, byte[] samples) {
        this.width = width;
        this.height = height;
        this.samples = samples;
    }

    /** The samples themselves: read only. */
    byte[] samples() {
        return samples;
    }

    /** The mean of each value in 0..255 and its eight neighbors, truncated. */
    static EightBitPlane ofMeans(float[] values, int width, int height) {
        var means = new byte[values.length];
        var columns = new double[width];
        for (var y = 0; y < height; y++) {
            var above = reflected(y - 1, height) * width;
            var here = y * width;
            var below = reflected(y + 1, height) * width;
            for (var x = 0; x < width; x++) {
                columns[x] = (double) values[above + x] + values[here + x] + values[below + x];
            }
            for (var x = 0; x < width; x++) {
                var sum = columns[reflected(x - 1, width)] + columns[x] + columns[reflected(x + 1, width)];
                means[here + x] = (byte) (int) (float) (sum * (1.0 / 9));
            }
        }
        return new EightBitPlane(width, height, means);
    }

    /** The mean of each sample and its eight neighbors, rounded. */
    EightBitPlane means() {
        var means = new byte[samples.length];
        var columns = new int[width];
        for (var y = 0; y < height; y++) {
            var above = reflected(y - 1, height) * width;
            var here = y * width;
            var below = reflected(y + 1, height) * width;
            for (var x = 0; x < width; x++) {
                columns[x] = (samples[above + x] & 0xff) + (samples[here + x] & 0xff) + (samples[below + x] & 0xff);
            }
            for (var x = 0; x < width; x++) {
                var sum = columns[reflected(x - 1, width)] + columns[x] + columns[reflected(x + 1, width)];
                means[here + x] = (byte) ((2 * sum + 9) / 18);
            }
        }
        return new EightBitPlane(width, height, means);
    }

    /**
     * Correlation with {@code (-2 -1 0; -1 1 1; 0 1 2)}, clipped to 0..255: light from one corner, bright where the
     * plane rises towards the lower right.
     */
    EightBitPlane embossed() {
        var embossed = new byte[samples.length];
        for (var y = 0; y < height; y++) {
            var above = reflected(y - 1, height) * width;
            var here = y * width;
            var below = reflected(y + 1, height) * width;
            for (var x = 0; x < width; x++) {
                var left = reflected(x - 1, width);
                var right = reflected(x + 1, width);
                var sum = 2 * ((samples[below + right] & 0xff) - (samples[above + left] & 0xff))
                        + (samples[below + x] & 0xff)
                        - (samples[above + x] & 0xff)
                        + (samples[here + right] & 0xff)
                        - (samples[here + left] & 0xff)
                        + (samples[here + x] & 0xff);
                embossed[here + x] = (byte) Math.max(0, Math.min(255, sum));
            }
        }
        return new EightBitPlane(width, height, embossed);
    }

    /** The levels spread so that all are about equally frequent: the lowest becomes 0, the highest 255. */
    EightBitPlane equalized() {
        var counts = new int[256];
        for (var sample : samples) {
            counts[sample & 0xff]++;
        }
        var lowest = 0;
        while (counts[lowest] == 0) {
            lowest++;
        }
        if (counts[lowest] == samples.length) {
            return this;
        }
        var scale = 255f / (samples.length - counts[lowest]);
        var levels = new byte[256];
        var sum = 0;
        for (var level = lowest + 1; level < levels.length; level++) {
            sum += counts[level];
            levels[level] = (byte) Math.rint(sum * scale);
        }
        var equalized = new byte[samples.length];
        for (var i = 0; i < samples.length; i++) {
            equalized[i] = levels[samples[i] & 0xff];
        }
        return new EightBitPlane(width, height, equalized);
    }

    private static int reflected(int index, int length) {
        if (length == 1) {
            return 0;
        }
        if (index < 0) {
            return 1;
        }
        return index < length ? index : length - 2;
    }
}
