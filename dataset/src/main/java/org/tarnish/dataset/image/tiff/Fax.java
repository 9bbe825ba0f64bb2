package org.tarnish.dataset.image.tiff;

import org.tarnish.dataset.image.source.Bytes;
import org.tarnish.dataset.image.source.Fault;

/** CCITT's two-dimensional codings of black and white, T.6 (group 4) and T.4 (group 3): white is 0, black 1. */
final class Fax {
    private static final int LONGEST_RUN_CODE = 64;
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
            var run = code(black);
            total += run;
            if (run < LONGEST_RUN_CODE) {
                return total;
            }
            within(total);
        }
    }

    private int code(boolean black) throws Fault {
        var code = 1;
        for (var length = 0; length < FaxCodes.LONGEST; length++) {
            code = code << 1 | bit();
            var run = FaxCodes.run(code, black);
            if (run >= 0) {
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
