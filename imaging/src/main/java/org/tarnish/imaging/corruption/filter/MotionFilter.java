package org.tarnish.imaging.corruption.filter;

/**
 * The blur of a motion in one direction, as {@code MotionBlurImage} of ImageMagick 6 with 16 bits per sample makes it:
 * {@code 2 * ceil(radius) + 1} taps {@code exp(-i^2 / (2 sigma^2))}, {@code i = 0, 1, ...}, normalized to the sum 1,
 * therefore on <em>one side</em> of the pixel only; tap {@code i} meets the pixel at {@code (ceil(i cos(angle) - 0.5),
 * ceil(i sin(angle) - 0.5))}, outside the picture the nearest one. Sums are rounded to 16 bits, and of these the lower
 * 8 are cut off: {@code floor(257 * sum + 0.5) / 257} in whole numbers.
 *
 * <p>Immutable and safe for concurrent use.
 */
public final class MotionFilter {
    /** From 8 to 16 bits: 255 becomes 65,535. */
    private static final int DEEPER = 257;

    private final double[] taps;
    private final int[] right;
    private final int[] down;

    /** @param degrees where the motion comes from: 0 is the right, 90 below */
    public MotionFilter(double radius, double sigma, double degrees) {
        if (!(radius > 0) || !(sigma > 0)) {
            throw new IllegalArgumentException(
                    "a motion needs a radius and a sigma above 0, was " + radius + " and " + sigma);
        }
        taps = new double[2 * (int) Math.ceil(radius) + 1];
        right = new int[taps.length];
        down = new int[taps.length];
        var angle = Math.PI * degrees / 180;
        var sum = 0.0;
        for (var i = 0; i < taps.length; i++) {
            taps[i] = StrictMath.exp(-i * i / (2 * sigma * sigma));
            sum += taps[i];
            right[i] = (int) Math.ceil(i * StrictMath.cos(angle) - 0.5);
            down[i] = (int) Math.ceil(i * StrictMath.sin(angle) - 0.5);
        }
        for (var i = 0; i < taps.length; i++) {
            taps[i] /= sum;
        }
    }

    /**
     * A blurred copy.
     *
     * @param samples {@code height * width * channels} 8-bit samples in rows, channels interleaved
     */
    public byte[] apply(byte[] samples, int width, int height, int channels) {
        var length = width * channels;
        if (samples.length != length * height) {
            throw new IllegalArgumentException(width + " x " + height + " x " + channels + " needs " + length * height
                    + " samples, was " + samples.length);
        }
        // The offsets go to one side; the last is the furthest.
        var before = Math.max(0, -right[right.length - 1]);
        var after = Math.max(0, right[right.length - 1]);
        var rows = padded(samples, width, height, channels, before, before + width + after);
        var result = new byte[samples.length];
        var row = new double[length];
        var shifts = new double[4][length];
        for (var y = 0; y < height; y++) {
            sum(rows, y, before, channels, shifts, row);
            var start = y * length;
            for (var i = 0; i < length; i++) {
                result[start + i] = (byte) ((int) (row[i] + 0.5) / DEEPER);
            }
        }
        return result;
    }

    private void sum(double[][] rows, int y, int before, int channels, double[][] shifts, double[] row) {
        Rows.scale(row, shifted(rows, y, 0, before, channels, shifts[0]), taps[0]);
        var i = 1;
        for (; i + 3 < taps.length; i += 4) {
            Rows.add(
                    row,
                    shifted(rows, y, i, before, channels, shifts[0]),
                    taps[i],
                    shifted(rows, y, i + 1, before, channels, shifts[1]),
                    taps[i + 1],
                    shifted(rows, y, i + 2, before, channels, shifts[2]),
                    taps[i + 2],
                    shifted(rows, y, i + 3, before, channels, shifts[3]),
                    taps[i + 3]);
        }
        for (; i < taps.length; i++) {
            Rows.add(row, shifted(rows, y, i, before, channels, shifts[0]), taps[i]);
        }
    }

    private double[] shifted(double[][] rows, int y, int tap, int before, int channels, double[] shift) {
        var from = rows[Border.EDGE.index(y + down[tap], rows.length)];
        return Rows.shifted(from, (before + right[tap]) * channels, shift);
    }

    private static double[][] padded(byte[] samples, int width, int height, int channels, int before, int pixels) {
        var padded = new double[height][pixels * channels];
        for (var y = 0; y < height; y++) {
            for (int x = 0, to = 0; x < pixels; x++) {
                var from = (y * width + Math.max(0, Math.min(width - 1, x - before))) * channels;
                for (var channel = 0; channel < channels; channel++) {
                    padded[y][to++] = (samples[from + channel] & 0xff) * DEEPER;
                }
            }
        }
        return padded;
    }
}
