package org.tarnish.dataset.image.webp;

import java.util.Arrays;
import org.tarnish.dataset.image.source.Fault;

/** A canonical prefix code of VP8L (RFC 9649, 6.2). */
final class PrefixCode {
    private static final int LONGEST = 15;
    private static final int AT_ONCE = 8;
    private static final int[] ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    private static final int REPEAT = 16;
    private static final int SHORT_ZEROS = 17;
    private static final int FIRST_REPEATED = 8;

    /** By the next bits: symbol times 16 plus its length; 0 for longer codes. */
    private final int[] fast = new int[1 << AT_ONCE];

    private final int[] symbols;
    private final int[] firstCodes = new int[LONGEST + 2];
    private final int[] firstPlaces = new int[LONGEST + 2];
    private final int[] counts = new int[LONGEST + 1];
    private final int only;

    /** @param lengths of the codes, 0 for symbols without one */
    private PrefixCode(int[] lengths) throws Fault {
        for (var length : lengths) {
            counts[length]++;
        }
        var used = lengths.length - counts[0];
        counts[0] = 0;
        symbols = new int[used];
        var code = 0;
        var place = 0;
        for (var length = 1; length <= LONGEST; length++) {
            code <<= 1;
            firstCodes[length] = code;
            firstPlaces[length] = place;
            code += counts[length];
            place += counts[length];
        }
        var next = firstPlaces.clone();
        for (var symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] > 0) {
                symbols[next[lengths[symbol]]++] = symbol;
            }
        }
        only = used == 1 ? symbols[0] : -1;
        if (used == 0 || used > 1 && code != 1 << LONGEST) {
            throw Fault.damaged("one of its prefix codes is incomplete");
        }
        fill();
    }

    private void fill() {
        for (var length = 1; length <= AT_ONCE; length++) {
            for (var i = 0; i < counts[length]; i++) {
                var reversed = Integer.reverse(firstCodes[length] + i) >>> 32 - length;
                for (var bits = reversed; bits < fast.length; bits += 1 << length) {
                    fast[bits] = symbols[firstPlaces[length] + i] << 4 | length;
                }
            }
        }
    }

    /** The code of an alphabet of so many symbols, as the stream describes it. */
    static PrefixCode read(BitReader in, int alphabet) throws Fault {
        var lengths = new int[alphabet];
        if (in.flag()) {
            var two = in.flag();
            set(lengths, in.read(in.flag() ? 8 : 1));
            if (two) {
                set(lengths, in.read(8));
            }
            return new PrefixCode(lengths);
        }
        var lengthLengths = new int[ORDER.length];
        var given = in.read(4) + 4;
        for (var i = 0; i < given; i++) {
            lengthLengths[ORDER[i]] = in.read(3);
        }
        readLengths(in, new PrefixCode(lengthLengths), lengths);
        return new PrefixCode(lengths);
    }

    private static void set(int[] lengths, int symbol) throws Fault {
        if (symbol >= lengths.length) {
            throw Fault.damaged("one of its prefix codes has symbol " + symbol + " of " + lengths.length);
        }
        lengths[symbol] = 1;
    }

    private static void readLengths(BitReader in, PrefixCode code, int[] lengths) throws Fault {
        var left = lengths.length;
        if (in.flag()) {
            left = 2 + in.read(2 + 2 * in.read(3));
            if (left > lengths.length) {
                throw Fault.damaged("one of its prefix codes has " + left + " symbols of " + lengths.length);
            }
        }
        var repeated = FIRST_REPEATED;
        for (var symbol = 0; symbol < lengths.length && left > 0; left--) {
            var length = code.read(in);
            if (length < REPEAT) {
                lengths[symbol++] = length;
                repeated = length == 0 ? repeated : length;
                continue;
            }
            var count = length == REPEAT ? 3 + in.read(2) : length == SHORT_ZEROS ? 3 + in.read(3) : 11 + in.read(7);
            if (count > lengths.length - symbol) {
                throw Fault.damaged("one of its prefix codes has more symbols than there are");
            }
            Arrays.fill(lengths, symbol, symbol + count, length == REPEAT ? repeated : 0);
            symbol += count;
        }
    }

    /** The next symbol; a code of one symbol takes no bits. */
    int read(BitReader in) throws Fault {
        if (only >= 0) {
            return only;
        }
        var bits = in.peek(LONGEST);
        var entry = fast[bits & fast.length - 1];
        if (entry != 0) {
            in.skip(entry & 15);
            return entry >> 4;
        }
        var code = 0;
        for (var length = 1; length <= LONGEST; length++) {
            code = code << 1 | bits >> length - 1 & 1;
            if (code - firstCodes[length] < counts[length] && code >= firstCodes[length]) {
                in.skip(length);
                return symbols[firstPlaces[length] + code - firstCodes[length]];
            }
        }
        throw Fault.damaged("its pixels have an unknown code");
    }
}
