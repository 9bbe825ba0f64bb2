package org.tarnish.learning.weights;

import org.tarnish.imaging.SeededRandomness;
import org.tarnish.learning.architecture.Network;

/** Random weights as the network's authors drew them; each tensor's draws depend on the seed and its name alone. */
final class RandomInitialization implements Initialization {
    @Override
    public String name() {
        return "random";
    }

    @Override
    public void apply(Network network, long seed) {
        for (var spec : network.tensors()) {
            var random = SeededRandomness.of(seed, "weights/" + spec.name(), 0);
            network.set(spec.name(), spec.initializer().values(spec, random));
        }
    }
}
