package org.tarnish.imaging.reduction;

import java.util.List;
import org.tarnish.imaging.Catalogue;

/** Every reduction there is. */
public final class Reductions {
    private static final Catalogue<Reduction> CATALOGUE = new Catalogue<>(
            "reduction", Reduction::name, List.of(new Color(), new Crop(), new Resolution(), new Combination()));

    private Reductions() {}

    public static List<Reduction> all() {
        return CATALOGUE.all();
    }

    public static List<String> names() {
        return CATALOGUE.names();
    }

    /** @throws IllegalArgumentException if there is no such reduction; the message lists the known names */
    public static Reduction named(String name) {
        return CATALOGUE.named(name);
    }
}
