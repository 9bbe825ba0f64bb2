package org.tarnish.imaging.corruption.filter;

/**
 * Truncates estimates to 8 bits, and computes by the definition what an error of the estimate could change: an estimate
 * that is further from every whole number than its error has the same whole part as the exact value. So the result is
 * that of the definition, whatever the estimate.
 *
 * <p>Flat pictures often have exact values that are whole numbers, and then nothing can be estimated. So a row with many
 * doubtful samples is computed by the definition as a whole, and of the rows that follow only some are tried.
 */
public final class Estimation {
    /** Unit roundoff of single precision: the error of an operation relative to its result. */
    public static final double ROUNDING = 0x1.0p-24;

    /**
     * An estimate is moved to 1024..2047, where the steps of single precision are 2^-13. Its bits are then a whole
     * number of these steps.
     */
    private static final int BASE = 1024;

    private static final int FRACTION_BITS = 13;
    private static final int STEPS = 1 << FRACTION_BITS;
    private static final int BASE_BITS = Float.floatToRawIntBits(BASE);

    /** One doubtful sample in so many costs about as much as the row. */
    private static final int SAMPLES_A_DOUBT = 96;

    private static final int LONGEST_PAUSE = 63;

    private final Estimated picture;
    private final float base;
    private final int reach;
    private final int[] doubtful;
    private final float[] row;
    private final int most;

    /**
     * @param length samples of a row
     * @param offset what is added to a value before it is truncated; at least 0, below 1
     * @param error a bound of the distance between an estimate and the value that the definition computes, which lies
     *     in 0..1000
     */
    public Estimation(Estimated picture, int length, double offset, double error) {
        this.picture = picture;
        base = BASE + (float) offset;
        // Two roundings of at most half a step each: of the base, and of the sum of base and estimate.
        reach = (int) Math.floor(error * STEPS + 1);
        if (reach >= STEPS / 2) {
            throw new IllegalArgumentException("an estimate must have an error below 0.49, was " + error);
        }
        doubtful = new int[length];
        row = new float[length];
        most = Math.max(1, length / SAMPLES_A_DOUBT);
    }

    /** The picture's samples. */
    public byte[] samples(int height) {
        var samples = new byte[height * row.length];
        var pause = 0;
        var next = 0;
        for (var y = 0; y < height; y++) {
            var isTried = y >= next;
            if (isTried && isEstimated(y, samples)) {
                pause = 0;
            } else {
                picture.define(y, samples, y * row.length);
                if (isTried) {
                    pause = Math.min(LONGEST_PAUSE, 4 * pause + 3);
                    next = y + 1 + pause;
                }
            }
        }
        return samples;
    }

    private boolean isEstimated(int y, byte[] samples) {
        picture.estimate(y, row);
        var start = y * row.length;
        var doubts = truncate(samples, start);
        if (doubts > most) {
            return false;
        }
        for (var i = 0; i < doubts; i++) {
            samples[start + doubtful[i]] = picture.define(y, doubtful[i]);
        }
        return true;
    }

    /** How many samples are doubtful, which {@link #doubtful} then lists. */
    private int truncate(byte[] samples, int start) {
        var doubts = 0;
        for (var i = 0; i < row.length; i++) {
            var steps = Float.floatToRawIntBits(row[i] + base) - BASE_BITS;
            samples[start + i] = (byte) Math.min(255, steps >> FRACTION_BITS);
            // Around 0 nothing is decided: what is less is clipped to 0.
            if ((steps + reach & STEPS - 1) <= 2 * reach && steps > reach) {
                doubtful[doubts++] = i;
            }
        }
        return doubts;
    }
}
