package org.tarnish.bench;

import java.util.List;

/** Dependencies that close a cycle between packages and are excused, each with its reason. */
final class KnownCycles {
    static final List<Known> ALL = List.of();

    /**
     * A dependency between two packages, without {@code org.tarnish.}.
     *
     * @param reason why it is excused
     */
    record Known(String from, String to, String reason) {}

    private KnownCycles() {}
}
