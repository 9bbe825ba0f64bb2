package org.tarnish.network.architecture;

import org.tarnish.network.layer.Convolution;
import org.tarnish.network.layer.Dropout;
import org.tarnish.network.layer.GlobalAverage;
import org.tarnish.network.layer.Initializer;
import org.tarnish.network.layer.MaxPool;
import org.tarnish.network.layer.Rectifier;
import org.tarnish.network.layer.Sequence;

/** SqueezeNet (Iandola et al., 2016) in torchvision's form. */
final class Squeezenet {
    private static final MaxPool POOL = new MaxPool(3, 2, 0, true);

    private Squeezenet() {}

    static Body version10(int classes) {
        var features = Sequence.of(
                stem(96, 7),
                new Rectifier(),
                POOL,
                new Fire("features.3", 96, 16, 64),
                new Fire("features.4", 128, 16, 64),
                new Fire("features.5", 128, 32, 128),
                POOL,
                new Fire("features.7", 256, 32, 128),
                new Fire("features.8", 256, 48, 192),
                new Fire("features.9", 384, 48, 192),
                new Fire("features.10", 384, 64, 256),
                POOL,
                new Fire("features.12", 512, 64, 256));
        return new Body(features, classifier(classes));
    }

    static Body version11(int classes) {
        var features = Sequence.of(
                stem(64, 3),
                new Rectifier(),
                POOL,
                new Fire("features.3", 64, 16, 64),
                new Fire("features.4", 128, 16, 64),
                POOL,
                new Fire("features.6", 128, 32, 128),
                new Fire("features.7", 256, 32, 128),
                POOL,
                new Fire("features.9", 256, 48, 192),
                new Fire("features.10", 384, 48, 192),
                new Fire("features.11", 384, 64, 256),
                new Fire("features.12", 512, 64, 256));
        return new Body(features, classifier(classes));
    }

    private static Convolution stem(int channels, int kernel) {
        return Convolution.centered("features.0", 3, channels, kernel, 2, Initializer.kaimingUniform())
                .withPadding(0)
                .withBias(Initializer.constant(0));
    }

    private static Sequence classifier(int classes) {
        return Sequence.of(
                new Dropout(0.5),
                Convolution.centered("classifier.1", 512, classes, 1, 1, Initializer.normal(0.01))
                        .withBias(Initializer.constant(0)),
                new Rectifier(),
                new GlobalAverage());
    }
}
