package org.tarnish.network.architecture;

import java.util.ArrayList;
import org.tarnish.network.layer.BatchNormalization;
import org.tarnish.network.layer.Convolution;
import org.tarnish.network.layer.GlobalAverage;
import org.tarnish.network.layer.Initializer;
import org.tarnish.network.layer.Layer;
import org.tarnish.network.layer.Linear;
import org.tarnish.network.layer.Rectifier;
import org.tarnish.network.layer.Residual;
import org.tarnish.network.layer.Sequence;
import org.tarnish.network.layer.SubsampledShortcut;

/**
 * Residual networks for CIFAR (He et al., CVPR 2016, section 4.2): a 3 x 3 convolution, three stages of 16, 32 and 64
 * channels with (depth - 2) / 6 basic blocks each, global average, linear. Shortcuts hold no weights (option A): where
 * the channels change, they take every second pixel.
 */
final class CifarResnet {
    private static final Initializer START = Initializer.kaimingNormal();

    private CifarResnet() {}

    static Body ofDepth(int depth, int classes) {
        var layers = new ArrayList<Layer>();
        layers.add(Convolution.centered("conv1", 3, 16, 3, 1, START));
        layers.add(new BatchNormalization("bn1", 16));
        layers.add(new Rectifier());
        int channels = 16;
        for (int stage = 1; stage <= 3; stage++) {
            int out = 8 << stage;
            for (int block = 0; block < (depth - 2) / 6; block++) {
                layers.add(block("layer" + stage + "." + block, channels, out));
                layers.add(new Rectifier());
                channels = out;
            }
        }
        layers.add(new GlobalAverage());
        return new Body(new Sequence(layers), new Linear("linear", channels, classes, START));
    }

    private static Residual block(String name, int in, int out) {
        var change = Sequence.of(
                Convolution.centered(name + ".conv1", in, out, 3, in == out ? 1 : 2, START),
                new BatchNormalization(name + ".bn1", out),
                new Rectifier(),
                Convolution.centered(name + ".conv2", out, out, 3, 1, START),
                new BatchNormalization(name + ".bn2", out));
        return in == out ? Residual.around(change) : new Residual(change, new SubsampledShortcut(in, out));
    }
}
