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
        try (var scratch = Scratch.open()) {
            return new MotionLevels(samples, width, height, channels, taps, right, down, scratch).blurred();
        }
    }
}
