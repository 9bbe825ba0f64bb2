package org.tarnish.network.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tarnish.network.architecture.Architecture;
import org.tarnish.network.layer.TensorSpec;

/**
 * Where in a file an architecture's tensors lie, all of them or some: the names of a state dict that begin with one prefix.
 *
 * @param path the keys that lead to the state dict
 * @param prefix what comes before the names that the architecture gives, empty or with a dot at its end
 * @param tensors all of the state dict by name, without what wrappers put into names
 */
record Place(Architecture architecture, List<String> path, String prefix, Map<String, StoredTensor> tensors) {
    private static final Set<String> AVERAGES =
            Set.of("ema", "swa", "average", "averaged", "avg", "teacher", "shadow", "momentum", "polyak");
    /** How {@code use} names a place without keys and prefix. */
    static final String ROOT = ".";

    private static final int MOST_CLASSES = 1_000_000;

    /** The tensor under the name that the architecture gives it, or null. */
    StoredTensor tensor(String name) {
        return tensors.get(prefix + name);
    }

    /** Where it is: keys and prefix with dots between them; empty for a plain file. */
    String label() {
        var parts = new ArrayList<>(path);
        if (!prefix.isEmpty()) {
            parts.add(prefix.substring(0, prefix.length() - 1));
        }
        return String.join(".", parts);
    }

    /** Whether names say that it is an average of weights over steps, or a teacher that is one. */
    boolean isAverage() {
        return List.of((String.join(".", path) + "." + prefix)
                        .replaceAll("([a-z])([A-Z])", "$1_$2")
                        .toLowerCase(Locale.ROOT)
                        .split("[^a-z]+"))
                .stream()
                .anyMatch(AVERAGES::contains);
    }

    /** Whether {@code use} means it. */
    boolean isMeantBy(String use) {
        return use.equals(ROOT) && label().isEmpty()
                || use.equals("ema") && isAverage()
                || ("." + label() + ".").contains("." + use + ".");
    }

    /** The number of classes that the file's head tells apart, or that of one class where it has no such head. */
    int classes() {
        var head = tensor(architecture.layers(1).head().tensors().get(0).name());
        boolean known = head != null && !head.shape().isEmpty();
        int classes = known ? head.shape().get(0) : 1;
        return classes < 1 || classes > MOST_CLASSES ? 1 : classes;
    }

    /** The architecture's tensors for the file's number of classes. */
    List<TensorSpec> wanted() {
        return architecture.tensors(classes());
    }

    /** Whether all wanted names are there. */
    boolean isComplete() {
        return wanted().stream().allMatch(spec -> tensor(spec.name()) != null);
    }
}
