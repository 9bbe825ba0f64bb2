package org.tarnish.learning.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Leaves out the copying of channels one behind the other: what a convolution computes of two joined inputs is the sum of
 * what it computes of each with its share of the weights, and the maxima of joined inputs are the joined maxima.
 */
final class Separation {
    private final List<Node> old;
    private final boolean[] apart;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Integer, Integer> places = new HashMap<>();
    private final Map<Integer, List<Integer>> pairs = new HashMap<>();

    private Separation(Graph graph) {
        old = graph.nodes();
        apart = new boolean[old.size()];
    }

    static Graph separate(Graph graph) {
        var separation = new Separation(graph);
        separation.findApart();
        separation.rewrite();
        return new Graph(separation.nodes);
    }

    /** A join, or the maxima of one, may stay in two if all that take it can take two. */
    private void findApart() {
        for (int i = 0; i < apart.length; i++) {
            var operation = old.get(i).operation();
            apart[i] = operation instanceof Operation.Join
                    || operation instanceof Operation.Pool
                            && apart[old.get(i).inputs().get(0)];
        }
        apart[apart.length - 1] = false;
        for (int i = apart.length - 1; i >= 0; i--) {
            for (int input : old.get(i).inputs()) {
                boolean takesTwo =
                        old.get(i).operation() instanceof Operation.Convolve convolve && convolve.groups() == 1
                                || old.get(i).operation() instanceof Operation.Pool;
                apart[input] &= takesTwo;
            }
        }
    }

    private void rewrite() {
        for (int i = 0; i < old.size(); i++) {
            var node = old.get(i);
            var pair = node.inputs().isEmpty() ? null : pairs.get(node.inputs().get(0));
            if (apart[i] && node.operation() instanceof Operation.Join) {
                pairs.put(i, node.inputs().stream().map(places::get).toList());
            } else if (pair == null) {
                places.put(
                        i,
                        add(
                                node.operation(),
                                node.inputs().stream().map(places::get).toList()));
            } else if (node.operation() instanceof Operation.Convolve convolve) {
                int first = add(convolve.ofFirst(), List.of(pair.get(0)));
                places.put(i, add(convolve.ofLast(), List.of(pair.get(1), first)));
            } else {
                var maxima = pair.stream()
                        .map(half -> add(node.operation(), List.of(half)))
                        .toList();
                if (apart[i]) {
                    pairs.put(i, maxima);
                } else {
                    places.put(i, add(new Operation.Join(), maxima));
                }
            }
        }
    }

    private int add(Operation operation, List<Integer> inputs) {
        nodes.add(new Node(operation, inputs));
        return nodes.size() - 1;
    }
}
