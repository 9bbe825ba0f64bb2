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
        var columns = new double[width + 2];
        for (var y = 0; y < height; y++) {
            var above = reflected(y - 1, height) * width;
            var here = y * width;
            var below = reflected(y + 1, height) * width;
            for (var x = 0; x < width; x++) {
                columns[x + 1] = (double) values[above + x] + values[here + x] + values[below + x];
            }
            columns[0] = columns[1 + reflected(-1, width)];
            columns[width + 1] = columns[1 + reflected(width, width)];
            for (var x = 0; x < width; x++) {
                var sum = columns[x] + columns[x + 1] + columns[x + 2];
                means[here + x] = (byte) (int) (float) (sum * (1.0 / 9));
            }
        }
        return new EightBitPlane(width, height, means);
    }

    /** The mean of each sample and its eight neighbors, rounded. */
    EightBitPlane means() {
        var means = new byte[samples.length];
        var columns = new int[width + 2];
        for (var y = 0; y < height; y++) {
            var above = reflected(y - 1, height) * width;
            var here = y * width;
            var below = reflected(y + 1, height) * width;
            for (var x = 0; x < width; x++) {
                columns[x + 1] = (samples[above + x] & 0xff) + (samples[here + x] & 0xff) + (samples[below + x] & 0xff);
            }
            columns[0] = columns[1 + reflected(-1, width)];
            columns[width + 1] = columns[1 + reflected(width, width)];
            for (var x = 0; x < width; x++) {
                means[here + x] = (byte) ((2 * (columns[x] + columns[x + 1] + columns[x + 2]) + 9) / 18);
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
        var above = new int[width + 2];
        var here = new int[width + 2];
        var below = new int[width + 2];
        for (var y = 0; y < height; y++) {
            load(reflected(y - 1, height), above);
            load(y, here);
            load(reflected(y + 1, height), below);
            for (var x = 0; x < width; x++) {
                var sum = 2 * (below[x + 2] - above[x])
                        + below[x + 1]
                        - above[x + 1]
                        + here[x + 2]
                        - here[x]
                        + here[x + 1];
                embossed[y * width + x] = (byte) clipped(sum);
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

    /** To 0..255, by masks: no branch could be foretold in a texture. */
    private static int clipped(int value) {
        var excess = 255 - value;
        var atMost = value + (excess & excess >> 31);
        return atMost & ~(atMost >> 31);
    }

    /** A row between the samples that are reflected at its ends. */
    private void load(int y, int[] row) {
        for (var x = 0; x < width; x++) {
            row[x + 1] = samples[y * width + x] & 0xff;
        }
        row[0] = row[1 + reflected(-1, width)];
        row[width + 1] = row[1 + reflected(width, width)];
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
