package org.tarnish.learning.optimizer;

import java.util.List;
import java.util.function.BiFunction;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.imaging.Catalogue;
import org.tarnish.learning.network.Network;

/** Every optimizer there is, one line each. Listing them never starts the engine. */
public final class Optimizers {
    private static final Catalogue<Entry> CATALOGUE = new Catalogue<>(
            "optimizer",
            Entry::name,
            List.of(
                    new Entry("adam", (network, settings) -> Adam.coupled(network, settings.decay())),
                    new Entry("adamw", (network, settings) -> Adam.decoupled(network, settings.decay())),
                    new Entry(
                            "sgd",
                            (network, settings) -> new Sgd(
                                    network, settings.decay(), settings.momentumOrNone(), settings.looksAhead()))));

    private Optimizers() {}

    public static List<String> names() {
        return CATALOGUE.names();
    }

    /**
     * A new optimizer for the parameters of a network that learn by now; it lives as long as the network.
     *
     * @throws IllegalArgumentException if there is no such optimizer; the message lists the known names
     */
    public static Optimizer create(TrainingSettings settings, Network network) {
        return CATALOGUE.named(settings.optimizer()).factory().apply(network, settings);
    }

    private record Entry(String name, BiFunction<Network, TrainingSettings, Optimizer> factory) {}
}
