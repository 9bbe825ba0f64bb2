package org.tarnish.dataset.parquet;

import java.io.IOException;
import org.tarnish.dataset.format.FormatException;
import org.tarnish.dataset.format.Source;

/**
 * Small numbers in runs of one value and in groups of eight packed ones, as Parquet stores levels and positions in
 * dictionaries ("RLE / bit-packing hybrid"). Holds eight numbers, whatever a run claims; not thread-safe.
 */
final class HybridRuns {
    private static final int GROUP = 8;

    private final Source source;
    private final int bits;
    private final int[] packed = new int[GROUP];
    private long left;
    private boolean repeated;
    private int value;
    private int at;

    /** @param bits of a number */
    HybridRuns(Source source, int bits) throws FormatException {
        if (bits > Integer.SIZE) {
            throw new FormatException("is damaged: numbers of " + bits + " bits");
        }
        this.source = source;
        this.bits = bits;
    }

    int next() throws IOException {
        while (left == 0) {
            begin();
        }
        left--;
        if (repeated) {
            return value;
        }
        if (at == GROUP) {
            unpack();
        }
        return packed[at++];
    }

    private void begin() throws IOException {
        var head = head();
        repeated = (head & 1) == 0;
        if (repeated) {
            left = head >>> 1;
            value = (int) source.unsigned((bits + 7) / 8, false);
        } else {
            left = (head >>> 1) * GROUP;
            at = GROUP;
        }
    }

    private long head() throws IOException {
        var head = 0L;
        for (var shift = 0; shift < 35; shift += 7) {
            var next = source.oneByte();
            head |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return head;
            }
        }
        throw new FormatException("is damaged: a run has no length");
    }

    /** The lowest bits come first. */
    private void unpack() throws IOException {
        var bytes = source.bytes(bits);
        for (var i = 0; i < GROUP; i++) {
            var number = 0;
            for (var bit = 0; bit < bits; bit++) {
                var place = i * bits + bit;
                number |= (bytes[place >> 3] >> (place & 7) & 1) << bit;
            }
            packed[i] = number;
        }
        at = 0;
    }
}
