package org.tarnish.imaging.format.jpeg;

import java.util.Arrays;

/**
 * A Huffman code of at most 16 bits with no code of ones alone, made as libjpeg makes it (Annex K.2 of the standard): of
 * symbols of the same count the last one becomes longer first.
 */
final class JpegCode {
    private static final int SYMBOLS = 256;
    private static final int LONGEST = 16;
    private static final int LONGEST_BEFORE_LIMIT = 257;
    private static final int NONE = -1;

    private final int[] counts;
    private final int[] symbols;
    private final int[] codes = new int[SYMBOLS];
    private final int[] lengths = new int[SYMBOLS];

    private JpegCode(int[] counts, int[] symbols) {
        this.counts = counts;
        this.symbols = symbols;
        var code = 0;
        var place = 0;
        for (var length = 1; length <= LONGEST; length++, code <<= 1) {
            for (var i = 0; i < counts[length]; i++, code++, place++) {
                codes[symbols[place]] = code;
                lengths[symbols[place]] = length;
            }
        }
    }

    /** @param given how often each symbol comes, with room for one more; used up */
    static JpegCode best(long[] given) {
        // The symbol that never comes gets the code of ones.
        given[SYMBOLS] = 1;
        var sizes = sizes(given);
        var counts = new int[LONGEST_BEFORE_LIMIT + 1];
        for (var size : sizes) {
            counts[size]++;
        }
        counts[0] = 0;
        shorten(counts);
        return new JpegCode(counts, sorted(sizes));
    }

    /** The length of each symbol's code, however long; 0 for one that does not come. */
    private static int[] sizes(long[] given) {
        var sizes = new int[given.length];
        var others = new int[given.length];
        Arrays.fill(others, NONE);
        while (true) {
            var first = rarest(given, NONE);
            var second = rarest(given, first);
            if (second == NONE) {
                return sizes;
            }
            given[first] += given[second];
            given[second] = 0;
            var last = lengthened(first, sizes, others);
            others[last] = second;
            lengthened(second, sizes, others);
        }
    }

    /** One more bit for a symbol and all that are joined to it; the last of them. */
    private static int lengthened(int symbol, int[] sizes, int[] others) {
        var last = symbol;
        sizes[last]++;
        while (others[last] != NONE) {
            last = others[last];
            sizes[last]++;
        }
        return last;
    }

    private static int rarest(long[] given, int except) {
        var rarest = NONE;
        for (var i = 0; i < given.length; i++) {
            if (given[i] > 0 && i != except && (rarest == NONE || given[i] <= given[rarest])) {
                rarest = i;
            }
        }
        return rarest;
    }

    /** Moves pairs of too long codes up, each under a shorter one, and takes the code of ones away. */
    private static void shorten(int[] counts) {
        for (var length = counts.length - 1; length > LONGEST; length--) {
            while (counts[length] > 0) {
                var shorter = length - 2;
                while (counts[shorter] == 0) {
                    shorter--;
                }
                counts[length] -= 2;
                counts[length - 1]++;
                counts[shorter + 1] += 2;
                counts[shorter]--;
            }
        }
        var longest = LONGEST;
        while (counts[longest] == 0) {
            longest--;
        }
        counts[longest]--;
    }

    /** The symbols that come, by the lengths before they were limited. */
    private static int[] sorted(int[] sizes) {
        var sorted = new int[SYMBOLS];
        var count = 0;
        for (var size = 1; size <= LONGEST_BEFORE_LIMIT; size++) {
            for (var symbol = 0; symbol < SYMBOLS; symbol++) {
                if (sizes[symbol] == size) {
                    sorted[count++] = symbol;
                }
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    int code(int symbol) {
        return codes[symbol];
    }

    int length(int symbol) {
        return lengths[symbol];
    }

    /** The content of the segment that describes it. */
    byte[] described(int number) {
        var content = new byte[1 + LONGEST + symbols.length];
        content[0] = (byte) number;
        for (var length = 1; length <= LONGEST; length++) {
            content[length] = (byte) counts[length];
        }
        for (var i = 0; i < symbols.length; i++) {
            content[1 + LONGEST + i] = (byte) symbols[i];
        }
        return content;
    }
}
