package org.tarnish.imaging.corruption;

import org.tarnish.imaging.Image;

/**
 * Mean structural similarity of two images, 1 if equal (Wang and others, IEEE TIP 13, 2004), with scikit-image's defaults: uniform
 * windows of 7 x 7, sample covariance, K1 = 0.01, K2 = 0.03, range 255; the mean over channels and over all windows
 * that lie within the image. Sums are whole numbers and exact.
 */
public final class StructuralSimilarity {
    private static final int WINDOW = 7;
    private static final int COUNT = WINDOW * WINDOW;
    private static final double C1 = 0.01 * 255 * 0.01 * 255;
    private static final double C2 = 0.03 * 255 * 0.03 * 255;

    private StructuralSimilarity() {}

    public static double of(Image one, Image other) {
        var length = one.width() * Image.CHANNELS;
        // Sums over the columns of the current windows: x, y, x^2 + y^2 and xy.
        var sums = new int[4][length];
        var total = 0.0;
        for (var row = 0; row < one.height(); row++) {
            add(sums, one, other, row * length, 1);
            if (row >= WINDOW) {
                add(sums, one, other, (row - WINDOW) * length, -1);
            }
            if (row >= WINDOW - 1) {
                total += rowOfWindows(sums);
            }
        }
        return total / ((one.width() - WINDOW + 1) * (double) (one.height() - WINDOW + 1) * Image.CHANNELS);
    }

    private static void add(int[][] sums, Image one, Image other, int start, int sign) {
        for (var i = 0; i < sums[0].length; i++) {
            var x = one.samples()[start + i] & 0xff;
            var y = other.samples()[start + i] & 0xff;
            sums[0][i] += sign * x;
            sums[1][i] += sign * y;
            sums[2][i] += sign * (x * x + y * y);
            sums[3][i] += sign * x * y;
        }
    }

    private static double rowOfWindows(int[][] sums) {
        var total = 0.0;
        var window = new int[sums.length];
        for (var channel = 0; channel < Image.CHANNELS; channel++) {
            for (var kind = 0; kind < sums.length; kind++) {
                window[kind] = 0;
            }
            for (var i = channel; i < sums[0].length; i += Image.CHANNELS) {
                var left = i - WINDOW * Image.CHANNELS;
                for (var kind = 0; kind < sums.length; kind++) {
                    window[kind] += sums[kind][i] - (left < 0 ? 0 : sums[kind][left]);
                }
                if (left + Image.CHANNELS >= 0) {
                    total += similarity(window[0], window[1], window[2], window[3]);
                }
            }
        }
        return total;
    }

    private static double similarity(double x, double y, double squares, double products) {
        var means = x * y / COUNT;
        var squaredMeans = (x * x + y * y) / COUNT;
        // Of the sums around the means, sample variances and covariance have one degree of freedom less.
        var covariance = (products - means) / (COUNT - 1);
        var variances = (squares - squaredMeans) / (COUNT - 1);
        return (2 * means / COUNT + C1) * (2 * covariance + C2) / ((squaredMeans / COUNT + C1) * (variances + C2));
    }
}
