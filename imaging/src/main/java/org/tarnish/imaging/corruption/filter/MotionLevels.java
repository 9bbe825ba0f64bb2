package org.tarnish.imaging.corruption.filter;

/** What a {@link MotionFilter} makes of 8-bit samples. For one thread. */
final class MotionLevels implements Estimated {
    /** From 8 to 16 bits: 255 becomes 65,535. */
    private static final int DEEPER = 257;

    private final byte[] samples;
    private final int width;
    private final int height;
    private final int channels;
    private final double[] taps;
    private final int[] right;
    private final int[] down;

    /** Pixels left of a row that the motion reaches. */
    private final int before;

    private final LoadedRows rows;
    private final float[][] shifts;

    /** The taps once more, those of the same pixel as one: their number, weights and numbers among all taps. */
    private int places;

    private final float[] weights;
    private final int[] tapOf;

    /**
     * @param taps of the sum 1
     * @param right the pixel each meets
     * @param down its row
     * @param scratch open as long as this is used
     */
    MotionLevels(
            byte[] samples,
            int width,
            int height,
            int channels,
            double[] taps,
            int[] right,
            int[] down,
            Scratch scratch) {
        this.samples = samples;
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.taps = taps;
        this.right = right;
        this.down = down;
        // The offsets go to one side; the last is the furthest.
        var last = taps.length - 1;
        before = Math.max(0, -right[last]);
        rows = new LoadedRows(
                samples,
                width,
                height,
                channels,
                Border.EDGE,
                before,
                Math.max(0, right[last]),
                Math.abs(down[last]) + 1,
                scratch);
        shifts = scratch.rows(4, width * channels);
        weights = new float[taps.length];
        tapOf = new int[taps.length];
        join();
    }

    private void join() {
        var tap = 0;
        while (tap < taps.length) {
            var weight = 0.0;
            tapOf[places] = tap;
            do {
                weight += taps[tap++];
            } while (tap < taps.length && right[tap] == right[tap - 1] && down[tap] == down[tap - 1]);
            weights[places++] = (float) weight;
        }
    }

    /** The blurred samples. */
    byte[] blurred() {
        // floor(257 * sum + 0.5) / 257 in whole numbers is the whole part of sum + 0.5 / 257.
        return new Estimation(this, width * channels, .5 / DEEPER, error()).samples(height);
    }

    /**
     * Samples are whole numbers up to 255 and exact. The roundings of a weight and of a product are relative to the term,
     * those of an addition to the sum so far. The definition's own errors are 2^-53 instead of 2^-24 and fit, like
     * products of errors, into the hundredth.
     */
    double error() {
        var errors = 0.0;
        var sum = 0.0;
        for (var place = 0; place < places; place++) {
            sum += weights[place];
            errors += 2 * weights[place] + sum;
        }
        return 1.01 * 255 * errors * Estimation.ROUNDING;
    }

    @Override
    public void estimate(int y, float[] row) {
        SingleRows.scale(row, shifted(y, 0, 0), weights[0]);
        var place = 1;
        for (; place + 3 < places; place += 4) {
            SingleRows.add(
                    row,
                    shifted(y, place, 0),
                    weights[place],
                    shifted(y, place + 1, 1),
                    weights[place + 1],
                    shifted(y, place + 2, 2),
                    weights[place + 2],
                    shifted(y, place + 3, 3),
                    weights[place + 3]);
        }
        for (; place < places; place++) {
            SingleRows.add(row, shifted(y, place, 0), weights[place]);
        }
    }

    private float[] shifted(int y, int place, int into) {
        var tap = tapOf[place];
        return SingleRows.shifted(rows.at(y + down[tap]), (before + right[tap]) * channels, shifts[into]);
    }

    /** Flat parts are not doubtful, since what is added before truncation is more than the error: this is rare. */
    @Override
    public void define(int y, byte[] blurred, int start) {
        for (var i = 0; i < width * channels; i++) {
            blurred[start + i] = define(y, i);
        }
    }

    @Override
    public byte define(int y, int i) {
        var x = i / channels;
        var sum = 0.0;
        for (var tap = 0; tap < taps.length; tap++) {
            var from = Border.EDGE.index(y + down[tap], height) * width + Border.EDGE.index(x + right[tap], width);
            sum += (samples[from * channels + i % channels] & 0xff) * DEEPER * taps[tap];
        }
        return (byte) ((int) (sum + 0.5) / DEEPER);
    }
}
