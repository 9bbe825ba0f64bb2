package org.tarnish.imaging.format.deflate;

import java.util.Arrays;

/**
 * One block in the making: literals and matches are gathered, then written in whichever form is the shortest, stored,
 * with the fixed codes or with codes of its own.
 */
final class DeflateBlock {
    private static final int CAPACITY = 1 << 14;

    /** Whether the block is the last, and its form. */
    private static final int HEAD_BITS = 3;

    private static final int LARGEST_STORED = 65_535;
    private static final int STORED = 0;
    private static final int FIXED = 1;
    private static final int DYNAMIC = 2;

    private final Alphabet alphabet = new Alphabet();
    private final HuffmanCode fixedLiterals = HuffmanCode.ofLengths(fixedLiteralLengths());
    private final HuffmanCode fixedDistances = HuffmanCode.ofLengths(fixedDistanceLengths());
    private final HuffmanCode ownLiterals = new HuffmanCode(Alphabet.LITERALS_AND_LENGTHS, 15);
    private final HuffmanCode ownDistances = new HuffmanCode(Alphabet.DISTANCES, 15);
    private final CodeLengths head = new CodeLengths();
    private final int[] literalFrequencies = new int[Alphabet.LITERALS_AND_LENGTHS];
    private final int[] distanceFrequencies = new int[Alphabet.DISTANCES];

    /** A literal as itself, a match as its length times 2^16 plus its distance. */
    private final int[] items = new int[CAPACITY];

    private int count;
    private long extraBits;
    private long dynamicBits;
    private long fixedBits;

    boolean isFull() {
        return count == CAPACITY;
    }

    void addLiteral(byte literal) {
        var symbol = literal & 0xff;
        items[count++] = symbol;
        literalFrequencies[symbol]++;
    }

    /** How many literals or matches make the block full. */
    int room() {
        return CAPACITY - count;
    }

    /** Adds bytes as literals, at most {@link #room}. */
    void addLiterals(byte[] data, int from, int to) {
        var at = count - from;
        for (var i = from; i < to; i++) {
            var symbol = data[i] & 0xff;
            items[at + i] = symbol;
            literalFrequencies[symbol]++;
        }
        count = at + to;
    }

    void addMatch(int length, int distance) {
        var lengthSymbol = alphabet.ofLength(length);
        var distanceSymbol = alphabet.ofDistance(distance);
        items[count++] = length << Short.SIZE | distance;
        literalFrequencies[lengthSymbol]++;
        distanceFrequencies[distanceSymbol]++;
        extraBits += alphabet.lengthExtraBits(lengthSymbol) + alphabet.distanceExtraBits(distanceSymbol);
    }

    /**
     * Writes what was gathered and starts over.
     *
     * @param from first of the bytes that the block stands for, in {@code data}
     * @param to end of these bytes
     */
    void write(BitWriter out, byte[] data, int from, int to, boolean isLast) {
        prepareCodes();
        if (storedBits(out.pendingBits(), to - from) <= HEAD_BITS + codedBits()) {
            writeStored(out, data, from, to, isLast);
        } else {
            out.reserve((int) (codedBits() / 8) + 16);
            out.write(isLast ? 1 : 0, 1);
            if (fixedBits <= dynamicBits) {
                out.write(FIXED, 2);
                writeItems(out, fixedLiterals, fixedDistances);
            } else {
                out.write(DYNAMIC, 2);
                head.write(out);
                writeItems(out, ownLiterals, ownDistances);
            }
        }
        startOver();
    }

    /**
     * The bits that {@link #write} would write for what was gathered; starts over.
     *
     * @param pendingBits bits in the last byte before the block
     * @param length bytes that the block stands for
     */
    long measure(int pendingBits, int length) {
        prepareCodes();
        var bits = Math.min(storedBits(pendingBits, length), HEAD_BITS + codedBits());
        startOver();
        return bits;
    }

