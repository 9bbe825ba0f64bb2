package org.tarnish.imaging.format.jpeg;

/** One component of a JPEG image: its rows of samples around 0, in whole blocks of 8 x 8, and their coefficients. */
final class JpegPlane {
    private static final int BLOCK = 8;

    final int[][] rows;

    /** A plane for at least the given sides. */
    JpegPlane(int width, int height) {
        rows = new int[blocks(height)][blocks(width)];
    }

    /** Samples in a row. */
    int length() {
        return rows[0].length;
    }

    /** Transforms every block and rounds its coefficients to whole steps, in place of its samples. */
    void quantize(QuantizationTable table) {
        var strip = new int[BLOCK][];
        var turned = new int[BLOCK][length()];
        var scratch = new int[BLOCK][length()];
        var steps = table.steps(length());
        for (var y = 0; y < rows.length; y += BLOCK) {
            System.arraycopy(rows, y, strip, 0, BLOCK);
            CosineTransform.forward(strip, turned, scratch);
            for (var i = 0; i < BLOCK; i++) {
                steps[i].round(strip[i], scratch[0], scratch[1]);
                for (var x = 0; x < length(); x++) {
                    strip[i][x] /= table.step(i * BLOCK + x % BLOCK);
                }
            }
        }
    }

    /** Fills the rows from {@code count} on, of which the image has nothing, with the last that it has. */
    void repeatLast(int count) {
        for (var y = count; y < rows.length; y++) {
            System.arraycopy(rows[count - 1], 0, rows[y], 0, length());
        }
    }

    private static int blocks(int side) {
        return (side + BLOCK - 1) / BLOCK * BLOCK;
    }
}
