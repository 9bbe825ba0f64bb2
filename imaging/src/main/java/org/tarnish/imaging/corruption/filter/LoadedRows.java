package org.tarnish.imaging.corruption.filter;

import java.util.Arrays;

/**
 * The rows of an 8-bit picture in single precision, each with some pixels that lie outside it. They are made when they
 * are asked for, and so many are held as a filter needs at a time, so that they stay in the processor's cache. For one
 * thread.
 */
public final class LoadedRows {
    private final byte[] samples;
    private final int width;
    private final int height;
    private final int channels;
    private final Border border;
    private final int before;

    /** Which pixels stand for those before a row, then for those after it. */
    private final int[] outside;

    /** Each row at its number modulo the length, a power of two. */
    private final float[][] rows;

    private final int[] loaded;

    /**
     * @param before pixels before the first of a row
     * @param after pixels after the last of a row
     * @param together how many neighboring rows are used at a time
     * @param scratch open as long as the rows are used
     */
    public LoadedRows(
            byte[] samples,
            int width,
            int height,
            int channels,
            Border border,
            int before,
            int after,
            int together,
            Scratch scratch) {
        this.samples = samples;
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.border = border;
        this.before = before;
        outside = new int[before + after];
        for (var x = 0; x < outside.length; x++) {
            outside[x] = border.index(x < before ? x - before : width + x - before, width) * channels;
        }
        rows = scratch.rows(ring(height, together), (before + width + after) * channels);
        loaded = new int[rows.length];
        Arrays.fill(loaded, -1);
    }

    /** The least power of two that is enough for so many neighboring rows of a picture. */
    static int ring(int height, int together) {
        return Integer.highestOneBit(2 * Math.min(height, together) - 1);
    }

    /** Samples of a row with what lies outside. */
    public int length() {
        return rows[0].length;
    }

    /** The row at a place that may lie outside; read only. */
    public float[] at(int place) {
        var y = place >= 0 && place < height ? place : border.index(place, height);
        var slot = y & rows.length - 1;
        if (loaded[slot] != y) {
            loaded[slot] = y;
            load(y, rows[slot]);
        }
        return rows[slot];
    }

    private void load(int y, float[] row) {
        var start = y * width * channels;
        var margin = before * channels;
        for (var i = 0; i < width * channels; i++) {
            row[margin + i] = samples[start + i] & 0xff;
        }
        for (var x = 0; x < outside.length; x++) {
            var to = (x < before ? x : width + x) * channels;
            for (var channel = 0; channel < channels; channel++) {
                row[to + channel] = row[margin + outside[x] + channel];
            }
        }
    }
}
