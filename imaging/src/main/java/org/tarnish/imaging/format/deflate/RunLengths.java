package org.tarnish.imaging.format.deflate;

import java.util.Arrays;

/**
 * Code lengths as DEFLATE writes them in front of a block (RFC 1951, section 3.2.7): themselves, or runs of them. Reused
 * for one block after another.
 */
final class RunLengths {
    static final int SYMBOLS = 19;

    private static final int REPEAT = 16;
    private static final int SHORT_ZEROS = 17;
    private static final int LONG_ZEROS = 18;
    private static final int[] EXTRA_BITS = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3, 7};
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private final int[] symbols = new int[Alphabet.LITERALS_AND_LENGTHS + Alphabet.DISTANCES];
    private final int[] extras = new int[symbols.length];
    private final int[] frequencies = new int[SYMBOLS];
    private int count;

    void clear() {
        count = 0;
        Arrays.fill(frequencies, 0);
    }

    /** Adds lengths; runs end with them. */
    void add(int[] lengths, int from, int to) {
        for (var start = from; start < to; ) {
            var end = start + 1;
            while (end < to && lengths[end] == lengths[start]) {
                end++;
            }
            if (lengths[start] == 0) {
                addZeros(end - start);
            } else {
                add(lengths[start], 0);
                addRepeats(lengths[start], end - start - 1);
            }
            start = end;
        }
    }

    int count() {
        return count;
    }

    int symbol(int number) {
        return symbols[number];
    }

    int extra(int number) {
        return extras[number];
    }

    int extraBits(int number) {
        return EXTRA_BITS[symbols[number]];
    }

    /** How often each of the 19 symbols occurs. */
    int[] frequencies() {
        return frequencies;
    }

    /** Bits that runs take beside their symbols. */
    long allExtraBits() {
        var bits = 0L;
        for (var symbol = REPEAT; symbol <= LONG_ZEROS; symbol++) {
            bits += (long) frequencies[symbol] * EXTRA_BITS[symbol];
        }
        return bits;
    }

    /** The symbol whose code's length is sent at a place, in 0..18. */
    static int inOrder(int place) {
        return ORDER[place];
    }

    private void addZeros(int run) {
        var left = run;
        while (left >= 11) {
            var zeros = Math.min(left, 138);
            add(LONG_ZEROS, zeros - 11);
            left -= zeros;
        }
        if (left >= 3) {
            add(SHORT_ZEROS, left - 3);
            left = 0;
        }
        for (; left > 0; left--) {
            add(0, 0);
        }
    }

    private void addRepeats(int length, int run) {
        var left = run;
        while (left >= 3) {
            var repeats = Math.min(left, 6);
            add(REPEAT, repeats - 3);
            left -= repeats;
        }
        for (; left > 0; left--) {
            add(length, 0);
        }
    }

    private void add(int symbol, int extra) {
        symbols[count] = symbol;
        extras[count++] = extra;
        frequencies[symbol]++;
    }
}
