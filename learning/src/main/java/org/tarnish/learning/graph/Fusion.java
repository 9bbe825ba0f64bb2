package org.tarnish.learning.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts what follows a convolution into it: {@code x * sigmoid(x)} becomes one activation, and a sum, an activation or both
 * are computed while a convolution's result is still in registers. What is computed stays the same but for rounding.
 */
final class Fusion {
    private final List<Node> nodes;
    private final int[] uses;

    private Fusion(Graph graph) {
        nodes = new ArrayList<>(graph.nodes());
        uses = graph.uses();
    }

    static Graph fuse(Graph graph) {
        var fusion = new Fusion(graph);
        for (int i = 0; i < fusion.nodes.size(); i++) {
            fusion.joinActivation(i);
            fusion.takeIntoConvolution(i);
        }
        return fusion.remaining();
    }

    /** {@code x * sigmoid(x)} at a place becomes one activation. */
    private void joinActivation(int place) {
        var node = nodes.get(place);
        if (!(node.operation() instanceof Operation.Scale)) {
            return;
        }
        int value = node.inputs().get(0);
        int gate = node.inputs().get(1);
        if (nodes.get(gate).equals(new Node(new Operation.Activate(Activation.SIGMOID), List.of(value)))
                && uses[gate] == 1) {
            nodes.set(place, new Node(new Operation.Activate(Activation.SIGMOID_LINEAR), List.of(value)));
            uses[value]--;
            uses[gate] = 0;
        }
    }

    /** A sum or an activation at a place moves into the convolution before it, which moves to the place. */
    private void takeIntoConvolution(int place) {
        var node = nodes.get(place);
        if (node.operation() instanceof Operation.Activate activate) {
            int source = node.inputs().get(0);
            if (plainConvolution(source) && (!sums(source) || activate.activation() == Activation.RECTIFIED)) {
                var convolve = (Operation.Convolve) nodes.get(source).operation();
                nodes.set(
                        place,
                        new Node(
                                convolve.followedBy(activate.activation()),
                                nodes.get(source).inputs()));
                uses[source] = 0;
            }
        } else if (node.operation() instanceof Operation.Add) {
            int later = Math.max(node.inputs().get(0), node.inputs().get(1));
            int earlier = Math.min(node.inputs().get(0), node.inputs().get(1));
            for (int source : List.of(later, earlier)) {
                if (later != earlier && plainConvolution(source) && !sums(source)) {
                    int image = nodes.get(source).inputs().get(0);
                    int other = source == later ? earlier : later;
                    nodes.set(place, new Node(nodes.get(source).operation(), List.of(image, other)));
                    uses[source] = 0;
                    return;
                }
            }
        }
    }

    /** Whether a node is a convolution without activation whose result one other alone takes. */
    private boolean plainConvolution(int place) {
        return nodes.get(place).operation() instanceof Operation.Convolve convolve
                && convolve.activation() == Activation.NONE
                && uses[place] == 1;
    }

    private boolean sums(int place) {
        return nodes.get(place).inputs().size() > 1;
    }

    private Graph remaining() {
        var kept = new ArrayList<Node>();
        var places = new int[nodes.size()];
        for (int i = 0; i < places.length; i++) {
            boolean last = i == places.length - 1;
            if (uses[i] > 0 || last) {
                places[i] = kept.size();
                kept.add(new Node(
                        nodes.get(i).operation(),
                        nodes.get(i).inputs().stream()
                                .map(input -> places[input])
                                .toList()));
            }
        }
        return new Graph(kept);
    }
}
