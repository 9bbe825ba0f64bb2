package org.tarnish.evaluation.significance;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Benjamini and Hochberg's correction (Journal of the Royal Statistical Society B 57, 1995), which bounds the share of
 * false discoveries among all discoveries instead of the chance of any: with p sorted ascending, the adjusted value of rank
 * i of m is the smallest {@code min(1, m / j p_j)} over j = i..m.
 */
public final class BenjaminiHochberg {
    private BenjaminiHochberg() {}

    /** The adjusted values, in the order given. */
    public static double[] adjust(double[] p) {
        int[] descending = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> p[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        var adjusted = new double[p.length];
        double lowest = 1;
        for (int place = 0; place < descending.length; place++) {
            int rank = p.length - place;
            lowest = Math.min(lowest, p.length * p[descending[place]] / rank);
            adjusted[descending[place]] = lowest;
        }
        return adjusted;
    }
}
