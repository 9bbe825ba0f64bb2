package org.tarnish.imaging.format;

import org.tarnish.imaging.Image;

/**
 * PNG's row filters (PNG specification, third edition, section 9). Each row takes the filter whose bytes, read as signed
 * numbers, have the smallest sum of absolute values; of equals the one that is tried first.
 *
 * <p>Neighbors are kept in arrays of their own, samples as integers, and choices are made by masks: loops that use one
 * index for all their arrays become vector code, and this class runs for every candidate of a search.
 */
final class RowFilters {
    private static final int BEFORE = Image.CHANNELS;
    private static final int NONE = 0;
    private static final int SUB = 1;
    private static final int UP = 2;
    private static final int AVERAGE = 3;
    private static final int PAETH = 4;

    private final int[] order;
    private int[] row = {};
    private int[] left = {};
    private int[] above = {};
    private int[] corner = {};
    private int[] nearest = {};
    private int[] fromLeft = {};
    private int[] fromUp = {};
    private int[] fromCorner = {};
    private int[][] residuals = {};

    private RowFilters(int... order) {
        this.order = order;
    }

    /** All five, in the order of their numbers. */
    static RowFilters all() {
        return new RowFilters(NONE, SUB, UP, AVERAGE, PAETH);
    }

    /** Those that Pillow tries unless it is asked to optimize, in its order. */
    static RowFilters ofPillow() {
        return new RowFilters(NONE, UP, SUB, PAETH);
    }

    /** Writes each row's filter type and filtered samples to {@code target}. */
    void filter(Image image, byte[] target) {
        var rowBytes = image.width() * Image.CHANNELS;
        start(rowBytes);
        for (var y = 0; y < image.height(); y++) {
            var oldRow = row;
            row = above;
            above = oldRow;
            var oldLeft = left;
            left = corner;
            corner = oldLeft;
            widen(image.samples(), y * rowBytes);
            var type = best();
            target[y * (rowBytes + 1)] = (byte) type;
            narrow(residuals[type], target, y * (rowBytes + 1) + 1);
        }
    }

    /** In front of and above the samples everything is black. */
    private void start(int rowBytes) {
        row = new int[rowBytes];
        left = new int[rowBytes];
        above = new int[rowBytes];
        corner = new int[rowBytes];
        if (nearest.length != rowBytes) {
            nearest = new int[rowBytes];
            fromLeft = new int[rowBytes];
            fromUp = new int[rowBytes];
            fromCorner = new int[rowBytes];
            residuals = new int[PAETH + 1][rowBytes];
        }
    }

    private void widen(byte[] samples, int from) {
        for (var i = 0; i < row.length; i++) {
            row[i] = samples[from + i] & 0xff;
        }
        System.arraycopy(row, 0, left, BEFORE, row.length - BEFORE);
    }

    private static void narrow(int[] residuals, byte[] target, int to) {
        for (var i = 0; i < residuals.length; i++) {
            target[to + i] = (byte) residuals[i];
        }
    }

    private int best() {
        var best = NONE;
        var smallest = Integer.MAX_VALUE;
        for (var type : order) {
            apply(type, residuals[type]);
            var sum = sumOfMagnitudes(residuals[type]);
            if (sum < smallest) {
                smallest = sum;
                best = type;
            }
        }
        return best;
    }

    private void apply(int type, int[] out) {
        switch (type) {
            case SUB -> subtract(row, left, out);
            case UP -> subtract(row, above, out);
            case AVERAGE -> subtractAverage(row, left, above, out);
            case PAETH -> subtractPaeth(out);
            default -> System.arraycopy(row, 0, out, 0, row.length);
        }
    }

    private static int sumOfMagnitudes(int[] residuals) {
        var sum = 0;
        for (var i = 0; i < residuals.length; i++) {
            sum += Math.abs(residuals[i] << 24 >> 24);
        }
        return sum;
    }

    private static void subtract(int[] row, int[] predicted, int[] out) {
        for (var i = 0; i < out.length; i++) {
            out[i] = row[i] - predicted[i];
        }
    }

    private static void subtractAverage(int[] row, int[] left, int[] above, int[] out) {
        for (var i = 0; i < out.length; i++) {
            out[i] = row[i] - (left[i] + above[i] >> 1);
        }
    }

    /** In steps, since a long loop would not become vector code. */
    private void subtractPaeth(int[] out) {
        distances(above, corner, fromLeft);
        distances(left, corner, fromUp);
        distancesOfSum(left, above, corner, fromCorner);
        nearer(above, corner, fromUp, fromCorner, nearest);
        nearest(left, nearest, fromLeft, fromUp, fromCorner, out);
        subtract(row, out, out);
    }

    private static void distances(int[] a, int[] b, int[] out) {
        for (var i = 0; i < out.length; i++) {
            out[i] = Math.abs(a[i] - b[i]);
        }
    }

    private static void distancesOfSum(int[] left, int[] above, int[] corner, int[] out) {
        for (var i = 0; i < out.length; i++) {
            out[i] = Math.abs(left[i] + above[i] - 2 * corner[i]);
        }
    }

    /** What is above, or the corner where it is nearer: there the shifted difference is all ones. */
    private static void nearer(int[] above, int[] corner, int[] fromUp, int[] fromCorner, int[] out) {
        for (var i = 0; i < out.length; i++) {
            out[i] = above[i] + (corner[i] - above[i] & fromCorner[i] - fromUp[i] >> 31);
        }
    }

    /** What is left, or the nearer of the others where one of them is nearer. */
    private static void nearest(int[] left, int[] other, int[] fromLeft, int[] fromUp, int[] fromCorner, int[] out) {
        for (var i = 0; i < out.length; i++) {
            out[i] = left[i] + (other[i] - left[i] & (fromUp[i] - fromLeft[i] | fromCorner[i] - fromLeft[i]) >> 31);
        }
    }
}
