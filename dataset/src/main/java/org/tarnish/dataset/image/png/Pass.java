package org.tarnish.dataset.image.png;

import java.util.List;

/** Which pixels of an image come together: all, or one of the seven passes of an interlaced one. */
record Pass(int x, int y, int stepX, int stepY) {
    static final List<Pass> WHOLE = List.of(new Pass(0, 0, 1, 1));

    static final List<Pass> ADAM7 = List.of(
            new Pass(0, 0, 8, 8),
            new Pass(4, 0, 8, 8),
            new Pass(0, 4, 4, 8),
            new Pass(2, 0, 4, 4),
            new Pass(0, 2, 2, 4),
            new Pass(1, 0, 2, 2),
            new Pass(0, 1, 1, 2));

    /** How many pixels of a row of so many are of this pass. */
    int columns(int width) {
        return Math.max(0, (width - x + stepX - 1) / stepX);
    }
}
