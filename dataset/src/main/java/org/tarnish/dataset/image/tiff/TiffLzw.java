package org.tarnish.dataset.image.tiff;

import org.tarnish.dataset.image.source.Bytes;
import org.tarnish.dataset.image.source.Fault;

/** TIFF's LZW: most significant bits first, codes that become longer one code early. */
final class TiffLzw {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int MOST_BITS = 12;
    private static final int TABLE = 1 << MOST_BITS;

    private final Bytes bytes;
    private final int[] links = new int[TABLE];
    private final byte[] lasts = new byte[TABLE];
    private final byte[] string = new byte[TABLE + 1];
    private int bits;
    private int bitCount;

    TiffLzw(Bytes bytes) {
        this.bytes = bytes;
    }

    /** Fills the target; what comes after is not looked at. */
    void read(byte[] target) throws Fault {
        var next = END + 1;
        var length = 9;
        var previous = -1;
        var first = 0;
        for (var at = 0; at < target.length; ) {
            var code = code(length);
            if (code == CLEAR) {
                next = END + 1;
                length = 9;
                previous = -1;
                continue;
            }
            if (code == END) {
                throw Fault.cutOff("a strip or tile ends before its last row");
            }
            if (code > next || code >= CLEAR && previous < 0 || code == next && next >= TABLE) {
                throw Fault.damaged("its code " + code + " comes before it is defined");
            }
            var from = string.length;
            var link = code;
            if (code == next) {
                string[--from] = (byte) first;
                link = previous;
            }
            for (; link >= CLEAR; link = links[link]) {
                if (from <= 1) {
                    throw Fault.damaged("its code " + code + " has no end");
                }
                string[--from] = lasts[link];
            }
            string[--from] = (byte) link;
            first = link;
            if (previous >= 0 && next < TABLE) {
                lasts[next] = (byte) first;
                links[next] = previous;
                next++;
                if (next == (1 << length) - 1 && length < MOST_BITS) {
                    length++;
                }
            }
            previous = code;
            var count = Math.min(string.length - from, target.length - at);
            System.arraycopy(string, from, target, at, count);
            at += count;
        }
    }

    private int code(int length) throws Fault {
        while (bitCount < length) {
            bits = bits << 8 | bytes.u8();
            bitCount += 8;
        }
        bitCount -= length;
        return bits >> bitCount & (1 << length) - 1;
    }
}
