package org.tarnish.bench.peer;

import java.util.List;
import java.util.Map;

/**
 * Somebody who measures, in a process of its own.
 *
 * @param name as tables and files have it
 * @param measures what it is asked for, of {@code train}, {@code infer}, {@code corrupt}
 * @param command the program and its arguments
 * @param environment what it gets besides what this process has
 */
public record Peer(String name, List<String> measures, List<String> command, Map<String, String> environment) {
    public Peer {
        measures = List.copyOf(measures);
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
