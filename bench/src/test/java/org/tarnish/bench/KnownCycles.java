package org.tarnish.bench;

import java.util.List;
import java.util.stream.Stream;

/** Dependencies that close a cycle between packages and are excused, each with its reason. */
final class KnownCycles {
    static final List<Known> ALL = Stream.concat(
                    Stream.of("blur", "digital", "noise", "weather")
                            .map(family -> new Known(
                                    "imaging.corruption",
                                    "imaging.corruption." + family,
                                    "the catalogue stands beside the interface and names all families")),
                    Stream.of("request", "result")
                            .map(user -> new Known("experiment." + user, "experiment.plan", "the split is a plan's")))
            .toList();

    /**
     * A dependency between two packages, without {@code org.tarnish.}.
     *
     * @param reason why it is excused
     */
    record Known(String from, String to, String reason) {}

    private KnownCycles() {}
}
