package org.tarnish.imaging.corruption.filter;

/**
 * As {@link Rows}, in single precision: twice as many samples go into a vector. For estimates, whose error the caller
 * bounds.
 */
public final class SingleRows {
    private SingleRows() {}

    /** Fills {@code out} with the samples of a longer row that begin at {@code start}, and returns it. */
    public static float[] shifted(float[] row, int start, float[] out) {
        System.arraycopy(row, start, out, 0, out.length);
        return out;
    }

    /** {@code out = a + b + c}. */
    public static void sum(float[] out, float[] a, float[] b, float[] c) {
        for (var i = 0; i < out.length; i++) {
            out[i] = a[i] + b[i] + c[i];
        }
    }

    /** {@code out += a; out += b}. */
    public static void add(float[] out, float[] a, float[] b) {
        for (var i = 0; i < out.length; i++) {
            out[i] = out[i] + a[i] + b[i];
        }
    }

    /** {@code out = a * weight}. */
    public static void scale(float[] out, float[] a, float weight) {
        for (var i = 0; i < out.length; i++) {
            out[i] = a[i] * weight;
        }
    }

    /** {@code out += a * weight}. */
    public static void add(float[] out, float[] a, float weight) {
        for (var i = 0; i < out.length; i++) {
            out[i] += a[i] * weight;
        }
    }

    /** {@code out += a * weightA; out += b * weightB}, and so on for four terms. */
    public static void add(
            float[] out,
            float[] a,
            float weightA,
            float[] b,
            float weightB,
            float[] c,
            float weightC,
            float[] d,
            float weightD) {
        for (var i = 0; i < out.length; i++) {
            out[i] = out[i] + a[i] * weightA + b[i] * weightB + c[i] * weightC + d[i] * weightD;
        }
    }

    /** {@code out = a * weightsOfA + b * weightsOfB + c * weightsOfC}, sample by sample. */
    public static void blend(
            float[] out, float[] a, float[] weightsOfA, float[] b, float[] weightsOfB, float[] c, float[] weightsOfC) {
        for (var i = 0; i < out.length; i++) {
            out[i] = a[i] * weightsOfA[i] + b[i] * weightsOfB[i] + c[i] * weightsOfC[i];
        }
    }

    /** {@code out += (a + b) * weight}. */
    public static void addPair(float[] out, float[] a, float[] b, float weight) {
        for (var i = 0; i < out.length; i++) {
            out[i] += (a[i] + b[i]) * weight;
        }
    }

    /** Three pairs one after the other. */
    public static void addPairs(
            float[] out,
            float[] a,
            float[] b,
            float weightAb,
            float[] c,
            float[] d,
            float weightCd,
            float[] e,
            float[] f,
            float weightEf) {
        for (var i = 0; i < out.length; i++) {
            out[i] = out[i] + (a[i] + b[i]) * weightAb + (c[i] + d[i]) * weightCd + (e[i] + f[i]) * weightEf;
        }
    }
}
