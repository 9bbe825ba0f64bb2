package org.tarnish.learning.architecture;

import java.util.List;
import org.tarnish.imaging.Catalogue;

/** Every network there is, one line each. Listing and describing them never starts the engine. */
public final class Architectures {
    private static final Catalogue<Architecture> CATALOGUE = new Catalogue<>(
            "architecture",
            Architecture::name,
            List.of(
                    new Architecture("resnet20", classes -> CifarResnet.ofDepth(20, classes)),
                    new Architecture("squeezenet1_1", Squeezenet::version11)));

    private Architectures() {}

    public static List<Architecture> all() {
        return CATALOGUE.all();
    }

    public static List<String> names() {
        return CATALOGUE.names();
    }

    /** @throws IllegalArgumentException if there is no such architecture; the message lists the known names */
    public static Architecture named(String name) {
        return CATALOGUE.named(name);
    }
}
