package org.tarnish.learning.minimal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.tarnish.imaging.reduction.ReductionParameters;

/** The moves of one step that are still to be scored: groups of equal entropy, the lowest first. */
final class Moves {
    /**
     * Moves of equal entropy, in the order in which the reduction offers them.
     *
     * @param entropy bytes of each as PNG, or 0 if there was nothing to choose and so no need to know
     */
    record Group(int entropy, List<ReductionParameters> moves) {}

    private final Deque<Group> groups = new ArrayDeque<>();

    private Moves() {}

    static Moves none() {
        return new Moves();
    }

    static Moves of(List<ReductionParameters> all, ToIntFunction<ReductionParameters> entropy) {
        var moves = new Moves();
        if (all.size() == 1) {
            moves.groups.add(new Group(0, all));
            return moves;
        }
        var byEntropy = new TreeMap<Integer, List<ReductionParameters>>();
        for (var move : all) {
            byEntropy
                    .computeIfAbsent(entropy.applyAsInt(move), bytes -> new ArrayList<>())
                    .add(move);
        }
        byEntropy.forEach((bytes, equal) -> moves.groups.add(new Group(bytes, equal)));
        return moves;
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    Group next() {
        return groups.remove();
    }
}
