package org.tarnish.imaging.format;

import org.tarnish.imaging.Image;

/**
 * PNG's row filters (PNG specification, third edition, section 9). Each row takes the filter whose bytes, read as signed
 * numbers, have the smallest sum of absolute values; of equals the first.
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

    private int[] row = {};
    private int[] left = {};
    private int[] above = {};
    private int[] corner = {};
    private int[] nearest = {};
    private int[] fromLeft = {};
    private int[] fromUp = {};
    private int[] fromCorner = {};
    private int[][] residuals = {};

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
        System.arraycopy(row, 0, residuals[NONE], 0, row.length);
        subtract(row, left, residuals[SUB]);
        subtract(row, above, residuals[UP]);
        subtractAverage(row, left, above, residuals[AVERAGE]);
        subtractPaeth(residuals[PAETH]);
        var best = NONE;
        var smallest = Integer.MAX_VALUE;
        for (var type = NONE; type <= PAETH; type++) {
            var sum = sumOfMagnitudes(residuals[type]);
            if (sum < smallest) {
                smallest = sum;
                best = type;
            }
        }
        return best;
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
