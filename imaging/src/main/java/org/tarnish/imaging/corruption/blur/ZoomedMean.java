package org.tarnish.imaging.corruption.blur;

import java.util.Arrays;
import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.corruption.UnitScale;
import org.tarnish.imaging.corruption.filter.Border;
import org.tarnish.imaging.corruption.filter.ClippedZoom;
import org.tarnish.imaging.corruption.filter.Estimated;
import org.tarnish.imaging.corruption.filter.EstimatedZoom;
import org.tarnish.imaging.corruption.filter.Estimation;
import org.tarnish.imaging.corruption.filter.LoadedRows;
import org.tarnish.imaging.corruption.filter.Scratch;
import org.tarnish.imaging.corruption.filter.SingleRows;

/** The mean of an image and of its enlargements, in single precision. For one thread. */
final class ZoomedMean implements Estimated {
    /** The levels of a sample on the scale 0..1, rounded to single precision. */
    private static final double[] LEVELS = levels();

    private final Image image;
    private final Enlargements enlargements;

    /** What the mean is divided by: the image itself counts once more. */
    private final int count;

    private final LoadedRows loaded;
    private final List<EstimatedZoom.Copy> copies;
    private final int length;
    private double[][] rows;
    private ClippedZoom.Scratch exactScratch;
    private float[] sums;

    /** @param scratch open as long as this is used */
    ZoomedMean(Image image, Enlargements enlargements, Scratch scratch) {
        this.image = image;
        this.enlargements = enlargements;
        count = enlargements.exact().size() + 1;
        length = image.width() * Image.CHANNELS;
        var zooms = enlargements.estimated();
        var distance = zooms.stream().mapToInt(EstimatedZoom::distance).max().orElse(0);
        loaded = new LoadedRows(
                image.samples(),
                image.width(),
                image.height(),
                Image.CHANNELS,
                Border.EDGE,
                0,
                0,
                2 * distance + 1,
                scratch);
        var shifts = scratch.rows(2, length);
        var picked = zooms.isEmpty() ? shifts[0] : scratch.row(zooms.get(0).pickedLength());
        copies = zooms.stream()
                .map(zoom -> zoom.of(loaded, picked, shifts, scratch))
                .toList();
    }

    private static double[] levels() {
        var levels = new double[256];
        for (var level = 0; level < levels.length; level++) {
            levels[level] = (float) UnitScale.of((byte) level);
        }
        return levels;
    }

    /** The mean, truncated to 8 bits. */
    byte[] samples() {
        if (enlargements.estimated().isEmpty()) {
            var samples = new byte[image.height() * length];
            for (var y = 0; y < image.height(); y++) {
                define(y, samples, y * length);
            }
            return samples;
        }
        return new Estimation(this, length, 0, error()).samples(image.height());
    }

    /**
     * Both the estimate and the definition are rounded to single precision: all roundings are counted in units of
     * roundoff of a sample. The estimate adds each enlargement in two parts to a sum that begins with twice the image, and
     * multiplies it; the definition rounds each enlargement, adds it to the sum so far, adds the image, divides and goes to
     * the scale 0..255.
     */
    double error() {
        var errors = 0.0;
        for (var k = 1; k < count - 1; k++) {
            errors += EstimatedZoom.ROUNDINGS + 2 * (k + 2);
        }
        for (var k = 0; k < count - 1; k++) {
            errors += 2 + (k + 1);
        }
        errors += 2 * count;
        return 1.01 * 255 * (errors / count + 5) * Estimation.ROUNDING;
    }

    @Override
    public void estimate(int y, float[] row) {
        var zooms = enlargements.estimated();
        SingleRows.scale(row, loaded.at(y), 2);
        var k = 0;
        for (; k + 1 < zooms.size(); k += 2) {
            var here = zooms.get(k).fraction(y);
            var next = zooms.get(k + 1).fraction(y);
            SingleRows.add(
                    row,
                    copies.get(k).upper(y),
                    1 - here,
                    copies.get(k).lower(y),
                    here,
                    copies.get(k + 1).upper(y),
                    1 - next,
                    copies.get(k + 1).lower(y),
                    next);
        }
        if (k < zooms.size()) {
            var here = zooms.get(k).fraction(y);
            SingleRows.add(row, copies.get(k).upper(y), 1 - here);
            SingleRows.add(row, copies.get(k).lower(y), here);
        }
        SingleRows.scale(row, row, 1f / count);
    }

    @Override
    public void define(int y, byte[] samples, int start) {
        if (rows == null) {
            rows = rows();
            exactScratch = enlargements.exact().get(0).scratch();
            sums = new float[length];
        }
        Arrays.fill(sums, 0);
        for (var enlargement : enlargements.exact()) {
            enlargement.addRow(rows, y, exactScratch, sums);
        }
        for (var i = 0; i < length; i++) {
            samples[start + i] = mean((float) rows[y][i], sums[i]);
        }
    }

    private double[][] rows() {
        var rows = new double[image.height()][length];
        for (var y = 0; y < rows.length; y++) {
            for (var i = 0; i < length; i++) {
                rows[y][i] = LEVELS[image.samples()[y * length + i] & 0xff];
            }
        }
        return rows;
    }

    @Override
    public byte define(int y, int i) {
        var sum = 0f;
        for (var enlargement : enlargements.exact()) {
            sum += enlargement.sample(image.samples(), LEVELS, y, i);
        }
        return mean((float) LEVELS[image.samples()[y * length + i] & 0xff], sum);
    }

    private byte mean(float sample, float sum) {
        return UnitScale.truncate((sample + sum) / count);
    }
}
