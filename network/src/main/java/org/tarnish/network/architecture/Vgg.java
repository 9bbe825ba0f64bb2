package org.tarnish.network.architecture;

import java.util.ArrayList;
import org.tarnish.network.layer.AdaptiveAverage;
import org.tarnish.network.layer.Convolution;
import org.tarnish.network.layer.Dropout;
import org.tarnish.network.layer.Flatten;
import org.tarnish.network.layer.Initializer;
import org.tarnish.network.layer.Layer;
import org.tarnish.network.layer.Linear;
import org.tarnish.network.layer.MaxPool;
import org.tarnish.network.layer.Rectifier;
import org.tarnish.network.layer.Sequence;

/**
 * Networks of 3 x 3 convolutions in five stages, each followed by a maximum over 2 x 2 pixels, and three linear layers
 * (Simonyan and Zisserman, ICLR 2015), without batch normalization.
 */
final class Vgg {
    private static final int[] CHANNELS = {64, 128, 256, 512, 512};
    private static final int HIDDEN = 4096;

    private Vgg() {}

    /** @param convolutions in each of the five stages */
    static Body of(int classes, int... convolutions) {
        var layers = new ArrayList<Layer>();
        int in = 3;
        for (int stage = 0; stage < CHANNELS.length; stage++) {
            for (int i = 0; i < convolutions[stage]; i++) {
                // torchvision counts rectifiers and pools, too; a layer's place in the list is its name.
                layers.add(Convolution.centered(
                                "features." + layers.size(),
                                in,
                                CHANNELS[stage],
                                3,
                                1,
                                Initializer.kaimingNormalOfOutputs())
                        .withBias(Initializer.constant(0)));
                layers.add(new Rectifier());
                in = CHANNELS[stage];
            }
            layers.add(new MaxPool(2, 2, 0, false));
        }
        layers.add(new AdaptiveAverage(7));
        layers.add(new Flatten());
        layers.add(linear("classifier.0", in * 7 * 7, HIDDEN));
        layers.add(new Rectifier());
        layers.add(new Dropout(0.5));
        layers.add(linear("classifier.3", HIDDEN, HIDDEN));
        layers.add(new Rectifier());
        return new Body(new Sequence(layers), Sequence.of(new Dropout(0.5), linear("classifier.6", HIDDEN, classes)));
    }

    private static Linear linear(String name, int in, int out) {
        return new Linear(name, in, out, Initializer.normal(0.01), Initializer.constant(0));
    }
}
