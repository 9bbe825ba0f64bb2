package org.tarnish.learning.optimizer;

import java.util.List;
import java.util.function.Function;
import org.tarnish.imaging.Catalogue;
import org.tarnish.learning.architecture.Network;

/** Every optimizer there is, one line each. Listing them never starts the engine. */
public final class Optimizers {
    private static final Catalogue<Entry> CATALOGUE =
            new Catalogue<>("optimizer", Entry::name, List.of(new Entry("adam", Adam::new)));

    private Optimizers() {}

    public static List<String> names() {
        return CATALOGUE.names();
    }

    /**
     * A new optimizer for the parameters of a network that learn by now; it lives as long as the network.
     *
     * @throws IllegalArgumentException if there is no such optimizer; the message lists the known names
     */
    public static Optimizer create(String name, Network network) {
        return CATALOGUE.named(name).factory().apply(network);
    }

    private record Entry(String name, Function<Network, Optimizer> factory) {}
}
