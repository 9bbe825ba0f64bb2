package org.tarnish.dataset.image.webp;

import java.util.Arrays;
import org.tarnish.dataset.image.source.Fault;

/** How each block is predicted (RFC 6386, 11), block after block. */
final class Vp8Modes {
    static final int MEAN = 0;
    static final int GRADIENT = 1;
    static final int ABOVE = 2;
    static final int LEFT = 3;
    private static final int MODES = 10;
    private static final int TREE = 9;

    private final BoolReader in;
    private final Vp8Header header;
    private final int[] probabilities = Tables.get("modes");
    private final int[] top;
    private final int[] left = new int[4];

    int segment;
    boolean skipped;
    /** Whether luma is predicted in blocks of 4 x 4. */
    boolean small;

    final int[] luma = new int[16];
    int chroma;

    Vp8Modes(BoolReader in, Vp8Header header, int across) {
        this.in = in;
        this.header = header;
        this.top = new int[4 * across];
    }

    void beginRow() {
        Arrays.fill(left, MEAN);
    }

    void read(int x) throws Fault {
        segment = 0;
        if (header.segmentMap) {
            segment = in.bit(header.segmentTree[0]) == 0
                    ? in.bit(header.segmentTree[1])
                    : 2 + in.bit(header.segmentTree[2]);
        }
        skipped = header.skip >= 0 && in.bit(header.skip) == 1;
        small = in.bit(145) == 0;
        if (small) {
            readSmall(x);
        } else {
            var mode = in.bit(156) == 1 ? in.bit(128) == 1 ? GRADIENT : LEFT : in.bit(163) == 1 ? ABOVE : MEAN;
            luma[0] = mode;
            Arrays.fill(top, 4 * x, 4 * x + 4, mode);
            Arrays.fill(left, mode);
        }
        chroma = in.bit(142) == 0 ? MEAN : in.bit(114) == 0 ? ABOVE : in.bit(183) == 1 ? GRADIENT : LEFT;
    }

    private void readSmall(int x) throws Fault {
        for (var n = 0; n < 16; n++) {
            var mode = small((top[4 * x + n % 4] * MODES + left[n / 4]) * TREE);
            top[4 * x + n % 4] = mode;
            left[n / 4] = mode;
            luma[n] = mode;
        }
    }

    private int small(int at) throws Fault {
        for (var mode = MEAN; mode <= ABOVE; mode++) {
            if (bit(at + mode) == 0) {
                return mode;
            }
        }
        if (bit(at + 3) == 0) {
            return bit(at + 4) == 0 ? LEFT : bit(at + 5) == 0 ? 4 : 5;
        }
        if (bit(at + 6) == 0) {
            return 6;
        }
        if (bit(at + 7) == 0) {
            return 7;
        }
        return bit(at + 8) == 0 ? 8 : 9;
    }

    private int bit(int probability) throws Fault {
        return in.bit(probabilities[probability]);
    }
}
