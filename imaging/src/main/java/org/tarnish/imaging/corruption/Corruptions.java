package org.tarnish.imaging.corruption;

import java.util.List;
import org.tarnish.imaging.Catalogue;
import org.tarnish.imaging.corruption.digital.Brightness;
import org.tarnish.imaging.corruption.digital.Contrast;
import org.tarnish.imaging.corruption.noise.GaussianNoise;

/** Every corruption there is, in the order of the literature: noise, blur, weather, digital. */
public final class Corruptions {
    private static final Catalogue<Corruption> CATALOGUE = new Catalogue<>(
            "corruption", Corruption::name, List.of(new GaussianNoise(), new Brightness(), new Contrast()));

    private Corruptions() {}

    public static List<Corruption> all() {
        return CATALOGUE.all();
    }

    public static List<String> names() {
        return CATALOGUE.names();
    }

    /** @throws IllegalArgumentException if there is no such corruption; the message lists the known names */
    public static Corruption named(String name) {
        return CATALOGUE.named(name);
    }
}
