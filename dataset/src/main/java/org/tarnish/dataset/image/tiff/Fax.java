package org.tarnish.dataset.image.tiff;

import java.util.HashMap;
import java.util.Map;
import org.tarnish.dataset.image.source.Bytes;
import org.tarnish.dataset.image.source.Fault;

/** CCITT's two-dimensional codings of black and white, T.6 (group 4) and T.4 (group 3): white is 0, black 1. */
final class Fax {
    private static final int LONGEST_CODE = 13;
    private static final int LONGEST_RUN_CODE = 64;
    private static final Map<Integer, Integer> WHITE = new HashMap<>();
    private static final Map<Integer, Integer> BLACK = new HashMap<>();

    static {
        put(
                WHITE,
                "00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 00111 01000 001000 000011 110100 110101"
                        + " 101010 101011 0100111 0001100 0001000 0010111 0000011 0000100 0101000 0101011 0010011"
                        + " 0100100 0011000 00000010 00000011 00011010 00011011 00010010 00010011 00010100 00010101"
                        + " 00010110 00010111 00101000 00101001 00101010 00101011 00101100 00101101 00000100 00000101"
                        + " 00001010 00001011 01010010 01010011 01010100 01010101 00100100 00100101 01011000 01011001"
                        + " 01011010 01011011 01001010 01001011 00110010 00110011 00110100",
                0,
                1);
        put(
                WHITE,
                "11011 10010 010111 0110111 00110110 00110111 01100100 01100101 01101000 01100111 011001100 011001101"
                        + " 011010010 011010011 011010100 011010101 011010110 011010111 011011000 011011001 011011010"
                        + " 011011011 010011000 010011001 010011010 011000 010011011",
                64,
                64);
        put(
                BLACK,
                "0000110111 010 11 10 011 0011 0010 00011 000101 000100 0000100 0000101 0000111 00000100 00000111"
                        + " 000011000 0000010111 0000011000 0000001000 00001100111 00001101000 00001101100 00000110111"
                        + " 00000101000 00000010111 00000011000 000011001010 000011001011 000011001100 000011001101"
                        + " 000001101000 000001101001 000001101010 000001101011 000011010010 000011010011 000011010100"
                        + " 000011010101 000011010110 000011010111 000001101100 000001101101 000011011010 000011011011"
                        + " 000001010100 000001010101 000001010110 000001010111 000001100100 000001100101 000001010010"
                        + " 000001010011 000000100100 000000110111 000000111000 000000100111 000000101000 000001011000"
                        + " 000001011001 000000101011 000000101100 000001011010 000001100110 000001100111",
                0,
                1);
        put(
                BLACK,
                "0000001111 000011001000 000011001001 000001011011 000000110011 000000110100 000000110101 0000001101100"
                        + " 0000001101101 0000001001010 0000001001011 0000001001100 0000001001101 0000001110010"
                        + " 0000001110011 0000001110100 0000001110101 0000001110110 0000001110111 0000001010010"
                        + " 0000001010011 0000001010100 0000001010101 0000001011010 0000001011011 0000001100100"
                        + " 0000001100101",
                64,
                64);
        for (var table : java.util.List.of(WHITE, BLACK)) {
            put(
                    table,
                    "00000001000 00000001100 00000001101 000000010010 000000010011 000000010100 000000010101"
                            + " 000000010110 000000010111 000000011100 000000011101 000000011110 000000011111",
                    1792,
                    64);
        }
    }

    private final Bytes bytes;
    private final int width;
    private final int rows;
    private final Coding coding;
    private int bits;
    private int bitCount;

    /** How rows follow each other. */
    enum Coding {
        /** Group 4: each row refers to the one above. */
        TWO_DIMENSIONAL,
        /** Group 3: a mark before each row says whether it refers to the one above. */
        MARKED,
        /** Group 3: a mark before each row, none refers to another. */
        MARKED_ONE_DIMENSIONAL,
        /** Modified Huffman: each row begins with a byte. */
        ALIGNED
    }

    Fax(Bytes bytes, int width, int rows, Coding coding) {
        this.bytes = bytes;
        this.width = width;
        this.rows = rows;
        this.coding = coding;
    }

    /** A code as a number that has a 1 before its first bit. */
    private static void put(Map<Integer, Integer> table, String codes, int first, int step) {
        var run = first;
        for (var code : codes.split(" ")) {
            table.put(Integer.parseInt("1" + code, 2), run);
            run += step;
        }
    }

