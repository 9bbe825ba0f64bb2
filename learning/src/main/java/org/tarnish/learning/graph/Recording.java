package org.tarnish.learning.graph;

import java.util.ArrayList;
import java.util.List;
import org.tarnish.network.layer.Tensor;
import org.tarnish.network.layer.Tensors;

/** Writes down what layers compute instead of computing it. */
final class Recording implements Tensors {
    private final List<Node> nodes = new ArrayList<>();

    Tensor images() {
        return add(new Operation.Images());
    }

    @Override
    public Tensor get(String name) {
        return new RecordedTensor(this, -1, name);
    }

    RecordedTensor add(Operation operation, Integer... inputs) {
        nodes.add(new Node(operation, List.of(inputs)));
        return new RecordedTensor(this, nodes.size() - 1, null);
    }

    Graph graph() {
        return new Graph(nodes);
    }
}
