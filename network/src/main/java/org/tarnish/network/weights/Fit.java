package org.tarnish.network.weights;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tarnish.network.layer.TensorSpec;

/**
 * How a place's tensors compare with those of its architecture, whatever the number of classes.
 *
 * @param missing names that the place lacks
 * @param different names with both shapes, where they differ
 * @param extra names at the place that the architecture does not have, but for counters, which no network needs
 * @param beside names elsewhere in the same state dict
 */
record Fit(Place place, List<String> missing, List<String> different, List<String> extra, List<String> beside) {
    private static final int MOST_NAMED = 5;

    /** What PyTorch and those who count its operations keep beside weights. */
    private static final Set<String> COUNTERS =
            Set.of("num_batches_tracked", "total_ops", "total_params", "n_averaged");

    /** @param others places whose tensors are not beside this one but at theirs */
    static Fit of(Place place, List<Place> others) {
        var missing = new ArrayList<String>();
        var different = new ArrayList<String>();
        for (var spec : place.wanted()) {
            var tensor = place.tensor(spec.name());
            if (tensor == null) {
                missing.add(FileText.shown(spec.name()));
            } else if (!tensor.shape().equals(spec.shape())) {
                different.add(FileText.shown(spec.name()) + " " + tensor.shape() + " instead of " + spec.shape());
            }
        }
        var elsewhere = others.stream()
                .filter(other -> other.path().equals(place.path())
                        && other.prefix().length() > place.prefix().length())
                .map(Place::prefix)
                .toList();
        var normalization = NormalizationLayer.names(place.tensors().keySet());
        var known = place.wanted().stream().map(TensorSpec::name).collect(Collectors.toSet());
        var extra = new LinkedHashSet<String>();
        var beside = new LinkedHashSet<String>();
        for (var name : place.tensors().keySet()) {
            boolean within = name.startsWith(place.prefix());
            if (COUNTERS.contains(name.substring(name.lastIndexOf('.') + 1))
                    || normalization.contains(name)
                    || elsewhere.stream().anyMatch(name::startsWith)
                    || within && known.contains(name.substring(place.prefix().length()))) {
                continue;
            }
            if (within) {
                extra.add(name.substring(place.prefix().length()));
            } else if (others.stream()
                    .noneMatch(other ->
                            name.startsWith(other.prefix()) && !other.prefix().isEmpty())) {
                beside.add(name);
            }
        }
        return new Fit(place, missing, different, List.copyOf(extra), List.copyOf(beside));
    }

    /** Whether the architecture can take the weights, its head perhaps not. */
    boolean isRight() {
        return missing.isEmpty() && different.isEmpty() && extra.isEmpty();
    }

    /** What does not fit, some of it by name. */
    String problem() {
        return named("they lack", missing)
                + named("of another shape are", different)
                + named("the network does not have", extra);
    }

    /** Some names and how many more there are, after an introduction; nothing where there are none. */
    static String named(String intro, List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        var shown = names.stream().limit(MOST_NAMED).map(Fit::brief).collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMED;
        return " " + intro + " " + shown + (more > 0 ? " and " + more + " more;" : ";");
    }

    private static String brief(String name) {
        return FileText.shown(name);
    }
}
