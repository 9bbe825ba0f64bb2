package org.tarnish.learning.network;

import java.util.ArrayList;
import java.util.Collections;
import org.tarnish.network.architecture.Body;
import org.tarnish.network.layer.Layer;
import org.tarnish.network.layer.MaxPool;
import org.tarnish.network.layer.Rectifier;
import org.tarnish.network.layer.Sequence;

/**
 * Takes maxima before ReLU instead of after it, which then sees smaller maps. Both orders give the same bits, gradients
 * included: a window's maximum is at the same pixel, or is not above 0 and passes no gradient on.
 */
final class PooledFirst {
    private PooledFirst() {}

    static Body of(Body body) {
        return body.rewritten(layer -> layer instanceof Sequence sequence ? swapped(sequence) : layer);
    }

    private static Layer swapped(Sequence sequence) {
        var layers = new ArrayList<>(sequence.layers());
        for (int i = 1; i < layers.size(); i++) {
            if (layers.get(i) instanceof MaxPool && layers.get(i - 1) instanceof Rectifier) {
                Collections.swap(layers, i - 1, i);
            }
        }
        return new Sequence(layers);
    }
}
