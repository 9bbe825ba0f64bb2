package org.tarnish.imaging.corruption.distribution;

import java.util.Arrays;

/**
 * The power {@code |FFT2|^2 / (H W)} of a square plane, its mean in eight bands of the radial frequency {@code f} in
 * cycles per pixel: band {@code floor(16 f)}; the constant and {@code f >= 0.5} are left out.
 */
final class PowerSpectrum {
    static final int BANDS = 8;

    private final int side;
    private final double[] cosines;
    private final double[] sines;
    /** The band of each frequency, -1 for none, of one half of the columns: the other has the same powers. */
    private final int[][] bands;

    PowerSpectrum(int side) {
        this.side = side;
        cosines = new double[side];
        sines = new double[side];
        for (var i = 0; i < side; i++) {
            cosines[i] = Math.cos(-2 * Math.PI * i / side);
            sines[i] = Math.sin(-2 * Math.PI * i / side);
        }
        bands = new int[side / 2 + 1][side];
        for (var u = 0; u < bands.length; u++) {
            for (var v = 0; v < side; v++) {
                var frequency = Math.hypot(u, Math.min(v, side - v)) / side;
                bands[u][v] = frequency > 0 && frequency < 0.5 ? (int) (2 * BANDS * frequency) : -1;
            }
        }
    }

    /** @param plane {@code side * side} values in rows */
    double[] bands(double[] plane) {
        var real = new double[side][side];
        var imaginary = new double[side][side];
        for (var y = 0; y < side; y += 2) {
            rows(plane, y, real, imaginary);
        }
        var sums = new double[BANDS];
        var counts = new int[BANDS];
        var columnReal = new double[side];
        var columnImaginary = new double[side];
        var resultReal = new double[side];
        var resultImaginary = new double[side];
        for (var u = 0; u < bands.length; u++) {
            for (var y = 0; y < side; y++) {
                columnReal[y] = real[y][u];
                columnImaginary[y] = imaginary[y][u];
            }
            transform(columnReal, columnImaginary, resultReal, resultImaginary);
            var weight = u == 0 || 2 * u == side ? 1 : 2;
            for (var v = 0; v < side; v++) {
                var band = bands[u][v];
                if (band >= 0) {
                    var power = resultReal[v] * resultReal[v] + resultImaginary[v] * resultImaginary[v];
                    sums[band] += weight * power / (side * side);
                    counts[band] += weight;
                }
            }
        }
        for (var band = 0; band < BANDS; band++) {
            sums[band] /= counts[band];
        }
        return sums;
    }

    /** The transforms of a row and the next one (the last row may be alone) by one of complex numbers made of both. */
    private void rows(double[] plane, int y, double[][] real, double[][] imaginary) {
        var hasNext = y + 1 < side;
        var first = Arrays.copyOfRange(plane, y * side, (y + 1) * side);
        var second = hasNext ? Arrays.copyOfRange(plane, (y + 1) * side, (y + 2) * side) : new double[side];
        var bothReal = new double[side];
        var bothImaginary = new double[side];
        transform(first, second, bothReal, bothImaginary);
        for (var u = 0; u < bands.length; u++) {
            var mirrored = (side - u) % side;
            real[y][u] = (bothReal[u] + bothReal[mirrored]) / 2;
            imaginary[y][u] = (bothImaginary[u] - bothImaginary[mirrored]) / 2;
            if (hasNext) {
                real[y + 1][u] = (bothImaginary[u] + bothImaginary[mirrored]) / 2;
                imaginary[y + 1][u] = (bothReal[mirrored] - bothReal[u]) / 2;
            }
        }
    }

    /** The discrete Fourier transform of {@code side} complex numbers. */
    private void transform(double[] inReal, double[] inImaginary, double[] outReal, double[] outImaginary) {
        transform(inReal, inImaginary, 0, 1, outReal, outImaginary, 0, side);
    }

    /** Splits by the smallest prime factor (Cooley and Tukey 1965): every {@code stride}-th number from one on. */
    private void transform(
            double[] inReal,
            double[] inImaginary,
            int from,
            int stride,
            double[] outReal,
            double[] outImaginary,
            int to,
            int length) {
        if (length == 1) {
            outReal[to] = inReal[from];
            outImaginary[to] = inImaginary[from];
            return;
        }
        var factor = 2;
        while (length % factor != 0) {
            factor++;
        }
        var part = length / factor;
        for (var q = 0; q < factor; q++) {
            transform(
                    inReal,
                    inImaginary,
                    from + q * stride,
                    stride * factor,
                    outReal,
                    outImaginary,
                    to + q * part,
                    part);
        }
        var partsReal = new double[factor];
        var partsImaginary = new double[factor];
        for (var k = 0; k < part; k++) {
            for (var q = 0; q < factor; q++) {
                partsReal[q] = outReal[to + q * part + k];
                partsImaginary[q] = outImaginary[to + q * part + k];
            }
            for (var r = 0; r < factor; r++) {
                var index = to + r * part + k;
                outReal[index] = partsReal[0];
                outImaginary[index] = partsImaginary[0];
                for (var q = 1; q < factor; q++) {
                    var turn = q * (r * part + k) % length * stride;
                    outReal[index] += partsReal[q] * cosines[turn] - partsImaginary[q] * sines[turn];
                    outImaginary[index] += partsReal[q] * sines[turn] + partsImaginary[q] * cosines[turn];
                }
            }
        }
    }
}
