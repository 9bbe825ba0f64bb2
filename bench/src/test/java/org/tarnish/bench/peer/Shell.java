package org.tarnish.bench.peer;

import java.util.List;
import java.util.Map;

/** Peers that are a few lines of the shell: no Python is needed to test how peers are spoken with. */
public final class Shell {
    private Shell() {}

    /** One that does as a script says. */
    public static Peer peer(String name, String what, String script) {
        return new Peer(name, List.of(what), List.of("/bin/sh", "-c", script), Map.of());
    }

    /** One that answers all with the same. */
    public static Peer answering(String name, String what, String value) {
        return peer(
                name,
                what,
                "echo '{\"ready\":\"" + name + " 1\"}'; while read job; do echo '{\"value\":" + value + "}'; done");
    }
}
