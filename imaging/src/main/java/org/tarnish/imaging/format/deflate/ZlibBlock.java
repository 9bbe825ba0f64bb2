package org.tarnish.imaging.format.deflate;

import java.util.Arrays;

/** One block of zlib's in the making: what is counted of its literals and matches, and which form zlib writes it in. */
final class ZlibBlock {
    /** What zlib takes in a block at memory level 9. */
    private static final int CAPACITY = (1 << 15) - 1;

    /** Whether the block is the last, and its form. */
    private static final int HEAD_BITS = 3;

    private static final int COUNT_BITS = 5 + 5 + 4;
    private static final int DISTANCE_BITS = 5;

    private final Alphabet alphabet = new Alphabet();
    private final HeapCode literalCode = new HeapCode(Alphabet.LITERALS_AND_LENGTHS, 15);
    private final HeapCode distanceCode = new HeapCode(Alphabet.DISTANCES, 15);
    private final HeapCode runCode = new HeapCode(RunLengths.SYMBOLS, 7);
    private final RunLengths runs = new RunLengths();
    private final int[] literals = new int[Alphabet.LITERALS_AND_LENGTHS];
    private final int[] distances = new int[Alphabet.DISTANCES];
    private int count;
    private int matches;
    private long extraBits;

    void start() {
        count = 0;
        matches = 0;
        extraBits = 0;
        Arrays.fill(literals, 0);
        Arrays.fill(distances, 0);
    }

    /** Returns whether the block is full. */
    boolean addLiteral(byte literal) {
        literals[literal & 0xff]++;
        return ++count == CAPACITY;
    }

    /** Returns whether the block is full. */
    boolean addMatch(int length, int distance) {
        var lengthSymbol = alphabet.ofLength(length);
        var distanceSymbol = alphabet.ofDistance(distance);
        literals[lengthSymbol]++;
        distances[distanceSymbol]++;
        extraBits += alphabet.lengthExtraBits(lengthSymbol) + alphabet.distanceExtraBits(distanceSymbol);
        matches++;
        return ++count == CAPACITY;
    }

    /**
     * The bits of the block; the next one can begin.
     *
     * @param before bits of the stream in front of the block
     * @param bytes that the block stands for
     * @param isStorable whether zlib still has these bytes
     */
    long end(long before, int bytes, boolean isStorable) {
        literals[Alphabet.END_OF_BLOCK] = 1;
        var own = ownBits();
        var fixed = fixedBits();
        // zlib compares whole bytes.
        var shortest = Math.min(bytes(own), bytes(fixed));
        start();
        if (isStorable && bytes + 4 <= shortest) {
            var padding = -(before + HEAD_BITS) & 7;
            return HEAD_BITS + padding + Integer.SIZE + 8L * bytes;
        }
        return HEAD_BITS + (bytes(fixed) == shortest ? fixed : own);
    }

    private static long bytes(long bits) {
        return bits + HEAD_BITS + 7 >> 3;
    }

    private long ownBits() {
        literalCode.build(literals);
        distanceCode.build(distances);
        runs.clear();
        runs.add(literalCode.lengths(), 0, literalCode.used());
        runs.add(distanceCode.lengths(), 0, distanceCode.used());
        runCode.build(runs.frequencies());
        var sent = RunLengths.SYMBOLS;
        while (sent > 4 && runCode.length(RunLengths.inOrder(sent - 1)) == 0) {
            sent--;
        }
        return COUNT_BITS
                + 3L * sent
                + runCode.cost(runs.frequencies())
                + runs.allExtraBits()
                + literalCode.cost(literals)
                + distanceCode.cost(distances)
                + extraBits;
    }

    /** With the codes of RFC 1951, section 3.2.6. */
    private long fixedBits() {
        var bits = (long) DISTANCE_BITS * matches + extraBits;
        for (var symbol = 0; symbol < literals.length; symbol++) {
            var length = symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8;
            bits += (long) length * literals[symbol];
        }
        return bits;
    }
}
