package org.tarnish.learning.weights;

import java.util.List;
import org.tarnish.imaging.Catalogue;

/** Every way for weights to begin, one line each. Listing them never starts the engine. */
public final class Initializations {
    private static final Catalogue<Initialization> CATALOGUE =
            new Catalogue<>("initialization", Initialization::name, List.of(new RandomInitialization()));

    private Initializations() {}

    public static List<String> names() {
        return CATALOGUE.names();
    }

    /** @throws IllegalArgumentException if there is no such initialization; the message lists the known names */
    public static Initialization named(String name) {
        return CATALOGUE.named(name);
    }
}
