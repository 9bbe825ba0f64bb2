package org.tarnish.imaging.corruption.filter;

/** The rows of a picture in 8 bits by their definition, which is dear, and an estimate of them in single precision. */
public interface Estimated {
    /** Estimates the samples of a row, before they are truncated, on the scale 0..255. */
    void estimate(int y, float[] row);

    /** The samples of a row by their definition, written from {@code start} on. */
    void define(int y, byte[] samples, int start);

    /** Sample {@code i} of a row by its definition. */
    byte define(int y, int i);
}
