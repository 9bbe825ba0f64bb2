package org.tarnish.network.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tarnish.network.architecture.Architecture;
import org.tarnish.network.layer.TensorSpec;

/**
 * Finds an architecture's tensors in state dicts whatever comes before their names: every name that ends with a wanted one
 * speaks for the prefix that is left, and a prefix that all wanted names speak for is a place.
 */
final class Places {
    private static final int LONGEST_NAME = 400;
    private static final int MOST_PLACES = 64;

    /** Parts of names that wrappers put anywhere: data-parallel training, compilation, sharding. */
    private static final Set<String> WRAPPERS =
            Set.of("module", "_orig_mod", "_forward_module", "_fsdp_wrapped_module", "_checkpoint_wrapped_module");

    private final Architecture architecture;
    private final Set<String> wanted;
    private final int longest;

    Places(Architecture architecture) {
        this.architecture = architecture;
        wanted = architecture.tensors(1).stream().map(TensorSpec::name).collect(Collectors.toSet());
        longest = wanted.stream().mapToInt(String::length).max().orElse(0);
    }

    /** Where all names are, in the order of the file; no more than a person could have meant. */
    List<Place> complete(List<StateDict> dicts) {
        var places = new ArrayList<Place>();
        for (var dict : dicts) {
            var plain = places(dict.path(), dict.tensors());
            places.addAll(plain.isEmpty() ? places(dict.path(), unwrapped(dict.tensors())) : plain);
        }
        return places.subList(0, Math.min(places.size(), MOST_PLACES));
    }

    /** Where most names are, or empty if none is anywhere. */
    Optional<Place> nearest(List<StateDict> dicts) {
        Place nearest = null;
        int most = 0;
        for (var dict : dicts) {
            var tensors = unwrapped(dict.tensors());
            for (var vote : votes(tensors).entrySet()) {
                if (vote.getValue() > most) {
                    most = vote.getValue();
                    nearest = new Place(architecture, dict.path(), vote.getKey(), tensors);
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    private List<Place> places(List<String> path, Map<String, StoredTensor> tensors) {
        return votes(tensors).entrySet().stream()
                .filter(vote -> vote.getValue() == wanted.size())
                .map(vote -> new Place(architecture, path, vote.getKey(), tensors))
                .toList();
    }

    private Map<String, Integer> votes(Map<String, StoredTensor> tensors) {
        var votes = new LinkedHashMap<String, Integer>();
        for (var name : tensors.keySet()) {
            if (name.length() > LONGEST_NAME) {
                continue;
            }
            for (int at = 0; at >= 0; at = after(name, at)) {
                if (name.length() - at <= longest && wanted.contains(name.substring(at))) {
                    votes.merge(name.substring(0, at), 1, Integer::sum);
                }
            }
        }
        return votes;
    }

    /** The place after the next dot, or -1. */
    private static int after(String name, int at) {
        int dot = name.indexOf('.', at);
        return dot < 0 ? -1 : dot + 1;
    }

    /** Names without what wrappers put into them; as they are where two would become one. */
    private static Map<String, StoredTensor> unwrapped(Map<String, StoredTensor> tensors) {
        var plain = new LinkedHashMap<String, StoredTensor>();
        for (var entry : tensors.entrySet()) {
            var name = entry.getKey();
            var shorter = name.length() > LONGEST_NAME ? name : unwrapped(name);
            if (plain.put(shorter, entry.getValue()) != null) {
                return tensors;
            }
        }
        return plain;
    }

    private static String unwrapped(String name) {
        if (WRAPPERS.stream().noneMatch(name::contains)) {
            return name;
        }
        return List.of(name.split("\\.", -1)).stream()
                .filter(part -> !WRAPPERS.contains(part))
                .collect(Collectors.joining("."));
    }
}
