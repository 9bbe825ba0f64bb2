package org.tarnish.bench.beside;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All corruptions of a size as one: sums, of those peers that have every one of them. */
final class Together {
    private Together() {}

    static List<Comparison> of(int side, List<Comparison> comparisons) {
        var parts = Cases.corruptions(side);
        Map<String, List<Comparison>> byPeer = comparisons.stream()
                .filter(comparison -> parts.contains(comparison.label()))
                .collect(Collectors.groupingBy(Comparison::peer, LinkedHashMap::new, Collectors.toList()));
        return byPeer.values().stream()
                .filter(ofPeer -> ofPeer.size() == parts.size())
                .map(ofPeer -> Comparison.together(Cases.together(side), ofPeer))
                .toList();
    }
}
