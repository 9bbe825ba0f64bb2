package org.tarnish.imaging.corruption.filter;

/**
 * Weighted sums of rows of samples. Several terms are added in one pass, one after the other in the order of the
 * arguments: the result is that of one pass each, with less traffic to memory.
 *
 * <p>Every array is read and written at the same index. The JDK's compiler makes vector instructions of such loops
 * only: at different indices it must expect that two arrays are one. A shift is therefore {@link #shifted} into a row of its own,
 * which is a fast copy.
 */
public final class Rows {
    private Rows() {}

    /** The rows of a plane of {@code height * length} samples, copied. */
    public static double[][] of(double[] plane, int length) {
        var rows = new double[plane.length / length][length];
        for (var y = 0; y < rows.length; y++) {
            System.arraycopy(plane, y * length, rows[y], 0, length);
        }
        return rows;
    }

    /** Fills {@code out} with the samples of a longer row that begin at {@code start}, and returns it. */
    public static double[] shifted(double[] row, int start, double[] out) {
        System.arraycopy(row, start, out, 0, out.length);
        return out;
    }

    /** {@code out = a + b}. */
    public static void sum(double[] out, double[] a, double[] b) {
        for (var i = 0; i < out.length; i++) {
            out[i] = a[i] + b[i];
        }
    }

    /** {@code out += a}. */
    public static void add(double[] out, double[] a) {
        for (var i = 0; i < out.length; i++) {
            out[i] += a[i];
        }
    }

    /** {@code out += a; out += b}. */
    public static void add(double[] out, double[] a, double[] b) {
        for (var i = 0; i < out.length; i++) {
            out[i] = out[i] + a[i] + b[i];
        }
    }

    /** {@code out = a * weight}. */
    public static void scale(double[] out, double[] a, double weight) {
        for (var i = 0; i < out.length; i++) {
            out[i] = a[i] * weight;
        }
    }

    /** {@code out += a * weight}. */
    public static void add(double[] out, double[] a, double weight) {
        for (var i = 0; i < out.length; i++) {
            out[i] += a[i] * weight;
        }
    }

    /** {@code out = a * weightA + b * weightB}. */
    public static void blend(double[] out, double[] a, double weightA, double[] b, double weightB) {
        for (var i = 0; i < out.length; i++) {
            out[i] = a[i] * weightA + b[i] * weightB;
        }
    }

    /** {@code out = a * weightsOfA + b * weightsOfB}, sample by sample. */
    public static void blend(double[] out, double[] a, double[] weightsOfA, double[] b, double[] weightsOfB) {
        for (var i = 0; i < out.length; i++) {
            out[i] = a[i] * weightsOfA[i] + b[i] * weightsOfB[i];
        }
    }

    /** {@code out += a * weightA; out += b * weightB}, and so on for four terms. */
    public static void add(
            double[] out,
            double[] a,
            double weightA,
            double[] b,
            double weightB,
            double[] c,
            double weightC,
            double[] d,
            double weightD) {
        for (var i = 0; i < out.length; i++) {
            out[i] = out[i] + a[i] * weightA + b[i] * weightB + c[i] * weightC + d[i] * weightD;
        }
    }

    /** {@code out += (a + b) * weight}. */
    public static void addPair(double[] out, double[] a, double[] b, double weight) {
        for (var i = 0; i < out.length; i++) {
            out[i] += (a[i] + b[i]) * weight;
        }
    }

    /**
     * Three pairs one after the other. With a fourth the loop would be too large for the compiler to make vector
     * instructions of it.
     */
    public static void addPairs(
            double[] out,
            double[] a,
            double[] b,
            double weightAb,
            double[] c,
            double[] d,
            double weightCd,
            double[] e,
            double[] f,
            double weightEf) {
        for (var i = 0; i < out.length; i++) {
            out[i] = out[i] + (a[i] + b[i]) * weightAb + (c[i] + d[i]) * weightCd + (e[i] + f[i]) * weightEf;
        }
    }
}
