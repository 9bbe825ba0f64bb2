package org.tarnish.dataset.image.tiff;

import org.tarnish.dataset.image.source.Bytes;
import org.tarnish.dataset.image.source.Fault;
import org.tarnish.dataset.image.source.LzwStrings;

/** TIFF's LZW: most significant bits first, codes that become longer one code early. */
final class TiffLzw {
    private static final int VALUE_BITS = 8;

    private final Bytes bytes;
    private int bits;
    private int bitCount;

    TiffLzw(Bytes bytes) {
        this.bytes = bytes;
    }

    /** Fills the target; what comes after is not looked at. */
    void read(byte[] target) throws Fault {
        var strings = new LzwStrings(VALUE_BITS, true);
        for (var at = 0; at < target.length; ) {
            var code = code(strings.codeBits());
            if (strings.isEnd(code)) {
                throw Fault.cutOff("a strip or tile ends before its last row");
            }
            at = strings.write(code, target, at);
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
