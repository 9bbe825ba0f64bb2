package org.tarnish.dataset.image.webp;

import org.tarnish.dataset.image.source.Bytes;
import org.tarnish.dataset.image.source.Fault;

/** VP8L's bits, the lower ones first. */
final class BitReader {
    private final byte[] content;
    private final int end;
    private int at;
    private long bits;
    private int count;

    BitReader(Bytes bytes) {
        content = bytes.array();
        at = bytes.position();
        end = at + bytes.left();
    }

    private void fill() {
        while (count <= 56 && at < end) {
            bits |= (content[at++] & 0xffL) << count;
            count += 8;
        }
    }

    /** The next bits without going on, at most 32; zeros behind the end. */
    int peek(int length) {
        if (count < length) {
            fill();
        }
        return (int) (bits & (1L << length) - 1);
    }

    void skip(int length) throws Fault {
        if (count < length) {
            fill();
            if (count < length) {
                throw Fault.cutOff("its pixels end before the last one");
            }
        }
        bits >>>= length;
        count -= length;
    }

    int read(int length) throws Fault {
        var value = peek(length);
        skip(length);
        return value;
    }

    boolean flag() throws Fault {
        return read(1) == 1;
    }
}
