package org.tarnish.learning.graph;

import java.util.List;

/**
 * One step of a graph.
 *
 * @param inputs places of the nodes whose results it takes, each before its own
 */
record Node(Operation operation, List<Integer> inputs) {
    Node {
        inputs = List.copyOf(inputs);
    }
}
