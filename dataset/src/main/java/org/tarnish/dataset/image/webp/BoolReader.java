package org.tarnish.dataset.image.webp;

import org.tarnish.dataset.image.source.Bytes;
import org.tarnish.dataset.image.source.Fault;

/** VP8's arithmetic decoder (RFC 6386, 7). */
final class BoolReader {
    private final byte[] content;
    private final int end;
    private int at;
    private long value;
    private int bits = -8;
    private int range = 254;

    BoolReader(Bytes bytes) {
        content = bytes.array();
        at = bytes.position();
        end = at + bytes.left();
    }

    /** A bit that is 0 with a probability of so many of 256. */
    int bit(int probability) throws Fault {
        if (bits < 0) {
            load();
        }
        var split = range * probability >> 8;
        var bit = (int) (value >> bits) > split;
        int next;
        if (bit) {
            next = range - split;
            value -= (long) (split + 1) << bits;
        } else {
            next = split + 1;
        }
        var shift = Integer.numberOfLeadingZeros(next) - 24;
        bits -= shift;
        range = (next << shift) - 1;
        return bit ? 1 : 0;
    }

    private void load() throws Fault {
        if (at >= end) {
            throw Fault.cutOff("its pixels end before the last one");
        }
        do {
            value = value << 8 | content[at++] & 0xff;
            bits += 8;
        } while (at < end && bits < 40);
    }

    boolean flag() throws Fault {
        return bit(128) == 1;
    }

    /** A number of so many bits, the upper ones first. */
    int number(int length) throws Fault {
        var number = 0;
        for (var i = 0; i < length; i++) {
            number = number << 1 | bit(128);
        }
        return number;
    }

    /** A number with its sign behind it. */
    int signed(int length) throws Fault {
        var number = number(length);
        return flag() ? -number : number;
    }

    /** A flag that says whether a number with sign follows; 0 if not. */
    int optional(int length) throws Fault {
        return flag() ? signed(length) : 0;
    }
}
