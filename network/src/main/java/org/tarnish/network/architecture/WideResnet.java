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

/**
 * Wide residual networks for CIFAR (Zagoruyko and Komodakis, BMVC 2016): a 3 x 3 convolution, three stages of 16, 32 and
 * 64 times the width with (depth - 4) / 6 blocks each, normalized and rectified before each convolution. Named as the
 * PyTorch reproductions name them ({@code block1.layer.0.conv1}, {@code fc}); no dropout.
 */
final class WideResnet {
    private static final Initializer START = Initializer.kaimingNormalOfOutputs();

    private WideResnet() {}

    /** Whether there is a network of this depth. */
    static boolean hasDepth(int depth) {
        return depth >= 10 && (depth - 4) % 6 == 0;
    }

    static Body of(int depth, int width, int classes) {
        var layers = new ArrayList<Layer>();
        layers.add(Convolution.centered("conv1", 3, 16, 3, 1, START));
        int in = 16;
        for (int stage = 1; stage <= 3; stage++) {
            int out = (8 << stage) * width;
            for (int block = 0; block < (depth - 4) / 6; block++) {
                int stride = stage > 1 && block == 0 ? 2 : 1;
                layers.add(block("block" + stage + ".layer." + block, in, out, stride));
                in = out;
            }
        }
        layers.add(new BatchNormalization("bn1", in));
        layers.add(new Rectifier());
        layers.add(new GlobalAverage());
        var head = new Linear("fc", in, classes, Initializer.uniformOfInputs(), Initializer.constant(0));
        return new Body(new Sequence(layers), head);
    }

    /** Where the channels stay, the shortcut is the input itself, else a convolution of the normalized input. */
    private static Layer block(String name, int in, int out, int stride) {
        var normalization = new BatchNormalization(name + ".bn1", in);
        var rectifier = new Rectifier();
        var first = Convolution.centered(name + ".conv1", in, out, 3, stride, START);
        var inner = new BatchNormalization(name + ".bn2", out);
        var second = Convolution.centered(name + ".conv2", out, out, 3, 1, START);
        if (in == out) {
            return Residual.around(Sequence.of(normalization, rectifier, first, inner, rectifier, second));
        }
        var shortcut = Convolution.centered(name + ".convShortcut", in, out, 1, stride, START);
        return Sequence.of(
                normalization, rectifier, new Residual(Sequence.of(first, inner, rectifier, second), shortcut));
    }
}
