package org.tarnish.dataset.image.bmp;

import org.tarnish.dataset.image.source.Bytes;
import org.tarnish.dataset.image.source.Fault;

/**
 * BMP's run-length encoding of 8 or 4 bits, read as Pillow reads it: pixels that are skipped have color 0, so have those
 * behind an early end, and a run is cut at the end of its row.
 */
final class Runs {
    private final Bytes bytes;
    private final int width;
    private final boolean halves;
    private final byte[] indices;
    private int at;
    private int x;

    Runs(Bytes bytes, int width, int height, boolean halves) {
        this.bytes = bytes;
        this.width = width;
        this.halves = halves;
        this.indices = new byte[width * height];
    }

    /** The colors' numbers in the order of the file's rows. */
    byte[] read() throws Fault {
        while (at < indices.length) {
            var count = bytes.u8();
            var value = bytes.u8();
            if (count > 0) {
                run(count, value);
            } else if (value == 0) {
                skip((width - at % width) % width);
                x = 0;
            } else if (value == 1) {
                break;
            } else if (value == 2) {
                var right = bytes.u8();
                skip((long) right + (long) bytes.u8() * width);
                x = at % width;
            } else {
                literal(value);
            }
        }
        return indices;
    }

    private void skip(long pixels) {
        at = (int) Math.min(indices.length, at + pixels);
    }

    private void run(int count, int value) {
        var fitting = Math.min(Math.max(0, Math.min(count, width - x)), indices.length - at);
        for (var i = 0; i < fitting; i++) {
            indices[at++] = (byte) (halves ? i % 2 == 0 ? value >> 4 : value & 15 : value);
        }
        x += fitting;
    }

    private void literal(int asked) throws Fault {
        var count = Math.min(asked, indices.length - at);
        for (var i = 0; i < count; i++) {
            var value = bytes.u8();
            indices[at++] = (byte) (halves ? value >> 4 : value);
            if (halves && ++i < count) {
                indices[at++] = (byte) (value & 15);
            }
        }
        x += asked;
        if (at < indices.length && bytes.position() % 2 != 0) {
            bytes.skip(1);
        }
    }
}
