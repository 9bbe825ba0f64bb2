package org.tarnish.dataset.image.gif;

import org.tarnish.dataset.image.source.Bytes;
import org.tarnish.dataset.image.source.Fault;

/** GIF's compression: codes of growing length for growing strings, least significant bits first, in blocks. */
final class Lzw {
    private static final int MOST_BITS = 12;
    private static final int TABLE = 1 << MOST_BITS;

    private final Bytes bytes;
    private final int[] links = new int[TABLE];
    private final byte[] lasts = new byte[TABLE];
    private final byte[] string = new byte[TABLE + 1];
    private int blockLeft;
    private int bits;
    private int bitCount;

    Lzw(Bytes bytes) {
        this.bytes = bytes;
    }

    /**
     * Fills the target; what comes after is not looked at.
     *
     * @return how many came before the end code, usually all
     * @throws Fault if a code is none, or the data ends without the end code
     */
    int read(byte[] target) throws Fault {
        var dataBits = bytes.u8();
        if (dataBits > MOST_BITS - 1) {
            throw Fault.damaged("its codes begin with " + dataBits + " bits, GIF has at most " + (MOST_BITS - 1));
        }
        var clear = 1 << dataBits;
        var next = clear + 2;
        var length = dataBits + 1;
        var previous = -1;
        var first = 0;
        for (var at = 0; at < target.length; ) {
            var code = code(length);
            if (code == clear) {
                next = clear + 2;
                length = dataBits + 1;
                previous = -1;
                continue;
            }
            if (code == clear + 1) {
                return at;
            }
            if (code > next || previous < 0 && code > clear || code == next && previous < 0) {
                throw Fault.damaged("its code " + code + " comes before it is defined");
            }
            var from = string.length;
            var link = code;
            if (code == next) {
                string[--from] = (byte) first;
                link = previous;
            }
            for (; link >= clear; link = links[link]) {
                if (from <= 1 || link >= TABLE) {
                    throw Fault.damaged("its code " + code + " has no end");
                }
                string[--from] = lasts[link];
            }
            string[--from] = (byte) link;
            first = link;
            if (previous >= 0 && next < TABLE) {
                lasts[next] = (byte) first;
                links[next] = previous;
                if (next == (1 << length) - 1 && length < MOST_BITS) {
                    length++;
                }
                next++;
            }
            previous = code;
            var count = Math.min(string.length - from, target.length - at);
            System.arraycopy(string, from, target, at, count);
            at += count;
        }
        return target.length;
    }

    private int code(int length) throws Fault {
        while (bitCount < length) {
            if (blockLeft == 0) {
                blockLeft = bytes.u8();
                if (blockLeft == 0) {
                    throw Fault.cutOff("its image data ends before its last pixel");
                }
            }
            bits |= bytes.u8() << bitCount;
            bitCount += 8;
            blockLeft--;
        }
        var code = bits & (1 << length) - 1;
        bits >>>= length;
        bitCount -= length;
        return code;
    }
}
