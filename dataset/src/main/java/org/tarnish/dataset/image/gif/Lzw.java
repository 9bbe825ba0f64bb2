package org.tarnish.dataset.image.gif;

import org.tarnish.dataset.image.source.Bytes;
import org.tarnish.dataset.image.source.Fault;
import org.tarnish.dataset.image.source.LzwStrings;

/** GIF's compression: LZW with codes least significant bits first, in blocks. */
final class Lzw {
    private final Bytes bytes;
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
        var valueBits = bytes.u8();
        if (valueBits >= LzwStrings.MOST_BITS) {
            throw Fault.damaged(
                    "its codes begin with " + valueBits + " bits, GIF has at most " + (LzwStrings.MOST_BITS - 1));
        }
        var strings = new LzwStrings(valueBits, false);
        for (var at = 0; at < target.length; ) {
            var code = code(strings.codeBits());
            if (strings.isEnd(code)) {
                return at;
            }
            at = strings.write(code, target, at);
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
