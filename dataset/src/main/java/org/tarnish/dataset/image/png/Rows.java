package org.tarnish.dataset.image.png;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.tarnish.dataset.image.source.Bytes;
import org.tarnish.dataset.image.source.Fault;

/** The rows of a PNG, inflated from one image data chunk after the other, their filters undone. */
final class Rows implements AutoCloseable {
    private final Bytes bytes;
    private final int bitsPerPixel;
    private final Inflater inflater = new Inflater();
    private final byte[] filter = new byte[1];
    private byte[] row = new byte[0];
    private byte[] above = new byte[0];

    /** @param bytes behind the header of the first chunk */
    Rows(Bytes bytes, long firstLength, int bitsPerPixel) throws Fault {
        this.bytes = bytes;
        this.bitsPerPixel = bitsPerPixel;
        feed(firstLength);
    }

    /** A pass of rows of so many pixels; the row above the first counts as 0. */
    void begin(int columns) {
        var length = (columns * bitsPerPixel + 7) / 8;
        row = new byte[length];
        above = new byte[length];
    }

    /** The next row, to be used before the next one is asked for. */
    byte[] next() throws Fault {
        var last = row;
        row = above;
        above = last;
        inflate(filter);
        inflate(row);
        unfilter();
        return row;
    }

    private void inflate(byte[] target) throws Fault {
        try {
            for (var done = 0; done < target.length; ) {
                var count = inflater.inflate(target, done, target.length - done);
                done += count;
                if (count == 0) {
                    if (inflater.finished() || inflater.needsDictionary()) {
                        throw Fault.cutOff("its image data ends before its last row");
                    }
                    next(bytes);
                }
            }
        } catch (DataFormatException e) {
            throw Fault.damaged("its image data cannot be inflated: " + e.getMessage());
        }
    }

    private void next(Bytes behind) throws Fault {
        behind.skip(4);
        var length = behind.u32();
        var kind = behind.text(4);
        if (!kind.equals("IDAT")) {
            throw Fault.cutOff("its image data ends before its last row");
        }
        feed(length);
    }

    /** Of a chunk that the file cuts off, what there is. */
    private void feed(long length) throws Fault {
        var there = (int) Math.min(length, bytes.left());
        inflater.setInput(bytes.array(), bytes.position(), there);
        bytes.skip(there);
    }

    private void unfilter() throws Fault {
        var back = Math.max(1, bitsPerPixel / 8);
        switch (filter[0]) {
            case 0 -> {}
            case 1 -> {
                for (var i = back; i < row.length; i++) {
                    row[i] += row[i - back];
                }
            }
            case 2 -> {
                for (var i = 0; i < row.length; i++) {
                    row[i] += above[i];
                }
            }
            case 3 -> {
                for (var i = 0; i < row.length; i++) {
                    var left = i < back ? 0 : row[i - back] & 0xff;
                    row[i] += (byte) (left + (above[i] & 0xff) >> 1);
                }
            }
            case 4 -> {
                for (var i = 0; i < row.length; i++) {
                    var left = i < back ? 0 : row[i - back] & 0xff;
                    var corner = i < back ? 0 : above[i - back] & 0xff;
                    row[i] += (byte) nearest(left, above[i] & 0xff, corner);
                }
            }
            default -> throw Fault.damaged("a row has filter " + (filter[0] & 0xff) + ", PNG has 0 to 4");
        }
    }

    /** Paeth's predictor. */
    private static int nearest(int left, int above, int corner) {
        var toLeft = Math.abs(above - corner);
        var toAbove = Math.abs(left - corner);
        var toCorner = Math.abs(left + above - 2 * corner);
        if (toLeft <= toAbove && toLeft <= toCorner) {
            return left;
        }
        return toAbove <= toCorner ? above : corner;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
