package org.tarnish.imaging.format.deflate;

/**
 * The length of the stream that zlib 1 makes at level 6 with strategy Z_FILTERED, a window of 32 KiB and memory level 9,
 * to the byte, on every JDK and machine: its search for matches, its blocks and its codes are followed, and nothing is
 * written. The JDK's own deflater calls whatever zlib it was linked with, and zlib-ng and others compress differently at
 * the same level.
 *
 * <p>Not thread-safe: an instance keeps its tables, some 400 KiB, from one call to the next.
 */
public final class ZlibMeter {
    private static final int HEADER_BYTES = 2;
    private static final int CHECKSUM_BYTES = 4;

    /** No match. */
    private static final int NONE = 2;

    /** Shorter matches do not pay in filtered data. */
    private static final int SHORTEST = 6;

    /** A match this long is taken without looking whether the next position has a longer one. */
    private static final int TAKEN_AT_ONCE = 16;

    private final ZlibMatches matches = new ZlibMatches();
    private final ZlibBlock block = new ZlibBlock();
    private int length;
    private int piece;
    private int given;
    private int waiting;
    private int windowStart;
    private int blockStart;
    private long bits;

    /**
     * The bytes of the stream.
     *
     * @param length so many bytes of the data, at least 1
     * @param piece zlib is given so many bytes at a time, at least 1: now and then its window depends on it
     */
    public int measure(byte[] data, int length, int piece) {
        if (length < 1 || length > data.length || piece < 1) {
            throw new IllegalArgumentException("the length must be in 1.." + data.length + ", was " + length
                    + ", in pieces of at least 1, was " + piece);
        }
        this.length = length;
        this.piece = piece;
        given = 0;
        waiting = 0;
        windowStart = 0;
        blockStart = 0;
        bits = 0;
        matches.start(data);
        block.start();
        deflate(data);
        return HEADER_BYTES + Math.toIntExact(bits + 7 >> 3) + CHECKSUM_BYTES;
    }

    private void deflate(byte[] data) {
        var position = 0;
        var isLiteralDue = false;
        var best = NONE;
        for (fill(position); position < given; fill(position)) {
            var head = position + 3 <= given ? matches.add(position) : 0;
            var before = best;
            var beforeStart = matches.found();
            best = NONE;
            if (head > windowStart && before < TAKEN_AT_ONCE && position - head <= ZlibMatches.FARTHEST) {
                best = matches.longest(position, head, windowStart, before, given - position);
                best = best < SHORTEST ? NONE : best;
            }
            if (before > NONE && best <= before) {
                var isFull = block.addMatch(before, position - 1 - beforeStart);
                var end = position - 1 + before;
                var lastAdded = Math.min(end - 1, given - 3);
                for (var next = position + 1; next <= lastAdded; next++) {
                    matches.add(next);
                }
                position = end;
                isLiteralDue = false;
                best = NONE;
                if (isFull) {
                    endBlock(position);
                }
            } else {
                if (isLiteralDue && block.addLiteral(data[position - 1])) {
                    endBlock(position);
                }
                isLiteralDue = true;
                position++;
            }
        }
        if (isLiteralDue) {
            block.addLiteral(data[position - 1]);
        }
        endBlock(position);
    }

    private void endBlock(int end) {
        bits += block.end(bits, end - blockStart, blockStart >= windowStart);
        blockStart = end;
    }

    /** What zlib does when little is left ahead of a position: it moves its window of twice 32 KiB, and takes more. */
    private void fill(int position) {
        while (given - position < ZlibMatches.LOOKAHEAD) {
            if (position - windowStart >= ZlibMatches.WINDOW + ZlibMatches.FARTHEST) {
                windowStart += ZlibMatches.WINDOW;
            }
            if (waiting == 0) {
                waiting = Math.min(piece, length - given);
            }
            if (waiting == 0) {
                return;
            }
            var taken = Math.min(waiting, windowStart + 2 * ZlibMatches.WINDOW - given);
            given += taken;
            waiting -= taken;
        }
    }
}
