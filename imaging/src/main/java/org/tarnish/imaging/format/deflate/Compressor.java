package org.tarnish.imaging.format.deflate;

import java.util.zip.Adler32;

/**
 * Compresses bytes into a zlib stream (RFC 1950 and 1951). The same bytes give the same stream on every JDK and
 * machine, which the JDK's own deflater does not promise: it calls whatever zlib it was linked with.
 *
 * <p>Not thread-safe: an instance keeps its tables and buffers from one call to the next.
 */
public final class Compressor {
    /** So many bytes beyond the end of the data are read, and must exist, though their values do not matter. */
    public static final int SLACK = 8;

    /** A match this long is taken without looking whether the next position has a longer one. */
    private static final int TAKEN_AT_ONCE = 32;

    private static final int MAX_CHAIN = 16;
    private static final int HEADER_BYTES = 2;
    private static final int CHECKSUM_BYTES = 4;

    private final MatchFinder finder = new MatchFinder(MAX_CHAIN);
    private final DeflateBlock block = new DeflateBlock();
    private final BitWriter out = new BitWriter();
    private long bits;

    /**
     * Compresses the first {@code length} bytes of an array; the stream is then ready for {@link #copyTo}.
     *
     * @param data at least {@code length + SLACK} long
     * @param isQuick whether matches of less than six bytes are passed over
     * @return bytes of the stream
     */
    public int compress(byte[] data, int length, boolean isQuick) {
        start(data, length, isQuick);
        out.reset();
        out.reserve(HEADER_BYTES);
        // Deflate with a window of 32 KiB, default level; 0x789c is a multiple of 31 as the format wants it.
        out.write(0x9c78, 16);
        deflate(data, length, (from, to) -> block.write(out, data, from, to, to == length));
        out.align();
        out.reserve(CHECKSUM_BYTES);
        out.write(Integer.toUnsignedLong(Integer.reverseBytes(adler32(data, length))), 32);
        return out.length();
    }

    /** The bytes of the stream that {@link #compress} would make, without making it. */
    public int measure(byte[] data, int length, boolean isQuick) {
        start(data, length, isQuick);
        bits = 0;
        deflate(data, length, (from, to) -> bits += block.measure((int) bits & 7, to - from));
        return HEADER_BYTES + (int) (bits + 7 >>> 3) + CHECKSUM_BYTES;
    }

    private void start(byte[] data, int length, boolean isQuick) {
        if (length < 0 || length > data.length - SLACK) {
            throw new IllegalArgumentException("the length must be in 0.." + (data.length - SLACK) + " for an array of "
                    + data.length + " bytes, was " + length);
        }
        finder.reset(data, length, isQuick);
    }

    /** Copies the last stream. */
    public void copyTo(byte[] target, int offset) {
        out.copyTo(target, offset);
    }

    private void deflate(byte[] data, int end, Blocks blocks) {
        var blockStart = 0;
        var position = 0;
        var length = finder.find(0, 0);
        while (position < end) {
            if (length == 0) {
                var next = finder.pass(position + 1, position + block.room());
                block.addLiterals(data, position, next);
                position = next;
                length = finder.find(position, 0);
            } else {
                var distance = finder.distance();
                var isNextKnown = length < TAKEN_AT_ONCE;
                var better = isNextKnown ? finder.find(position + 1, length) : 0;
                if (better > 0) {
                    block.addLiteral(data[position++]);
                    length = better;
                } else {
                    block.addMatch(length, distance);
                    for (var i = isNextKnown ? 2 : 1; i < length; i++) {
                        finder.skip(position + i);
                    }
                    position += length;
                    length = finder.find(position, 0);
                }
            }
            if (block.isFull() && position < end) {
                blocks.end(blockStart, position);
                blockStart = position;
            }
        }
        blocks.end(blockStart, end);
    }

    /** What becomes of a block that is full, or the last. */
    private interface Blocks {
        void end(int from, int to);
    }

    private static int adler32(byte[] data, int length) {
        var checksum = new Adler32();
        checksum.update(data, 0, length);
        return (int) checksum.getValue();
    }
}
