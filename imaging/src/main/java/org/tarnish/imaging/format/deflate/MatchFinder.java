package org.tarnish.imaging.format.deflate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds earlier occurrences of the bytes at a position, in one of two ways. Thoroughly: through chains of all positions
 * with the same hash of four bytes, and a table of the last position of each hash of three. Or only those of six bytes
 * and more, which are rare enough for a quick look.
 */
final class MatchFinder {
    static final int LONGEST = 258;
    private static final int THREE = 3;
    private static final int SHORTEST_OF_CHAINS = 4;
    private static final int SHORTEST_WHEN_QUICK = 6;
    private static final int BEYOND_WHEN_QUICK = Long.SIZE - SHORTEST_WHEN_QUICK * Byte.SIZE;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int WINDOW = 1 << 15;
    private static final int HASH_BITS = 16;
    private static final int HASH_BITS_OF_THREE = 14;
    private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

    /** Farther away, three bytes cost more as a match than as literals. */
    private static final int FARTHEST_OF_THREE = 1 << 12;

    /** A match of this length is not improved upon. */
    private static final int GOOD_ENOUGH = 128;

    private final int maxChain;
    private final int[] last = new int[1 << HASH_BITS];
    private final int[] lastOfThree = new int[1 << HASH_BITS_OF_THREE];
    private final int[] previous = new int[WINDOW];
    private byte[] data;
    private int end;
    private boolean isQuick;
    private int shortest;
    private int distance;

    /** Shifts the bytes beyond the shortest match out of a word. */
    private int beyondShortest;

    /** Added to the positions in the tables, so that those of earlier data are negative now and need no wiping out. */
    private int base = 1;

    /** @param maxChain how many earlier positions are compared at most */
    MatchFinder(int maxChain) {
        this.maxChain = maxChain;
    }

    /**
     * Starts over with the bytes 0 to {@code end} of an array that is at least eight bytes longer.
     *
     * @param isQuick whether matches of less than six bytes are passed over
     */
    void reset(byte[] data, int end, boolean isQuick) {
        if (base > Integer.MAX_VALUE - this.end - end) {
            Arrays.fill(last, 0);
            Arrays.fill(lastOfThree, 0);
            base = 1;
        } else {
            base += this.end;
        }
        this.data = data;
        this.end = end;
        this.isQuick = isQuick;
        shortest = isQuick ? SHORTEST_WHEN_QUICK : SHORTEST_OF_CHAINS;
        beyondShortest = Long.SIZE - shortest * Byte.SIZE;
    }

    /** How far back the match that was found last lies. */
    int distance() {
        return distance;
    }

    /** Makes a position known without looking for matches. */
    void skip(int position) {
        if (position + shortest <= end) {
            var start = start(position);
            if (!isQuick) {
                lastOfThree[hashOfThree(start)] = base + position;
            }
            var hash = hash(start);
            previous[position & (WINDOW - 1)] = last[hash] - base;
            last[hash] = base + position;
        }
    }

    /**
     * Makes positions known as long as they have no match, and returns the first that may have one, which is not known yet;
     * {@code limit} at most. Only the quick look has this short cut.
     */
    int pass(int position, int limit) {
        if (!isQuick) {
            return position;
        }
        var data = this.data;
        var last = this.last;
        var previous = this.previous;
        var base = this.base;
        var until = Math.min(limit, end - SHORTEST_WHEN_QUICK + 1);
        var next = position;
        while (next < until) {
            var start = (long) LONGS.get(data, next) << BEYOND_WHEN_QUICK;
            var hash = hash(start);
            var candidate = last[hash] - base;
            // Whether there is a candidate is as good as random: one branch asks for all, so that it is nearly always
            // right.
            var tooFar = candidate - Math.max(0, next - WINDOW + 1) >> 31;
            var there = (long) LONGS.get(data, Math.max(0, candidate)) << BEYOND_WHEN_QUICK;
            if ((there ^ start | tooFar) == 0) {
                break;
            }
            last[hash] = base + next;
            previous[next & (WINDOW - 1)] = candidate;
            next++;
        }
        return next;
    }

    /** The length of the longest match that is longer than {@code atLeast}, or 0; also makes the position known. */
    int find(int position, int atLeast) {
        var longest = Math.min(LONGEST, end - position);
        if (longest < shortest) {
            return 0;
        }
        var start = start(position);
        var three = isQuick ? 0 : findThree(position, start, atLeast);
        var hash = hash(start);
        var candidate = last[hash] - base;
        last[hash] = base + position;
        previous[position & (WINDOW - 1)] = candidate;
        var farthest = Math.max(0, position - WINDOW + 1);
        if (candidate < farthest || atLeast >= longest) {
            return three;
        }
        // When quick, other bytes of the same hash end the search: their chain is not worth the time.
        if (isQuick && start(candidate) != start) {
            return 0;
        }
        return Math.max(
                three, longestOf(candidate, farthest, position, start, Math.max(atLeast, shortest - 1), longest));
    }

    private int findThree(int position, long start, int atLeast) {
        var hash = hashOfThree(start);
        var candidate = lastOfThree[hash] - base;
        lastOfThree[hash] = base + position;
        if (atLeast >= THREE || candidate < 0 || position - candidate > FARTHEST_OF_THREE) {
            return 0;
        }
        if (ofThree(start(candidate)) != ofThree(start)) {
            return 0;
        }
        distance = position - candidate;
        return THREE;
    }

    private int longestOf(int first, int farthest, int position, long start, int atLeast, int longest) {
        var data = this.data;
        var previous = this.previous;
        var best = atLeast;
        var found = 0;
        var candidate = first;
        for (var tries = maxChain; candidate >= farthest && tries > 0; tries--) {
            // A better match must agree in the byte behind the best.
            if (data[candidate + best] == data[position + best] && start(candidate) == start) {
                var length = matchLength(candidate, position, longest);
                if (length > best) {
                    best = length;
                    found = length;
                    distance = position - candidate;
                    if (length >= Math.min(GOOD_ENOUGH, longest)) {
                        break;
                    }
                }
            }
            candidate = previous[candidate & (WINDOW - 1)];
        }
        return found;
    }

    private int matchLength(int candidate, int position, int longest) {
        for (var length = shortest; length < longest; length += Long.BYTES) {
            var difference = (long) LONGS.get(data, candidate + length) ^ (long) LONGS.get(data, position + length);
            if (difference != 0) {
                return Math.min(longest, length + (Long.numberOfTrailingZeros(difference) >>> 3));
            }
        }
        return longest;
    }

    /** The bytes of the shortest match at a position, in the upper part of a word. */
    private long start(int position) {
        return (long) LONGS.get(data, position) << beyondShortest;
    }

    private static int hash(long start) {
        return (int) (start * MULTIPLIER >>> (Long.SIZE - HASH_BITS));
    }

    private static int hashOfThree(long start) {
        return (int) (ofThree(start) * MULTIPLIER >>> (Long.SIZE - HASH_BITS_OF_THREE));
    }

    /** The first three of the four bytes. */
    private static long ofThree(long start) {
        return start << Byte.SIZE;
    }
}
