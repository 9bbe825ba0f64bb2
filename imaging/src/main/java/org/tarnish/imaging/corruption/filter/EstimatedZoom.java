package org.tarnish.imaging.corruption.filter;

import java.util.stream.IntStream;

/**
 * A {@link ClippedZoom} in single precision, first along the rows, then down the columns. Each pixel of a row lies
 * between one of the picture and the next. Where those to the left are picked one after the other, the next is picked
 * for the pixel that follows or for the one after it, since places are at least half a pixel apart. So picking once, run
 * by run, and two shifts are enough. Immutable.
 */
public final class EstimatedZoom {
    /** What rounding makes of a sample in both directions is less than so many unit roundoffs of it. */
    public static final int ROUNDINGS = 7;

    /** Pixels that a picked row has beyond its end. */
    private static final int BEYOND = 2;

    private final int channels;
    private final int length;

    /** Where runs of neighboring pixels begin in the picture's row and in the picked one, which ends with the last. */
    private final int[] from;

    private final int[] to;
    private final float[] own;
    private final float[] next;
    private final float[] overNext;
    private final int[] lower;
    private final int[] upper;
    private final float[] fraction;

    EstimatedZoom(int[] left, int[] right, double[] across, int[] lower, int[] upper, double[] down, int channels) {
        this.channels = channels;
        this.lower = lower;
        this.upper = upper;
        var width = left.length;
        length = width * channels;
        var picked = IntStream.range(0, width + BEYOND)
                .map(x -> x < width ? left[x] : right[width - 1])
                .toArray();
        var starts = IntStream.range(0, picked.length)
                .filter(x -> x == 0 || picked[x] != picked[x - 1] + 1)
                .toArray();
        from = IntStream.of(starts).map(x -> picked[x] * channels).toArray();
        to = IntStream.concat(IntStream.of(starts), IntStream.of(picked.length))
                .map(x -> x * channels)
                .toArray();
        own = new float[length];
        next = new float[length];
        overNext = new float[length];
        for (var i = 0; i < length; i++) {
            var x = i / channels;
            own[i] = (float) (1 - across[x]);
            if (picked[x + 1] == right[x]) {
                next[i] = (float) across[x];
            } else {
                overNext[i] = (float) across[x];
            }
        }
        fraction = new float[down.length];
        for (var y = 0; y < fraction.length; y++) {
            fraction[y] = (float) down[y];
        }
    }

    /** Whether the pixel right of every place is picked for one of the two that follow. */
    static boolean isPossible(int[] left, int[] right, double[] across) {
        var width = left.length;
        return IntStream.range(0, width)
                .allMatch(x -> across[x] == 0
                        || right[x] == (x + 1 < width ? left[x + 1] : right[width - 1])
                        || right[x] == (x + 2 < width ? left[x + 2] : right[width - 1]));
    }

    /** How far at most a row is from those it lies between. */
    public int distance() {
        return IntStream.range(0, lower.length)
                .map(y -> Math.max(Math.abs(lower[y] - y), Math.abs(upper[y] - y)))
                .max()
                .orElse(0);
    }

    /** How much of the lower row is in row {@code y}. */
    public float fraction(int y) {
        return fraction[y];
    }

    /**
     * The copy of a picture.
     *
     * @param scratch open as long as it is used
     * @param picked a row of {@link #pickedLength} samples that any copy may overwrite
     * @param shifts two rows of the picture's length that any copy may overwrite
     */
    public Copy of(LoadedRows rows, float[] picked, float[][] shifts, Scratch scratch) {
        return new Copy(rows, picked, shifts, scratch.rows(2, length));
    }

    /** Samples of a row in which pixels are picked. */
    public int pickedLength() {
        return length + BEYOND * channels;
    }

    /** The copy of one picture. For one thread. */
    public final class Copy {
        private final LoadedRows rows;
        private final float[] picked;
        private final float[][] shifts;

        /** Two neighboring rows, enlarged along themselves: those of even and odd numbers. */
        private final float[][] enlarged;

        private final int[] made = {-1, -1};

        /**
         * @param rows the picture's
         * @param picked a row that this may overwrite
         */
        private Copy(LoadedRows rows, float[] picked, float[][] shifts, float[][] enlarged) {
            this.rows = rows;
            this.picked = picked;
            this.shifts = shifts;
            this.enlarged = enlarged;
        }

        /** The upper of the two rows that row {@code y} lies between, enlarged along itself. */
        public float[] upper(int y) {
            return at(lower[y]);
        }

        /** The lower one, which may be the same. */
        public float[] lower(int y) {
            return at(upper[y]);
        }

        private float[] at(int y) {
            var row = enlarged[y & 1];
            if (made[y & 1] != y) {
                made[y & 1] = y;
                var source = rows.at(y);
                for (var run = 0; run < from.length; run++) {
                    System.arraycopy(source, from[run], picked, to[run], to[run + 1] - to[run]);
                }
                SingleRows.blend(
                        row,
                        picked,
                        own,
                        SingleRows.shifted(picked, channels, shifts[0]),
                        next,
                        SingleRows.shifted(picked, 2 * channels, shifts[1]),
                        overNext);
            }
            return row;
        }
    }
}
