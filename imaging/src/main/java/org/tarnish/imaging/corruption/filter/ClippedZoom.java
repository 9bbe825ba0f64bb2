package org.tarnish.imaging.corruption.filter;

/**
 * The middle of a picture enlarged to its own size, as the reference does it: of each side {@code n} the middle {@code
 * c = ceil(n / factor)} samples are enlarged to {@code m = round(c * factor)} by bilinear interpolation at {@code j *
 * (c - 1) / (m - 1)} ({@code scipy.ndimage.zoom} of order 1), and of these the middle {@code n} remain. Both middles
 * are rounded up-left. The reference knows square pictures; here either side follows the rule for itself.
 *
 * <p>Immutable and safe for concurrent use.
 */
public final class ClippedZoom {
    private final int channels;
    private final Axis across;
    private final Axis down;

    /**
     * @param factor at least 1; 1 leaves the picture as it is
     * @param channels how many samples, interleaved, a pixel has
     */
    public ClippedZoom(int width, int height, int channels, double factor) {
        if (!(factor >= 1)) {
            throw new IllegalArgumentException("a picture is enlarged by a factor of at least 1, was " + factor);
        }
        this.channels = channels;
        this.across = Axis.of(width, factor);
        this.down = Axis.of(height, factor);
    }

    /** The enlarged copy of {@code height * width * channels} samples in rows. */
    public double[] apply(double[] samples) {
        var length = across.lower.length * channels;
        var rows = Rows.of(samples, length);
        var result = new double[samples.length];
        var row = new double[length];
        for (var y = 0; y < rows.length; y++) {
            blend(rows, y, row);
            for (var i = 0; i < length; i++) {
                result[y * length + i] = sample(row, i);
            }
        }
        return result;
    }

    /**
     * Adds row {@code y} of the enlarged copy, rounded to single precision, to sums in single precision.
     *
     * @param rows the picture's rows
     * @param scratch as long as a row
     */
    public void addRow(double[][] rows, int y, double[] scratch, float[] sums) {
        blend(rows, y, scratch);
        if (channels == 3) {
            addPixels(scratch, sums);
        } else {
            addSamples(scratch, sums);
        }
    }

    private void blend(double[][] rows, int y, double[] row) {
        Rows.blend(row, rows[down.lower[y]], 1 - down.fraction[y], rows[down.upper[y]], down.fraction[y]);
    }

    private void addPixels(double[] in, float[] sums) {
        var lower = across.lower;
        var upper = across.upper;
        var fraction = across.fraction;
        for (int x = 0, i = 0; x < lower.length; x++, i += 3) {
            var left = 3 * lower[x];
            var right = 3 * upper[x];
            var far = fraction[x];
            var near = 1 - far;
            sums[i] += (float) (in[left] * near + in[right] * far);
            sums[i + 1] += (float) (in[left + 1] * near + in[right + 1] * far);
            sums[i + 2] += (float) (in[left + 2] * near + in[right + 2] * far);
        }
    }

    private void addSamples(double[] in, float[] sums) {
        for (var i = 0; i < sums.length; i++) {
            sums[i] += (float) sample(in, i);
        }
    }

    private double sample(double[] in, int i) {
        var x = i / channels;
        var channel = i % channels;
        var far = across.fraction[x];
        return in[across.lower[x] * channels + channel] * (1 - far) + in[across.upper[x] * channels + channel] * far;
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
