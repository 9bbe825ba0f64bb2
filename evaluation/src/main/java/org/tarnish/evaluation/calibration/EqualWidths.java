package org.tarnish.evaluation.calibration;

/** Bins of equal width over [0, 1]: each has its upper edge and not its lower one, and 0 is in the first. */
final class EqualWidths {
    private final float[] edges;

    /**
     * @param bins at least 1
     */
    EqualWidths(int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("there must be at least 1 bin, were " + bins);
        }
        edges = new float[bins + 1];
        for (int i = 0; i <= bins; i++) {
            // As single as probabilities are, so that 0.2 is at the edge 3 / 15.
            edges[i] = (float) ((double) i / bins);
        }
    }

    int count() {
        return edges.length - 1;
    }

    /** The bin of a probability in [0, 1], counted from 0. */
    int of(float probability) {
        int bin = Math.min(count() - 1, (int) (probability * count()));
        while (bin > 0 && probability <= edges[bin]) {
            bin--;
        }
        while (probability > edges[bin + 1]) {
            bin++;
        }
        return bin;
    }
}
