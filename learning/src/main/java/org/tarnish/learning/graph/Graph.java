package org.tarnish.learning.graph;

import java.util.List;
import org.tarnish.network.architecture.Body;

/**
 * What a network computes in evaluation, in an order in which it can be computed; the last node makes the logits.
 *
 * @param nodes the first of them is the batch of images
 */
record Graph(List<Node> nodes) {
    Graph {
        nodes = List.copyOf(nodes);
    }

    /** Records what the layers do. */
    static Graph of(Body body) {
        var recording = new Recording();
        var features = body.backbone().forward(recording.images(), recording, false);
        body.head().forward(features, recording, false);
        return recording.graph();
    }

    /** How many inputs take each node's result. */
    int[] uses() {
        var uses = new int[nodes.size()];
        nodes.forEach(node -> node.inputs().forEach(input -> uses[input]++));
        return uses;
    }

    /** The place of the last node that takes each node's result, or a view of it; its own where none does. */
    int[] lastUses() {
        var last = new int[nodes.size()];
        for (int i = last.length - 1; i >= 0; i--) {
            last[i] = Math.max(last[i], i);
            for (int input : nodes.get(i).inputs()) {
                last[input] = Math.max(last[input], nodes.get(i).operation().isView() ? last[i] : i);
            }
        }
        return last;
    }
}
