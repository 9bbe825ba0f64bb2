package org.tarnish.imaging.format.jpeg;

import java.util.Arrays;

/** A Huffman code of a file, read by looking at nine bits at once; the few longer codes are read bit by bit. */
final class JpegSymbols {
    private static final int LONGEST = 16;
    private static final int AT_ONCE = 9;
    private static final int TOGETHER = 10;
    private static final int SYMBOL_BITS = 8;
    private static final int BYTE = 0xff;

    /** By the next nine bits the length of a code above the symbol; 0 where the code is longer. */
    private final short[] atOnce = new short[1 << AT_ONCE];

    /**
     * By the next ten bits a run of zeros and the number behind it, where its code and its bits are no more than these:
     * the number above four bits each of the run and of all bits taken; else 0.
     */
    private final int[] numbers = new int[1 << TOGETHER];

    /** By length the first number that is too large for a code, and what leads from a code to its symbol. */
    private final int[] ends = new int[LONGEST + 1];

    private final int[] offsets = new int[LONGEST + 1];
    private final byte[] symbols;

    private JpegSymbols(byte[] symbols) {
        this.symbols = symbols;
    }

    /**
     * @param file from {@code at} on the numbers of codes of 1 to 16 bits, and the symbols
     * @param end where the segment ends
     * @return null if it is no code
     */
    static JpegSymbols of(byte[] file, int at, int end) {
        var total = 0;
        if (end - at < LONGEST) {
            return null;
        }
        for (var length = 1; length <= LONGEST; length++) {
            total += file[at + length - 1] & BYTE;
        }
        if (total > 1 << SYMBOL_BITS || end - at - LONGEST < total) {
            return null;
        }
        var table = new JpegSymbols(Arrays.copyOfRange(file, at + LONGEST, at + LONGEST + total));
        return table.build(file, at) ? table : null;
    }

    /** Symbols of this code. */
    int size() {
        return symbols.length;
    }

    /** Whether no symbol is larger. */
    boolean isWithin(int largest) {
        for (var symbol : symbols) {
            if ((symbol & BYTE) > largest) {
                return false;
            }
        }
        return true;
    }

    /** Prepares {@link #number} for a code whose symbols are runs of zeros and sizes of numbers. */
    void prepareNumbers() {
        for (var bits = 0; bits < numbers.length; bits++) {
            int entry = atOnce[bits >> TOGETHER - AT_ONCE];
            var size = entry & 0xf;
            var left = TOGETHER - (entry >> SYMBOL_BITS) - size;
            if (entry != 0 && size != 0 && left >= 0) {
                var number = signed(bits >> left & (1 << size) - 1, size);
                numbers[bits] = number << 8 | (entry & 0xf0) | TOGETHER - left;
            }
        }
    }

    /** What stands for the next ten bits: a number above a run above how many bits these are, or 0 for other ways. */
    int number(JpegBitReader bits) {
        return numbers[bits.look(TOGETHER)];
    }

    /** Bits as a number: the smaller half means negative ones. */
    static int signed(int bits, int size) {
        return bits - ((1 << size) - 1 & (bits >> size - 1) - 1);
    }

    private boolean build(byte[] file, int at) {
        var code = 0;
        var index = 0;
        for (var length = 1; length <= LONGEST; length++, code <<= 1) {
            offsets[length] = index - code;
            for (var left = file[at + length - 1] & BYTE; left > 0; left--, code++, index++) {
                if (code >= 1 << length) {
                    return false;
                }
                if (length <= AT_ONCE) {
                    var first = code << AT_ONCE - length;
                    Arrays.fill(atOnce, first, first + (1 << AT_ONCE - length), (short)
                            (length << SYMBOL_BITS | symbols[index] & BYTE));
                }
            }
            ends[length] = code;
        }
        return true;
    }

    /** The next symbol; -1 if the bits are no code. Up to 16 bits have to be there. */
    int next(JpegBitReader bits) {
        int entry = atOnce[bits.look(AT_ONCE)];
        if (entry != 0) {
            bits.skip(entry >> SYMBOL_BITS);
            return entry & BYTE;
        }
        for (var length = AT_ONCE + 1; length <= LONGEST; length++) {
            var code = bits.look(length);
            if (code < ends[length]) {
                bits.skip(length);
                return symbols[code + offsets[length]] & BYTE;
            }
        }
        return -1;
    }
}
