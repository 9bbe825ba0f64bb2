package org.tarnish.dataset.image.tiff;

import java.util.Arrays;
import org.tarnish.dataset.image.source.Fault;

/**
 * How a pixel is stored.
 *
 * @param samples numbers of a pixel
 * @param bits of each of them
 * @param planar whether each number has planes of its own
 * @param bigEndian byte order of numbers of several bytes
 */
record PixelLayout(int samples, int bits, boolean planar, boolean bigEndian) {
    private static final int MOST_SAMPLES = 8;

    static PixelLayout of(Directory directory, boolean bigEndian) throws Fault {
        var bits = directory.number(Tag.BITS, 1);
        for (var other : directory.numbers(Tag.BITS)) {
            if (other != bits) {
                throw Fault.unsupported("a TIFF whose numbers have different bits, "
                        + Arrays.toString(Arrays.copyOf(
                                directory.numbers(Tag.BITS),
                                Math.min(MOST_SAMPLES, directory.numbers(Tag.BITS).length))));
            }
        }
        var samples = directory.number(Tag.SAMPLES, Math.max(1, directory.numbers(Tag.BITS).length));
        if (samples < 1 || samples > MOST_SAMPLES) {
            throw Fault.unsupported("a TIFF of " + samples + " numbers a pixel");
        }
        if (bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 12 && bits != 16 && bits != 32) {
            throw Fault.unsupported("a TIFF of " + bits + " bits a number");
        }
        return new PixelLayout(
                (int) samples, (int) bits, directory.number(Tag.PLANES, 1) == 2 && samples > 1, bigEndian);
    }

    /** Numbers that lie side by side. */
    int together() {
        return planar ? 1 : samples;
    }

    /** Bytes of a row of so many pixels. */
    long rowBytes(long width) {
        return (width * together() * bits + 7) / 8;
    }

    /** The number at a place of a row, without sign; of 32 bits its bits. */
    int number(byte[] data, int row, int place) {
        return switch (bits) {
            case 8 -> data[row + place] & 0xff;
            case 16 -> bytes(data, row + 2 * place, 2);
            case 32 -> bytes(data, row + 4 * place, 4);
            case 12 -> {
                var at = row + place * 3 / 2;
                yield place % 2 == 0
                        ? (data[at] & 0xff) << 4 | (data[at + 1] & 0xff) >> 4
                        : (data[at] & 15) << 8 | data[at + 1] & 0xff;
            }
            default -> {
                var bit = place * bits;
                yield data[row + (bit >> 3)] >> 8 - bits - (bit & 7) & (1 << bits) - 1;
            }
        };
    }

    private int bytes(byte[] data, int at, int count) {
        var value = 0;
        for (var i = 0; i < count; i++) {
            value = value << 8 | data[bigEndian ? at + i : at + count - 1 - i] & 0xff;
        }
        return value;
    }
}
