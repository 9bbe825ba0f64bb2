package org.tarnish.imaging.format.deflate;

import java.util.Arrays;

/**
 * Where the bytes from a position on have been before, as zlib looks for it at level 6 and memory level 9: along a chain
 * of positions whose next three bytes have the same hash, the latest first.
 */
final class ZlibMatches {
    static final int WINDOW = 1 << 15;

    /** Bytes that zlib wants to see from a position on before it works on it. */
    static final int LOOKAHEAD = 258 + 3 + 1;

    /** Farthest match. */
    static final int FARTHEST = WINDOW - LOOKAHEAD;

    private static final int LONGEST = 258;
    private static final int GOOD = 8;
    private static final int NICE = 128;
    private static final int CHAIN = 128;
    private static final int HASHES = 1 << 16;

    private final int[] heads = new int[HASHES];
    private final int[] earlier = new int[WINDOW];
    private byte[] data = {};
    private int found;

    void start(byte[] bytes) {
        data = bytes;
        Arrays.fill(heads, 0);
    }

    /** Adds a position, whose next three bytes exist; returns the latest before it with the same hash, or 0. */
    int add(int position) {
        var hash = (data[position] << 12 ^ (data[position + 1] & 0xff) << 6 ^ data[position + 2] & 0xff) & HASHES - 1;
        var head = heads[hash];
        earlier[position & WINDOW - 1] = head;
        heads[hash] = position;
        return head;
    }

    /**
     * The longest match of a position that is longer than what is known, or else what is known.
     *
     * @param head the latest position with the same hash
     * @param before matches lie behind this position
     * @param known length of the match of the position before, at least 2
     * @param ahead bytes from the position on
     */
    int longest(int position, int head, int before, int known, int ahead) {
        var best = known;
        if (best >= ahead) {
            return best;
        }
        var most = Math.min(LONGEST, ahead);
        var nice = Math.min(NICE, ahead);
        var limit = Math.max(before, position - FARTHEST);
        var left = known >= GOOD ? CHAIN / 4 : CHAIN;
        var candidate = head;
        do {
            if (data[candidate + best] == data[position + best]
                    && data[candidate + best - 1] == data[position + best - 1]) {
                var end = Arrays.mismatch(data, candidate, candidate + most, data, position, position + most);
                var length = end < 0 ? most : end;
                if (length > best) {
                    found = candidate;
                    best = length;
                    if (length >= nice) {
                        break;
                    }
                }
            }
            candidate = earlier[candidate & WINDOW - 1];
        } while (candidate > limit && --left > 0);
        return best;
    }

    /** Where the last match that was longer than what was known lies. */
    int found() {
        return found;
    }
}
