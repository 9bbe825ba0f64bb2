package org.tarnish.network.weights;

import org.tarnish.experiment.result.WeightsOrigin;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.network.layer.TensorSpec;

/** Random weights as the network's authors drew them; each tensor's draws depend on the seed and its name alone. */
public final class RandomInitialization implements Initialization {
    static final String NAME = "random";

    @Override
    public WeightsOrigin apply(Model network, long seed) {
        network.tensors().forEach(spec -> apply(network, spec, seed));
        return new WeightsOrigin(NAME, null, null);
    }

    /** Gives one tensor its values. */
    static void apply(Model network, TensorSpec spec, long seed) {
        var random = SeededRandomness.of(seed, "weights/" + spec.name(), 0);
        network.set(spec.name(), spec.initializer().values(spec, random));
    }
}
