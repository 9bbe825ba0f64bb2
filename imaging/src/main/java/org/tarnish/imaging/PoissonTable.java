package org.tarnish.imaging;

/**
 * The cumulative probabilities of Poisson distributions with given means, for draws by inversion: the count for a
 * uniform draw {@code u} is the smallest {@code k} with {@code u < P(count <= k)}. A guide table (Chen and Asau, AIIE
 * Transactions 6, 1974) says where the search begins, so that a draw takes one uniform and about two comparisons.
 *
 * <p>Probabilities are those of the bulk of each distribution, in double precision and with
 * {@link StrictMath}; what is cut off is below 1e-18, less than the steps of a uniform draw. Immutable.
 */
public final class PoissonTable {
    private static final int GUIDES = 256;

    private final double[] means;
    /** The count that each distribution's first cumulative probability belongs to. */
    private final int[] lowest;

    private final double[][] cumulative;
    /** For each distribution and each u = i / GUIDES, the index at which the search begins. */
    private final short[][] guides;

    /** @throws IllegalArgumentException if a mean is outside 0..1000, beyond which tables would be large */
    public PoissonTable(double... means) {
        this.means = means.clone();
        lowest = new int[means.length];
        cumulative = new double[means.length][];
        guides = new short[means.length][];
        for (var which = 0; which < means.length; which++) {
            if (!(means[which] >= 0 && means[which] <= 1000)) {
                throw new IllegalArgumentException(
                        "the mean of a tabulated Poisson distribution must be in 0..1000, was " + means[which]);
            }
            tabulate(which);
        }
    }

    /** Number of distributions. */
    public int size() {
        return means.length;
    }

    public double mean(int which) {
        return means[which];
    }

    /**
     * The count of one distribution at a place of its cumulative probability.
     *
     * @param uniform at least 0, below 1
     */
    public int count(int which, double uniform) {
        var sums = cumulative[which];
        var index = guides[which][(int) (uniform * GUIDES)];
        while (uniform >= sums[index]) {
            index++;
        }
        return lowest[which] + index;
    }

    private void tabulate(int which) {
        var mean = means[which];
        // Nine deviations below the mean and eleven above it leave less than 1e-18 out; small means need the constant.
        var low = (int) Math.max(0, mean - 9 * Math.sqrt(mean));
        var length = (int) (mean + 11 * Math.sqrt(mean)) + 24 - low;
        var mode = (int) mean;
        var probabilities = new double[length];
        probabilities[mode - low] =
                mean == 0 ? 1 : StrictMath.exp(mode * StrictMath.log(mean) - mean - PoissonDraws.logFactorial(mode));
        for (var count = mode; count > low; count--) {
            probabilities[count - 1 - low] = probabilities[count - low] * count / mean;
        }
        for (var count = mode + 1; count < low + length; count++) {
            probabilities[count - low] = probabilities[count - 1 - low] * mean / count;
        }
        lowest[which] = low;
        cumulative[which] = sums(probabilities);
        guides[which] = guide(cumulative[which]);
    }

    /** The last is 1 whatever the rounding, so that every search comes to an end. */
    private static double[] sums(double[] probabilities) {
        var total = 0.0;
        for (var probability : probabilities) {
            total += probability;
        }
        var sums = new double[probabilities.length];
        var sum = 0.0;
        for (var i = 0; i < sums.length; i++) {
            sum += probabilities[i];
            sums[i] = sum / total;
        }
        sums[sums.length - 1] = 1;
        return sums;
    }

    private static short[] guide(double[] sums) {
        var guide = new short[GUIDES];
        var index = 0;
        for (var i = 0; i < GUIDES; i++) {
            while (i / (double) GUIDES >= sums[index]) {
                index++;
            }
            guide[i] = (short) index;
        }
        return guide;
    }
}
