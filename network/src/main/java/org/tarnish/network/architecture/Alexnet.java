package org.tarnish.network.architecture;

import org.tarnish.network.layer.AdaptiveAverage;
import org.tarnish.network.layer.Convolution;
import org.tarnish.network.layer.Dropout;
import org.tarnish.network.layer.Flatten;
import org.tarnish.network.layer.Initializer;
import org.tarnish.network.layer.Linear;
import org.tarnish.network.layer.MaxPool;
import org.tarnish.network.layer.Rectifier;
import org.tarnish.network.layer.Sequence;

/** AlexNet in the single-column form of Krizhevsky (2014), as torchvision has it. */
final class Alexnet {
    private Alexnet() {}

    static Body body(int classes) {
        var rectifier = new Rectifier();
        var pool = new MaxPool(3, 2, 0, false);
        var backbone = Sequence.of(
                convolution("features.0", 3, 64, 11, 4).withPadding(2),
                rectifier,
                pool,
                convolution("features.3", 64, 192, 5, 1),
                rectifier,
                pool,
                convolution("features.6", 192, 384, 3, 1),
                rectifier,
                convolution("features.8", 384, 256, 3, 1),
                rectifier,
                convolution("features.10", 256, 256, 3, 1),
                rectifier,
                pool,
                new AdaptiveAverage(6),
                new Flatten(),
                new Dropout(0.5),
                Linear.plain("classifier.1", 256 * 6 * 6, 4096),
                rectifier,
                new Dropout(0.5),
                Linear.plain("classifier.4", 4096, 4096),
                rectifier);
        return new Body(backbone, Linear.plain("classifier.6", 4096, classes));
    }

    /** Weights and bias begin uniform over +-1 / sqrt(fan-in), PyTorch's default. */
    private static Convolution convolution(String name, int in, int out, int kernel, int stride) {
        return Convolution.centered(name, in, out, kernel, stride, Initializer.uniformOfInputs())
                .withBias(Initializer.uniform(1 / Math.sqrt(in * kernel * kernel)));
    }
}
