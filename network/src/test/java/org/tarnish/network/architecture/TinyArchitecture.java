package org.tarnish.network.architecture;

import org.tarnish.network.layer.BatchNormalization;
import org.tarnish.network.layer.Convolution;
import org.tarnish.network.layer.GlobalAverage;
import org.tarnish.network.layer.Initializer;
import org.tarnish.network.layer.Linear;
import org.tarnish.network.layer.Sequence;

/** A network of 71 values, whose checkpoints are small enough to lie beside tests. */
public final class TinyArchitecture {
    private TinyArchitecture() {}

    public static Architecture make() {
        return new Architecture(
                "tiny",
                classes -> new Body(
                        Sequence.of(
                                Convolution.centered("conv1", 3, 2, 3, 1, Initializer.constant(0)),
                                new BatchNormalization("bn1", 2),
                                new GlobalAverage()),
                        Linear.plain("fc", 2, classes)));
    }
}
