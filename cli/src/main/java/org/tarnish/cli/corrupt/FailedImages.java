package org.tarnish.cli.corrupt;

import java.util.List;
import java.util.TreeMap;

/** The images that are left out, by position. Safe for concurrent use. */
final class FailedImages {
    private final Selection selection;
    private final TreeMap<Integer, String> reasons = new TreeMap<>();

    FailedImages(Selection selection) {
        this.selection = selection;
    }

    synchronized void add(int position, String reason) {
        reasons.put(position, reason);
    }

    synchronized int count() {
        return reasons.size();
    }

    synchronized List<Manifest.Failure> first(int most) {
        return reasons.entrySet().stream()
                .limit(most)
                .map(entry ->
                        new Manifest.Failure(selection.entry(entry.getKey()).name(), entry.getValue()))
                .toList();
    }
}
