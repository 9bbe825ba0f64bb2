package org.tarnish.imaging.corruption.filter;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The middle of a picture enlarged to its own size, as the reference does it: of each side {@code n} the middle {@code
 * c = ceil(n / factor)} samples are enlarged to {@code m = round(c * factor)} by bilinear interpolation at {@code j *
 * (c - 1) / (m - 1)} ({@code scipy.ndimage.zoom} of order 1), and of these the middle {@code n} remain. Both middles
 * are rounded up-left. The reference knows square pictures; here either side follows the rule for itself.
 *
 * <p>Immutable and safe for concurrent use.
 */
public final class ClippedZoom {
    private final Axis across;
    private final Axis down;

    /** The weights of the samples of a row, for the pixel left of the place and for the one right of it. */
    private final double[] near;

    private final double[] far;
    private final Runs lefts;
    private final Runs rights;

    /**
     * @param factor at least 1; 1 leaves the picture as it is
     * @param channels how many samples, interleaved, a pixel has
     */
    public ClippedZoom(int width, int height, int channels, double factor) {
        if (!(factor >= 1)) {
            throw new IllegalArgumentException("a picture is enlarged by a factor of at least 1, was " + factor);
        }
        this.across = Axis.of(width, factor);
        this.down = Axis.of(height, factor);
        this.near = new double[width * channels];
        this.far = new double[width * channels];
        for (var i = 0; i < far.length; i++) {
            far[i] = across.fraction[i / channels];
            near[i] = 1 - far[i];
        }
        this.lefts = Runs.of(across.lower, channels);
        this.rights = Runs.of(across.upper, channels);
    }

    /** Rows that the work needs; for one thread, and for pictures of the same size. */
    public Scratch scratch() {
        var length = far.length;
        return new Scratch(new double[length], new double[length], new double[length]);
    }

    /** The enlarged copy of {@code height * width * channels} samples in rows. */
    public double[] apply(double[] samples) {
        // Only the middle is read, which is much less than the picture where the factor is large.
        var channels = far.length / across.lower.length;
        var first = across.lower[0] * channels;
        var row = new double[(across.upper[across.upper.length - 1] + 1) * channels - first];
        var below = new double[row.length];
        var lower = places(across.lower, channels, first);
        var upper = places(across.upper, channels, first);
        var result = new double[samples.length];
        for (var y = 0; y < down.lower.length; y++) {
            System.arraycopy(samples, down.lower[y] * far.length + first, row, 0, row.length);
            System.arraycopy(samples, down.upper[y] * far.length + first, below, 0, row.length);
            Rows.blend(row, row, 1 - down.fraction[y], below, down.fraction[y]);
            var start = y * far.length;
            for (var i = 0; i < far.length; i++) {
                result[start + i] = row[lower[i]] * near[i] + row[upper[i]] * far[i];
            }
        }
        return result;
    }

    /** Where the samples of pixels are in a row that begins with sample {@code first}. */
    private static int[] places(int[] pixels, int channels, int first) {
        var places = new int[pixels.length * channels];
        for (var i = 0; i < places.length; i++) {
            places[i] = pixels[i / channels] * channels + i % channels - first;
        }
        return places;
    }

    /**
     * Adds row {@code y} of the enlarged copy, rounded to single precision, to sums in single precision.
     *
     * @param rows the picture's rows
     */
    public void addRow(double[][] rows, int y, Scratch scratch, float[] sums) {
        var row = row(rows, y, scratch);
        for (var i = 0; i < sums.length; i++) {
            sums[i] += (float) row[i];
        }
    }

    /**
     * One sample of the enlarged copy, as {@link #addRow} adds it.
     *
     * @param samples the picture's samples in rows, each the index of its value in {@code levels}
     * @param i which sample of row {@code y}
     */
    public float sample(byte[] samples, double[] levels, int y, int i) {
        var channels = far.length / across.lower.length;
        var x = i / channels;
        var channel = i % channels;
        var left = down(samples, levels, y, across.lower[x] * channels + channel);
        var right = down(samples, levels, y, across.upper[x] * channels + channel);
        return (float) (left * near[i] + right * far[i]);
    }

    private double down(byte[] samples, double[] levels, int y, int i) {
        var upper = levels[samples[down.lower[y] * far.length + i] & 0xff];
        var lower = levels[samples[down.upper[y] * far.length + i] & 0xff];
        return upper * (1 - down.fraction[y]) + lower * down.fraction[y];
    }

    /** The same copy for estimates; empty where its places are too far from each other for them. */
    public Optional<EstimatedZoom> estimated() {
        return EstimatedZoom.isPossible(across.lower, across.upper, across.fraction)
                ? Optional.of(new EstimatedZoom(
                        across.lower,
                        across.upper,
                        across.fraction,
                        down.lower,
                        down.upper,
                        down.fraction,
                        far.length / across.lower.length))
                : Optional.empty();
    }

    private double[] row(double[][] rows, int y, Scratch scratch) {
        var row = scratch.row;
        Rows.blend(row, rows[down.lower[y]], 1 - down.fraction[y], rows[down.upper[y]], down.fraction[y]);
        lefts.copy(row, scratch.left);
        rights.copy(row, scratch.right);
        Rows.blend(row, scratch.left, near, scratch.right, far);
        return row;
    }

    /** See {@link #scratch()}. */
    public static final class Scratch {
        private final double[] row;
        private final double[] left;
        private final double[] right;

        private Scratch(double[] row, double[] left, double[] right) {
            this.row = row;
            this.left = left;
            this.right = right;
        }
    }

    /** Picks pixels of a row. Neighbors mostly come from neighbors, so it copies run by run. */
    private record Runs(int[] from, int[] to, int length) {
        static Runs of(int[] pixels, int channels) {
            var starts = IntStream.range(0, pixels.length)
                    .filter(i -> i == 0 || pixels[i] != pixels[i - 1] + 1)
                    .toArray();
            return new Runs(
                    IntStream.of(starts).map(i -> pixels[i] * channels).toArray(),
                    IntStream.of(starts).map(i -> i * channels).toArray(),
                    pixels.length * channels);
        }

        void copy(double[] row, double[] picked) {
            for (var i = 0; i < from.length; i++) {
                var end = i + 1 < to.length ? to[i + 1] : length;
                System.arraycopy(row, from[i], picked, to[i], end - to[i]);
            }
        }
    }

    /** For every place of one side the two samples it lies between and how far it is from the first. */
    private record Axis(int[] lower, int[] upper, double[] fraction) {
        static Axis of(int side, double factor) {
            var kept = (int) Math.ceil(side / factor);
            var enlarged = (int) Math.rint(kept * factor);
            var start = (side - kept) / 2;
            var trimmed = Math.max(0, (enlarged - side) / 2);
            var step = enlarged > 1 ? (kept - 1) / (double) (enlarged - 1) : 0;
            var lower = new int[side];
            var upper = new int[side];
            var fraction = new double[side];
            for (var i = 0; i < side; i++) {
                // Rounding may carry the last place past the last sample.
                var place = Math.min(kept - 1, (trimmed + i) * step);
                var index = (int) place;
                lower[i] = start + index;
                upper[i] = start + Math.min(kept - 1, index + 1);
                fraction[i] = place - index;
            }
            return new Axis(lower, upper, fraction);
        }
    }
}
