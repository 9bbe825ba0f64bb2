package org.tarnish.imaging.perturbation;

import java.util.List;
import org.tarnish.imaging.Catalogue;

/** Every perturbation there is, in the order of the literature: noise, blur, light, position. */
public final class Perturbations {
    private static final Catalogue<Perturbation> CATALOGUE = new Catalogue<>(
            "perturbation",
            Perturbation::name,
            List.of(
                    new GaussianNoise(),
                    new ShotNoise(),
                    new SpeckleNoise(),
                    new MotionBlur(),
                    new GaussianBlur(),
                    new ZoomBlur(),
                    new Brightness(),
                    new Translate(),
                    new Rotate(),
                    new Scale()));

    private Perturbations() {}

    public static List<Perturbation> all() {
        return CATALOGUE.all();
    }

    public static List<String> names() {
        return CATALOGUE.names();
    }

    /** @throws IllegalArgumentException if there is no such perturbation; the message lists the known names */
    public static Perturbation named(String name) {
        return CATALOGUE.named(name);
    }
}
