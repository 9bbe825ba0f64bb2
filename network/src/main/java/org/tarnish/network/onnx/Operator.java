package org.tarnish.network.onnx;

import java.util.ArrayList;
import java.util.List;

/** One node of a graph: an operator, what it takes, and the one value that it makes. */
final class Operator {
    private static final int FLOAT = 1;
    private static final int INT = 2;
    private static final int INTS = 7;

    private final String type;
    private final String name;
    private final List<String> inputs;
    private final List<WireWriter> attributes = new ArrayList<>();

    /** @param name of the node, and of the value that it makes */
    Operator(String type, String name, List<String> inputs) {
        this.type = type;
        this.name = name;
        this.inputs = List.copyOf(inputs);
    }

    Operator with(String attribute, float value) {
        attributes.add(new WireWriter().text(1, attribute).real(2, value).number(20, FLOAT));
        return this;
    }

    Operator with(String attribute, long value) {
        attributes.add(new WireWriter().text(1, attribute).number(3, value).number(20, INT));
        return this;
    }

    Operator with(String attribute, long[] values) {
        var written = new WireWriter().text(1, attribute);
        for (long value : values) {
            written.number(8, value);
        }
        attributes.add(written.number(20, INTS));
        return this;
    }

    String name() {
        return name;
    }

    /**
     * The node as ONNX has it.
     *
     * @param output what its value is called
     */
    WireWriter message(String output) {
        var node = new WireWriter();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, output).text(3, name).text(4, type);
        attributes.forEach(attribute -> node.message(5, attribute));
        return node;
    }
}
