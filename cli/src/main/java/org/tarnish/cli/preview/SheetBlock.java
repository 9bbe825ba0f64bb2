package org.tarnish.cli.preview;

import java.util.List;
import org.tarnish.imaging.Image;

/**
 * A table of images.
 *
 * @param corner what the columns are, such as {@code severity}
 * @param columns their names
 */
record SheetBlock(String corner, List<String> columns, List<Row> rows) {
    /** A row as long as there are columns. */
    record Row(String label, List<Cell> cells) {}

    /**
     * @param caption what is written below the image; empty for nothing
     */
    record Cell(Image image, String caption) {}

    boolean hasCaptions() {
        return rows.stream().flatMap(row -> row.cells().stream()).anyMatch(cell -> !cell.caption()
                .isEmpty());
    }
}
