package org.tarnish.learning.optimizer;

import java.util.List;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.imaging.Catalogue;
import org.tarnish.learning.network.Network;

/** Every optimizer there is, one line each; {@code OptimizerKind} has a line, too, for whoever checks requests. */
public final class Optimizers {
    private static final Catalogue<Entry> CATALOGUE = new Catalogue<>(
            "optimizer",
            Entry::name,
            List.of(
                    new Entry(
                            "adam", (network, scale, settings) -> Adam.coupled(network, scale, settings.weightDecay())),
                    new Entry(
                            "adamw",
                            (network, scale, settings) -> Adam.decoupled(network, scale, settings.weightDecay())),
                    new Entry(
                            "sgd",
                            (network, scale, settings) -> new Sgd(
                                    network,
                                    scale,
                                    settings.weightDecay(),
                                    settings.momentum(),
                                    settings.nesterov()))));

    private Optimizers() {}

    /**
     * A new optimizer for the parameters of a network that learn by now; it lives as long as the network.
     *
     * @throws IllegalArgumentException if there is no such optimizer; the message lists the known names
     */
    public static Optimizer create(TrainingSettings settings, Network network) {
        var scale = new LossScale(network, settings.precision());
        return CATALOGUE.named(settings.optimizer()).factory().create(network, scale, settings);
    }

    private record Entry(String name, Factory factory) {}

    @FunctionalInterface
    private interface Factory {
        Optimizer create(Network network, LossScale scale, TrainingSettings settings);
    }
}
