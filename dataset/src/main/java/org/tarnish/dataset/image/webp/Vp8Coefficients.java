package org.tarnish.dataset.image.webp;

import java.util.Arrays;
import org.tarnish.dataset.image.source.Fault;

/** The coefficients of each block (RFC 6386, 13), block after block: 16 of luma, 4 and 4 of chroma, 16 numbers each. */
final class Vp8Coefficients {
    private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};
    private static final int[] BANDS = {0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0};
    private static final int[][] LARGE = {
        {173, 148, 140},
        {176, 155, 140, 135},
        {180, 157, 141, 134, 130},
        {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
    };
    /** Of luma without its first coefficients, of these, of chroma, of all of luma. */
    private static final int REST = 0;

    private static final int SECOND_ORDER = 1;
    private static final int CHROMA = 2;
    private static final int WHOLE = 3;

    /** Four of luma, two and two of chroma, one of the second order. */
    private static final int FLAGS = 9;

    private final int[] probabilities;
    private final int[][] steps = new int[4][];
    private final int[] numbers = new int[24 * 16];
    private final int[] second = new int[16];
    private final int[] top;
    private final int[] left = new int[FLAGS];

    Vp8Coefficients(Vp8Header header, int across) {
        probabilities = header.coefficients;
        for (var i = 0; i < steps.length; i++) {
            steps[i] = header.steps(i);
        }
        top = new int[FLAGS * across];
    }

    void beginRow() {
        Arrays.fill(left, 0);
    }

    /** Those of the block that was read last. */
    int[] numbers() {
        return numbers;
    }

    /** A block without any; true. */
    boolean skip(int x, boolean small) {
        Arrays.fill(numbers, 0);
        var count = small ? FLAGS - 1 : FLAGS;
        Arrays.fill(top, x * FLAGS, x * FLAGS + count, 0);
        Arrays.fill(left, 0, count, 0);
        return true;
    }

    /** Whether the block turns out to have none. */
    boolean read(BoolReader in, int x, boolean small, int segment) throws Fault {
        Arrays.fill(numbers, 0);
        var step = steps[segment];
        var first = 0;
        if (!small) {
            Arrays.fill(second, 0);
            var flag = x * FLAGS + FLAGS - 1;
            var count = block(in, SECOND_ORDER, top[flag] + left[FLAGS - 1], step[2], step[3], 0, second, 0);
            top[flag] = left[FLAGS - 1] = count > 0 ? 1 : 0;
            Vp8Transform.spread(second, numbers);
            first = 1;
        }
        var any = false;
        for (var n = 0; n < 16; n++) {
            var above = x * FLAGS + n % 4;
            var count =
                    block(in, small ? WHOLE : REST, top[above] + left[n / 4], step[0], step[1], first, numbers, n * 16);
            top[above] = left[n / 4] = count > first ? 1 : 0;
            any |= count > first || numbers[n * 16] != 0;
        }
        for (var n = 0; n < 8; n++) {
            var above = x * FLAGS + 4 + n / 4 * 2 + n % 2;
            var beside = 4 + n / 4 * 2 + n / 2 % 2;
            var count = block(in, CHROMA, top[above] + left[beside], step[4], step[5], 0, numbers, (16 + n) * 16);
            top[above] = left[beside] = count > 0 ? 1 : 0;
            any |= count > 0;
        }
        return !any;
    }

    /** One past the place of the last coefficient. */
    private int block(BoolReader in, int type, int context, int dc, int ac, int first, int[] target, int at)
            throws Fault {
        var n = first;
        var p = Tables.coefficients(type, BANDS[n], context);
        while (n < 16) {
            if (in.bit(probabilities[p]) == 0) {
                return n;
            }
            while (in.bit(probabilities[p + 1]) == 0) {
                n++;
                if (n == 16) {
                    return 16;
                }
                p = Tables.coefficients(type, BANDS[n], 0);
            }
            var one = in.bit(probabilities[p + 2]) == 0;
            var value = one ? 1 : large(in, p);
            target[at + ZIGZAG[n]] = (in.flag() ? -value : value) * (n > 0 ? ac : dc);
            n++;
            p = Tables.coefficients(type, BANDS[n], one ? 1 : 2);
        }
        return 16;
    }

    private int large(BoolReader in, int p) throws Fault {
        if (in.bit(probabilities[p + 3]) == 0) {
            return in.bit(probabilities[p + 4]) == 0 ? 2 : 3 + in.bit(probabilities[p + 5]);
        }
        if (in.bit(probabilities[p + 6]) == 0) {
            if (in.bit(probabilities[p + 7]) == 0) {
                return 5 + in.bit(159);
            }
            var upper = in.bit(165);
            return 7 + 2 * upper + in.bit(145);
        }
        var upper = in.bit(probabilities[p + 8]);
        var category = 2 * upper + in.bit(probabilities[p + 9 + upper]);
        var value = 0;
        for (var probability : LARGE[category]) {
            value = 2 * value + in.bit(probability);
        }
        return value + 3 + (8 << category);
    }
}
