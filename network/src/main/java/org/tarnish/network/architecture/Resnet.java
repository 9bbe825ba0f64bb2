package org.tarnish.network.architecture;

import java.util.ArrayList;
import org.tarnish.network.layer.BatchNormalization;
import org.tarnish.network.layer.Convolution;
import org.tarnish.network.layer.GlobalAverage;
import org.tarnish.network.layer.Initializer;
import org.tarnish.network.layer.Layer;
import org.tarnish.network.layer.Linear;
import org.tarnish.network.layer.MaxPool;
import org.tarnish.network.layer.Rectifier;
import org.tarnish.network.layer.Residual;
import org.tarnish.network.layer.Sequence;

/**
 * Residual networks for ImageNet (He et al., CVPR 2016) in torchvision's form: a bottleneck's stride is in its 3 x 3
 * convolution, and shortcuts that change the shape are 1 x 1 convolutions (option B). Twice the width within bottlenecks
 * makes the wide ones (Zagoruyko and Komodakis, BMVC 2016).
 */
final class Resnet {
    private static final Initializer START = Initializer.kaimingNormalOfOutputs();
    private static final int EXPANSION = 4;

    private Resnet() {}

    /** @param blocks of two 3 x 3 convolutions, in each of four stages */
    static Body basic(int classes, int... blocks) {
        return body(classes, 1, blocks, Resnet::pair);
    }

    /**
     * @param widening factor of the channels within a bottleneck
     * @param blocks bottlenecks in each of four stages
     */
    static Body bottleneck(int classes, int widening, int... blocks) {
        return body(
                classes,
                EXPANSION,
                blocks,
                (name, in, planes, stride) -> bottleneck(name, in, planes * widening, planes * EXPANSION, stride));
    }

    /** What is added to the shortcut. */
    @FunctionalInterface
    private interface Change {
        Sequence of(String name, int in, int planes, int stride);
    }

    private static Body body(int classes, int expansion, int[] blocks, Change change) {
        var layers = new ArrayList<Layer>();
        layers.add(Convolution.centered("conv1", 3, 64, 7, 2, START));
        layers.add(new BatchNormalization("bn1", 64));
        layers.add(new Rectifier());
        layers.add(new MaxPool(3, 2, 1, false));
        int in = 64;
        for (int stage = 0; stage < blocks.length; stage++) {
            int planes = 64 << stage;
            for (int block = 0; block < blocks[stage]; block++) {
                int stride = stage > 0 && block == 0 ? 2 : 1;
                int out = planes * expansion;
                var name = "layer" + (stage + 1) + "." + block;
                var shortcut = stride == 1 && in == out ? Sequence.of() : downsample(name, in, out, stride);
                layers.add(new Residual(change.of(name, in, planes, stride), shortcut));
                layers.add(new Rectifier());
                in = out;
            }
        }
        layers.add(new GlobalAverage());
        return new Body(new Sequence(layers), Linear.plain("fc", in, classes));
    }

    private static Sequence pair(String name, int in, int out, int stride) {
        return Sequence.of(
                Convolution.centered(name + ".conv1", in, out, 3, stride, START),
                new BatchNormalization(name + ".bn1", out),
                new Rectifier(),
                Convolution.centered(name + ".conv2", out, out, 3, 1, START),
                new BatchNormalization(name + ".bn2", out));
    }

    private static Sequence bottleneck(String name, int in, int width, int out, int stride) {
        return Sequence.of(
                Convolution.centered(name + ".conv1", in, width, 1, 1, START),
                new BatchNormalization(name + ".bn1", width),
                new Rectifier(),
                Convolution.centered(name + ".conv2", width, width, 3, stride, START),
                new BatchNormalization(name + ".bn2", width),
                new Rectifier(),
                Convolution.centered(name + ".conv3", width, out, 1, 1, START),
                new BatchNormalization(name + ".bn3", out));
    }

    private static Sequence downsample(String name, int in, int out, int stride) {
        return Sequence.of(
                Convolution.centered(name + ".downsample.0", in, out, 1, stride, START),
                new BatchNormalization(name + ".downsample.1", out));
    }
}
