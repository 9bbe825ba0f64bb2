package org.tarnish.imaging.format.deflate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds earlier occurrences of the bytes at a position: a table of the last position of each hash of three bytes, and
 * chains of all positions with the same hash of four bytes.
 */
final class MatchFinder {
    static final int SHORTEST = 3;
    static final int LONGEST = 258;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int WINDOW = 1 << 15;
    private static final int SHORT_HASH_BITS = 14;
    private static final int LONG_HASH_BITS = 15;
    private static final int MULTIPLIER = 0x9e3779b1;

    /** Farther away, three bytes cost more as a match than as literals. */
    private static final int FARTHEST_SHORT = 1 << 12;

    /** A match of this length is not improved upon. */
    private static final int GOOD_ENOUGH = 128;

    private final int maxChain;
    private final int[] lastShort = new int[1 << SHORT_HASH_BITS];
    private final int[] lastLong = new int[1 << LONG_HASH_BITS];
    private final int[] previous = new int[WINDOW];
    private byte[] data;
    private int end;
    private int distance;

    /** Added to the positions in both tables, so that those of earlier data are negative now and need no wiping out. */
    private int base = 1;

    /** @param maxChain how many earlier positions are compared at most */
    MatchFinder(int maxChain) {
        this.maxChain = maxChain;
    }

    /** Starts over with the bytes 0 to {@code end} of an array that is at least eight bytes longer. */
    void reset(byte[] data, int end) {
        if (base > Integer.MAX_VALUE - this.end - end) {
            Arrays.fill(lastShort, 0);
            Arrays.fill(lastLong, 0);
            base = 1;
        } else {
            base += this.end;
        }
        this.data = data;
        this.end = end;
    }

    /** How far back the match that was found last lies. */
    int distance() {
        return distance;
    }

    /** Makes a position known without looking for matches. */
    void skip(int position) {
        if (position + Integer.BYTES <= end) {
            var bytes = (int) INTS.get(data, position);
            lastShort[shortHash(bytes)] = base + position;
            var hash = longHash(bytes);
            previous[position & (WINDOW - 1)] = lastLong[hash] - base;
            lastLong[hash] = base + position;
        }
    }

    /** The length of the longest match that is longer than {@code atLeast}, or 0; also makes the position known. */
    int find(int position, int atLeast) {
        var longest = Math.min(LONGEST, end - position);
        if (longest < Integer.BYTES) {
            return 0;
        }
        var bytes = (int) INTS.get(data, position);
        var shortHash = shortHash(bytes);
        var shortCandidate = lastShort[shortHash] - base;
        lastShort[shortHash] = base + position;
        var hash = longHash(bytes);
        var candidate = lastLong[hash] - base;
        lastLong[hash] = base + position;
        previous[position & (WINDOW - 1)] = candidate;

        var best = Math.max(atLeast, SHORTEST - 1);
        var found = 0;
        if (best < SHORTEST
                && shortCandidate >= 0
                && position - shortCandidate <= FARTHEST_SHORT
                && (((int) INTS.get(data, shortCandidate) ^ bytes) & 0xffffff) == 0) {
            best = SHORTEST;
            found = SHORTEST;
            distance = position - shortCandidate;
        }
        if (best >= longest) {
            return found;
        }
        best = Math.max(best, SHORTEST);
        var data = this.data;
        var previous = this.previous;
        var farthest = Math.max(0, position - WINDOW + 1);
        // The four bytes that a better match must have at its end.
        var tail = (int) INTS.get(data, position + best - SHORTEST);
        for (var tries = maxChain; candidate >= farthest && tries > 0; tries--) {
            if ((int) INTS.get(data, candidate + best - SHORTEST) == tail && (int) INTS.get(data, candidate) == bytes) {
                var length = matchLength(candidate, position, longest);
                if (length > best) {
                    best = length;
                    found = length;
                    distance = position - candidate;
                    if (length >= Math.min(GOOD_ENOUGH, longest)) {
                        break;
                    }
                    tail = (int) INTS.get(data, position + best - SHORTEST);
                }
            }
            candidate = previous[candidate & (WINDOW - 1)];
        }
        return found;
    }

    private int matchLength(int candidate, int position, int longest) {
        for (var length = Integer.BYTES; length < longest; length += Long.BYTES) {
            var difference = (long) LONGS.get(data, candidate + length) ^ (long) LONGS.get(data, position + length);
            if (difference != 0) {
                return Math.min(longest, length + (Long.numberOfTrailingZeros(difference) >>> 3));
            }
        }
        return longest;
    }

    private static int shortHash(int bytes) {
        return (bytes & 0xffffff) * MULTIPLIER >>> (Integer.SIZE - SHORT_HASH_BITS);
    }

    private static int longHash(int bytes) {
        return bytes * MULTIPLIER >>> (Integer.SIZE - LONG_HASH_BITS);
    }
}
