package org.tarnish.imaging.format.deflate;

import java.util.Arrays;

/** The head of a dynamic block: the lengths of both codes, run-length encoded, in a code of their own. */
final class CodeLengths {
    private static final int SYMBOLS = 19;
    private static final int LONGEST_CODE = 7;
    private static final int REPEAT = 16;
    private static final int SHORT_ZEROS = 17;
    private static final int LONG_ZEROS = 18;
    private static final int COUNT_BITS = 5 + 5 + 4;
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    private static final int[] EXTRA_BITS = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3, 7};

    private final int[] lengths = new int[Alphabet.LITERALS_AND_LENGTHS + Alphabet.DISTANCES];
    private final int[] symbols = new int[lengths.length];
    private final int[] extras = new int[lengths.length];
    private final int[] frequencies = new int[SYMBOLS];
    private final HuffmanCode code = new HuffmanCode(SYMBOLS, LONGEST_CODE);
    private int count;
    private int literals;
    private int distances;
    private int sent;

    /** Prepares the head for two codes; {@link #cost} and {@link #write} then refer to them. */
    void prepare(HuffmanCode literalCode, HuffmanCode distanceCode) {
        literals = Math.max(Alphabet.FIRST_LENGTH, literalCode.used());
        distances = distanceCode.used();
        for (var i = 0; i < literals; i++) {
            lengths[i] = literalCode.length(i);
        }
        for (var i = 0; i < distances; i++) {
            lengths[literals + i] = distanceCode.length(i);
        }
        count = 0;
        Arrays.fill(frequencies, 0);
        encodeRuns(literals + distances);
        code.build(frequencies);
        sent = SYMBOLS;
        while (code.length(ORDER[sent - 1]) == 0) {
            sent--;
        }
    }

    /** The head's bits. */
    long cost() {
        var bits = COUNT_BITS + 3L * sent + code.cost(frequencies);
        for (var symbol = REPEAT; symbol <= LONG_ZEROS; symbol++) {
            bits += (long) frequencies[symbol] * EXTRA_BITS[symbol];
        }
        return bits;
    }

    void write(BitWriter out) {
        out.write(literals - Alphabet.FIRST_LENGTH, 5);
        out.write(distances - 1, 5);
        out.write(sent - 4, 4);
        for (var i = 0; i < sent; i++) {
            out.write(code.length(ORDER[i]), 3);
        }
        for (var i = 0; i < count; i++) {
            out.write(code.code(symbols[i]), code.length(symbols[i]));
            out.write(extras[i], EXTRA_BITS[symbols[i]]);
        }
    }

    private void encodeRuns(int total) {
        for (var start = 0; start < total; ) {
            var end = start + 1;
            while (end < total && lengths[end] == lengths[start]) {
                end++;
            }
            if (lengths[start] == 0) {
                encodeZeros(end - start);
            } else {
                add(lengths[start], 0);
                encodeRepeats(lengths[start], end - start - 1);
            }
            start = end;
        }
    }

    private void encodeZeros(int run) {
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

    private void encodeRepeats(int length, int run) {
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
