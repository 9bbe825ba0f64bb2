package org.tarnish.network.weights;

import org.tarnish.experiment.request.Normalization;

/**
 * How a request says that images are normalized for a file of weights.
 *
 * @param given whether it says anything
 * @param normalization what it says, or null if as the data set
 */
record AskedNormalization(boolean given, Normalization normalization) {
    /** Means and deviations as near as this are the same, however many digits people write. */
    private static final double NEAR = 0.002;

    /** Where the request says nothing. */
    static AskedNormalization none() {
        return new AskedNormalization(false, null);
    }

    /**
     * Compares what the request says with a layer of the file that normalizes images.
     *
     * @param layer null if there is none
     * @throws IllegalArgumentException if the request asks for another
     */
    void requireLike(Normalization layer) {
        if (layer != null && given && (normalization == null || !near(layer))) {
            throw new IllegalArgumentException(
                    "the weights have a layer of their own that normalizes images, with the mean "
                            + layer.mean() + " and the deviation " + layer.deviation()
                            + ", and the request asks for another; leave 'normalization' out, or write normalization: {mean: "
                            + layer.mean() + ", std: " + layer.deviation() + "}");
        }
    }

    private boolean near(Normalization layer) {
        for (int channel = 0; channel < layer.mean().size(); channel++) {
            if (Math.abs(layer.mean().get(channel) - normalization.mean().get(channel)) > NEAR
                    || Math.abs(layer.deviation().get(channel)
                                    - normalization.deviation().get(channel))
                            > NEAR) {
                return false;
            }
        }
        return true;
    }
}
