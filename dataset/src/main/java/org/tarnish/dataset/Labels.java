package org.tarnish.dataset;

import java.util.Arrays;

/** Labels as numbers. */
final class Labels {
    /** Most labels of one array: as many as an archive may have entries. */
    static final int MOST = 5_000_000;

    private Labels() {}

    /** The same as ints; what is too large for one becomes -1, which is no label. */
    static int[] narrow(long... labels) {
        return Arrays.stream(labels)
                .mapToInt(label -> label < 0 || label > Integer.MAX_VALUE ? -1 : (int) label)
                .toArray();
    }
}
