package org.tarnish.experiment.request;

import java.util.List;
import java.util.stream.Collectors;
import org.tarnish.imaging.Catalogue;

/**
 * What requests must know of an optimizer; one line each, beside the optimizer itself where networks are trained.
 *
 * @param weightDecay the usual one
 * @param hasMomentum whether momentum can be given to it
 */
public record OptimizerKind(String name, double weightDecay, boolean hasMomentum) {
    private static final Catalogue<OptimizerKind> CATALOGUE = new Catalogue<>(
            "optimizer",
            OptimizerKind::name,
            List.of(
                    new OptimizerKind("adam", 0, false),
                    new OptimizerKind("adamw", 0.01, false),
                    new OptimizerKind("sgd", 0, true)));

    /** The names of all optimizers. */
    public static List<String> names() {
        return CATALOGUE.names();
    }

    /** @throws IllegalArgumentException if there is no such optimizer; the message lists the known names */
    public static OptimizerKind named(String name) {
        return CATALOGUE.named(name);
    }

    /** The names of those that momentum can be given to, as a sentence says them. */
    static String withMomentum() {
        return CATALOGUE.all().stream()
                .filter(OptimizerKind::hasMomentum)
                .map(kind -> "'" + kind.name + "'")
                .collect(Collectors.joining(" and "));
    }
}