    private void prepareCodes() {
        literalFrequencies[Alphabet.END_OF_BLOCK] = 1;
        ownLiterals.build(literalFrequencies);
        ownDistances.build(distanceFrequencies);
        head.prepare(ownLiterals, ownDistances);
        dynamicBits = head.cost() + cost(ownLiterals, ownDistances);
        fixedBits = cost(fixedLiterals, fixedDistances);
    }

    private long codedBits() {
        return Math.min(dynamicBits, fixedBits);
    }

    private void startOver() {
        count = 0;
        extraBits = 0;
        Arrays.fill(literalFrequencies, 0);
        Arrays.fill(distanceFrequencies, 0);
    }

    private long cost(HuffmanCode literals, HuffmanCode distances) {
        return literals.cost(literalFrequencies) + distances.cost(distanceFrequencies) + extraBits;
    }

    private static long storedBits(int pendingBits, int length) {
        var parts = storedParts(length);
        var firstPadding = -(pendingBits + HEAD_BITS) & 7;
        return HEAD_BITS + firstPadding + 32 + (parts - 1) * 40L + 8L * length;
    }

    private static int storedParts(int length) {
        return Math.max(1, (length + LARGEST_STORED - 1) / LARGEST_STORED);
    }

    private static void writeStored(BitWriter out, byte[] data, int from, int to, boolean isLast) {
        out.reserve(to - from + 5 * storedParts(to - from) + 1);
        var start = from;
        do {
            var length = Math.min(LARGEST_STORED, to - start);
            out.write(isLast && start + length == to ? 1 : 0, 1);
            out.write(STORED, 2);
            out.align();
            out.write(length, 16);
            out.write(~length & 0xffff, 16);
            out.copy(data, start, length);
            start += length;
        } while (start < to);
    }

    private void writeItems(BitWriter out, HuffmanCode literals, HuffmanCode distances) {
        var bits = 0L;
        var bitCount = 0;
        for (var i = 0; i < count; i++) {
            var item = items[i];
            if (item < 1 << Short.SIZE) {
                var length = literals.length(item);
                // Several literals go out at once.
                if (bitCount + length > BitWriter.MOST_BITS) {
                    out.write(bits, bitCount);
                    bits = 0;
                    bitCount = 0;
                }
                bits |= (long) literals.code(item) << bitCount;
                bitCount += length;
            } else {
                out.write(bits, bitCount);
                bits = 0;
                bitCount = 0;
                writeMatch(out, literals, distances, item);
            }
        }
        out.write(bits, bitCount);
        out.write(literals.code(Alphabet.END_OF_BLOCK), literals.length(Alphabet.END_OF_BLOCK));
    }

    private void writeMatch(BitWriter out, HuffmanCode literals, HuffmanCode distances, int match) {
        var length = match >>> Short.SIZE;
        var symbol = alphabet.ofLength(length);
        out.write(literals.code(symbol), literals.length(symbol));
        out.write(length - alphabet.lengthBase(symbol), alphabet.lengthExtraBits(symbol));
        var distance = match & 0xffff;
        var distanceSymbol = alphabet.ofDistance(distance);
        out.write(distances.code(distanceSymbol), distances.length(distanceSymbol));
        out.write(distance - alphabet.distanceBase(distanceSymbol), alphabet.distanceExtraBits(distanceSymbol));
    }

    /** RFC 1951, section 3.2.6; the last two of the 288 never occur but count when codes are assigned. */
    private static int[] fixedLiteralLengths() {
        var lengths = new int[288];
        Arrays.fill(lengths, 0, 144, 8);
        Arrays.fill(lengths, 144, 256, 9);
        Arrays.fill(lengths, 256, 280, 7);
        Arrays.fill(lengths, 280, 288, 8);
        return lengths;
    }

    private static int[] fixedDistanceLengths() {
        var lengths = new int[Alphabet.DISTANCES];
        Arrays.fill(lengths, 5);
        return lengths;
    }
}
