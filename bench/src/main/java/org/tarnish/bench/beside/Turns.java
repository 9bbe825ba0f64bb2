package org.tarnish.bench.beside;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tarnish.bench.peer.Job;

/** Rounds in which everybody is measured once, one after the other: what disturbs the machine disturbs all. */
final class Turns {
    private final List<Contender> tarnish;
    private final List<Contender> peers;
    private final int rounds;

    /**
     * @param tarnish one of them measures each job
     * @param rounds at least 1
     */
    Turns(List<Contender> tarnish, List<Contender> peers, int rounds) {
        this.tarnish = List.copyOf(tarnish);
        this.peers = List.copyOf(peers);
        this.rounds = rounds;
    }

    /**
     * Tarnish beside each peer that has all of its rounds, in the order of the peers.
     *
     * @throws IOException if Tarnish itself fails
     */
    List<Comparison> of(Job job) throws IOException {
        var own = tarnish.stream().filter(one -> one.measures(job)).findFirst().orElseThrow();
        var present = peers.stream().filter(peer -> peer.measures(job)).toList();
        var ours = new ArrayList<Double>();
        Map<String, List<Double>> theirs = new HashMap<>();
        for (int round = 0; round < rounds; round++) {
            ours.add(own.measure(job)
                    .orElseThrow(
                            () -> new IOException("Tarnish has no figure of " + job.what() + " " + job.label() + ".")));
            for (var peer : present) {
                peer.measure(job).ifPresent(value -> theirs.computeIfAbsent(peer.name(), name -> new ArrayList<>())
                        .add(value));
            }
        }
        return present.stream()
                .filter(peer -> theirs.getOrDefault(peer.name(), List.of()).size() == rounds)
                .map(peer -> Comparison.of(
                        Kind.of(job), job.label(), peer.name(), median(theirs.get(peer.name())), median(ours)))
                .toList();
    }

    static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