    /** Fills rows of whole bytes, set to 0 before. */
    void read(byte[] target) throws Fault {
        var above = new int[] {width, width, width};
        var stride = (width + 7) / 8;
        for (var row = 0; row < rows; row++) {
            var changes = new int[width + 4];
            var count = isTwoDimensional() ? twoDimensional(above, changes) : oneDimensional(changes);
            for (var i = count; i < Math.min(changes.length, count + 3); i++) {
                changes[i] = width;
            }
            for (var i = 0; i + 1 <= count; i += 2) {
                for (var x = changes[i]; x < changes[i + 1]; x++) {
                    target[row * stride + x / 8] |= (byte) (0x80 >> x % 8);
                }
            }
            above = java.util.Arrays.copyOf(changes, Math.min(changes.length, count + 3));
        }
    }

    private boolean isTwoDimensional() throws Fault {
        return switch (coding) {
            case TWO_DIMENSIONAL -> true;
            case MARKED -> {
                toMark();
                yield bit() == 0;
            }
            case MARKED_ONE_DIMENSIONAL -> {
                toMark();
                yield false;
            }
            case ALIGNED -> {
                bitCount = 0;
                yield false;
            }
        };
    }

    private void toMark() throws Fault {
        var zeros = 0;
        for (var bit = bit(); bit == 0 || zeros < 11; bit = bit()) {
            zeros = bit == 0 ? zeros + 1 : 0;
        }
    }

    private int oneDimensional(int[] changes) throws Fault {
        var count = 0;
        var black = false;
        for (var x = 0; x < width; black = !black) {
            x = within(x + run(black));
            changes[count++] = x;
            if (count >= changes.length - 2) {
                throw Fault.damaged("a row of its fax coding does not end");
            }
        }
        return count;
    }

    /** The places where a row changes its color, the first one to black. */
    private int twoDimensional(int[] above, int[] changes) throws Fault {
        var count = 0;
        var x = -1;
        while (x < width) {
            var next = count % 2;
            while (next < above.length && above[next] <= x && above[next] < width) {
                next += 2;
            }
            var opposite = next < above.length ? above[next] : width;
            var mode = mode();
            if (mode == PASS) {
                x = next + 1 < above.length ? above[next + 1] : width;
            } else if (mode == HORIZONTAL) {
                var black = count % 2 == 1;
                var first = within(Math.max(0, x) + run(black));
                x = within(first + run(!black));
                count = add(changes, count, first);
                count = add(changes, count, x);
            } else {
                x = within(opposite + mode);
                count = add(changes, count, x);
            }
        }
        return count;
    }

    private static int add(int[] changes, int count, int x) throws Fault {
        if (count >= changes.length - 2 || count > 0 && x < changes[count - 1]) {
            throw Fault.damaged("a row of its fax coding goes backward");
        }
        changes[count] = x;
        return count + 1;
    }

    private int within(int x) throws Fault {
        if (x < 0 || x > width) {
            throw Fault.damaged("a row of its fax coding has more than its " + width + " pixels");
        }
        return x;
    }

    private static final int PASS = 100;
    private static final int HORIZONTAL = 101;

    /** PASS, HORIZONTAL, or how far to the right of the change above this row's is. */
    private int mode() throws Fault {
        if (bit() == 1) {
            return 0;
        }
        if (bit() == 1) {
            return bit() == 1 ? 1 : -1;
        }
        if (bit() == 1) {
            return HORIZONTAL;
        }
        if (bit() == 1) {
            return PASS;
        }
        if (bit() == 1) {
            return bit() == 1 ? 2 : -2;
        }
        if (bit() == 1) {
            return bit() == 1 ? 3 : -3;
        }
        throw Fault.cutOff("its fax coding ends before its last row, or has an extension");
    }

    private int run(boolean black) throws Fault {
        var total = 0;
        while (true) {
            var run = code(black ? BLACK : WHITE);
            total += run;
            if (run < LONGEST_RUN_CODE) {
                return total;
            }
            within(total);
        }
    }

    private int code(Map<Integer, Integer> table) throws Fault {
        var code = 1;
        for (var length = 0; length < LONGEST_CODE; length++) {
            code = code << 1 | bit();
            var run = table.get(code);
            if (run != null) {
                return run;
            }
        }
        throw Fault.damaged("its fax coding has an unknown code");
    }

    private int bit() throws Fault {
        if (bitCount == 0) {
            bits = bytes.u8();
            bitCount = 8;
        }
        return bits >> --bitCount & 1;
    }
}
