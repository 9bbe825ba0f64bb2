package org.tarnish.imaging.format.jpeg;

/**
 * What transform and rounding leave of a row of units, of luma with twice the resolution of chroma both ways. A row of
 * luma's blocks and one of either chroma lie side by side in eight rows, so that loops over them are long and what they
 * need stays in the processor's cache.
 */
final class LossyUnits {
    private static final int BLOCK = 8;

    private final int[][] rows;
    private final int[][] turned;
    private final int[][] scratch;
    private final QuantizationTable.Row[] steps;

    /**
     * @param length of a row of chroma, in whole blocks
     * @param quality 1..100
     */
    LossyUnits(int length, int quality) {
        rows = new int[BLOCK][3 * length];
        turned = new int[BLOCK][3 * length];
        scratch = new int[BLOCK][3 * length];
        steps = QuantizationTable.luma(quality).steps(2 * length, QuantizationTable.chroma(quality), length);
    }

    /** Replaces samples around 0, of 16 rows of luma and 8 of chroma, by what is left of them, in 0..255. */
    void lose(int[][] luma, int[][] blue, int[][] red) {
        lose(luma, 0, blue);
        lose(luma, BLOCK, red);
    }

    private void lose(int[][] luma, int top, int[][] chroma) {
        var length = chroma[0].length;
        CosineTransform.transpose(luma, top, 0, turned, 0, 0, 2 * length);
        CosineTransform.transpose(chroma, 0, 0, turned, 0, 2 * length, length);
        CosineTransform.forwardTurned(turned, rows, scratch);
        for (var i = 0; i < BLOCK; i++) {
            steps[i].round(rows[i], scratch[0], scratch[1]);
        }
        CosineTransform.inverseTurned(rows, turned, scratch);
        for (var row : turned) {
            JpegStrip.toLevels(row);
        }
        CosineTransform.transpose(turned, 0, 0, luma, top, 0, 2 * length);
        CosineTransform.transpose(turned, 0, 2 * length, chroma, 0, 0, length);
    }
}
