package org.tarnish.imaging.corruption.blur;

import org.tarnish.imaging.Image;
import org.tarnish.imaging.corruption.filter.Border;
import org.tarnish.imaging.corruption.filter.Estimated;
import org.tarnish.imaging.corruption.filter.Estimation;
import org.tarnish.imaging.corruption.filter.LoadedRows;
import org.tarnish.imaging.corruption.filter.Scratch;
import org.tarnish.imaging.corruption.filter.SingleRows;

/**
 * The correlation of an image with a kernel that is its own mirror image both ways; outside lies the mirror image without
 * its border. For one thread.
 *
 * <p>The estimate applies each column of the kernel to the sums of all rows at most so far away: in a disc most weights
 * of a column are equal, so that there are few of these sums that count.
 */
final class SymmetricCorrelation implements Estimated {
    private final Image image;
    private final DiscColumns columns;
    private final ExactCorrelation exact;
    private final LoadedRows rows;
    private final float[][] sums;
    private final float[] column;
    private final float[][] shifts;

    /** @param scratch open as long as this is used */
    SymmetricCorrelation(Image image, DiscColumns columns, Scratch scratch) {
        this.image = image;
        this.columns = columns;
        exact = new ExactCorrelation(image, columns.kernel());
        var reach = columns.reach();
        rows = new LoadedRows(
                image.samples(),
                image.width(),
                image.height(),
                Image.CHANNELS,
                Border.REFLECT,
                reach,
                reach,
                2 * reach + 1,
                scratch);
        sums = scratch.rows(reach + 1, rows.length());
        column = scratch.row(rows.length());
        shifts = scratch.rows(2, image.width() * Image.CHANNELS);
    }

    /** The samples of the result, truncated to 8 bits. */
    byte[] samples() {
        return new Estimation(this, image.width() * Image.CHANNELS, 0, columns.error()).samples(image.height());
    }

    @Override
    public void estimate(int y, float[] row) {
        var reach = columns.reach();
        sums[0] = rows.at(y);
        for (var k = 1; k <= reach; k++) {
            SingleRows.sum(sums[k], sums[k - 1], rows.at(y - k), rows.at(y + k));
        }
        columns.apply(0, sums, column);
        SingleRows.shifted(column, reach * Image.CHANNELS, row);
        for (var x = 1; x <= reach; x++) {
            columns.apply(x, sums, column);
            SingleRows.add(
                    row,
                    SingleRows.shifted(column, (reach - x) * Image.CHANNELS, shifts[0]),
                    SingleRows.shifted(column, (reach + x) * Image.CHANNELS, shifts[1]));
        }
    }

    @Override
    public void define(int y, byte[] samples, int start) {
        exact.row(y, samples, start);
    }

    @Override
    public byte define(int y, int i) {
        return exact.sample(y, i);
    }
}
