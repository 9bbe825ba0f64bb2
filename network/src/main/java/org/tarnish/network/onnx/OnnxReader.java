package org.tarnish.network.onnx;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the header of an ONNX file: a pass over the file that skips weights, in memory that does not grow with it.
 *
 * <p>Source: the message definitions of onnx/onnx.proto; numbers are those of its fields.
 */
final class OnnxReader {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_NAME = 512;
    private static final int DEEPEST = 32;

    /** Names that are kept at most: of operators, files and values together with domains. */
    private static final int MOST_NAMES = 100_000;

    private static final int MOST_AXES = 64;
    private static final String EXTERNAL_LOCATION = "location";
    private static final String ONNX = "ai.onnx";

    private final Map<String, Long> opsets = new TreeMap<>();
    private final List<OnnxValue> inputs = new ArrayList<>();
    private final List<OnnxValue> outputs = new ArrayList<>();
    private final Set<String> initialized = new HashSet<>();
    private final TreeSet<String> operators = new TreeSet<>();
    private final Set<String> functions = new HashSet<>();
    private final TreeSet<String> files = new TreeSet<>();
    private final WireReader wire;
    private String producer = "";
    private String version = "";
    private boolean graph;
    private long parameters;
    private int names;

    private OnnxReader(WireReader wire) {
        this.wire = wire;
    }

    /**
     * @throws InvalidModelException if the file is no ONNX model, with the end of a sentence that begins with the file
     * @throws IOException if it cannot be read
     */
    static OnnxHeader read(Path file) throws IOException {
        long size = Files.size(file);
        try (var stream = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            var reader = new OnnxReader(new WireReader(stream, size));
            reader.model();
            return reader.header();
        } catch (EOFException e) {
            throw new InvalidModelException(e.getMessage(), e);
        }
    }

    private OnnxHeader header() throws InvalidModelException {
        if (!graph || opsets.isEmpty()) {
            throw new InvalidModelException("it has no " + (graph ? "version of operators" : "graph"));
        }
        inputs.removeIf(input -> initialized.contains(input.name()));
        operators.removeAll(functions);
        return new OnnxHeader(
                opsets,
                (producer + " " + version).strip(),
                List.copyOf(inputs),
                List.copyOf(outputs),
                operators,
                files,
                parameters);
    }

    private void model() throws IOException {
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 2 -> producer = name();
                case 3 -> version = name();
                case 7 -> {
                    if (graph) {
                        throw new InvalidModelException("it has two graphs");
                    }
                    graph = true;
                    graph(0);
                }
                case 8 -> opset();
                case 25 -> function();
                default -> {}
            }
        }
    }

    private void opset() throws IOException {
        var domain = OnnxHeader.STANDARD;
        long opset = 0;
        wire.enter();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 1 -> domain = name();
                case 2 -> opset = wire.number();
                default -> {}
            }
        }
        count();
        opsets.put(domain.equals(ONNX) ? OnnxHeader.STANDARD : domain, opset);
    }

    /** @param depth 0 for the model's graph, whose values count */
    private void graph(int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new InvalidModelException("its graphs lie in each other more than " + DEEPEST + " deep");
        }
        wire.enter();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 1 -> node(depth);
                case 5 -> tensor(depth == 0);
                case 15 -> throw new InvalidModelException("it has sparse weights, which are not read");
                case 11, 12 -> {
                    if (depth == 0) {
                        (field == 11 ? inputs : outputs).add(value());
                    }
                }
                default -> {}
            }
        }
    }

    /** A function that the file defines itself; nodes call it as an operator of its domain. */
    private void function() throws IOException {
        var called = "";
        var domain = "";
        wire.enter();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 1 -> called = name();
                case 7 -> node(0);
                case 10 -> domain = name();
                default -> {}
            }
        }
        count();
        functions.add(operator(domain, called));
    }

    private void node(int depth) throws IOException {
        var type = "";
        var domain = OnnxHeader.STANDARD;
        wire.enter();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 4 -> type = name();
                case 5 -> attribute(depth);
                case 7 -> domain = name();
                default -> {}
            }
        }
        if (operators.add(operator(domain, type))) {
            count();
        }
    }

    private static String operator(String domain, String type) {
        return domain.isEmpty() || domain.equals(ONNX) ? type : domain + ":" + type;
    }

    private void attribute(int depth) throws IOException {
        wire.enter();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 5, 10 -> tensor(false);
                case 6, 11 -> graph(depth + 1);
                default -> {}
            }
        }
    }

    /** @param counts whether it is among the model's weights; others are constants of operators */
    private void tensor(boolean counts) throws IOException {
        long elements = 1;
        var called = "";
        wire.enter();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 1 -> elements = product(elements, axes());
                case 8 -> called = name();
                case 13 -> external();
                default -> {}
            }
        }
        if (counts) {
            parameters += elements;
            if (initialized.add(called)) {
                count();
            }
        }
    }

    /** The product of sizes of axes, which are written packed or one by one. */
    private long axes() throws IOException {
        if (wire.isNumber()) {
            return wire.number();
        }
        long elements = 1;
        for (int axis = 0; axis < MOST_AXES && wire.hasPacked(); axis++) {
            elements = product(elements, wire.packed());
        }
        return elements;
    }

    /** A product beyond all measure counts as none. */
    private static long product(long a, long b) {
        return a < 0 || b < 0 || Math.multiplyHigh(a, b) != 0 || a * b < 0 ? 0 : a * b;
    }

    private void external() throws IOException {
        var key = "";
        var value = "";
        wire.enter();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 1 -> key = name();
                case 2 -> value = name();
                default -> {}
            }
        }
        if (key.equals(EXTERNAL_LOCATION) && files.add(value)) {
            count();
        }
    }

    private OnnxValue value() throws IOException {
        var value = new OnnxValue("", 0, null);
        wire.enter();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 1 -> value = new OnnxValue(name(), value.type(), value.shape());
                case 2 -> value = type(value);
                default -> {}
            }
        }
        count();
        return value;
    }

    private OnnxValue type(OnnxValue value) throws IOException {
        var typed = value;
        wire.enter();
        for (int kind = wire.next(); kind != 0; kind = wire.next()) {
            if (kind == 1) {
                typed = tensorType(value);
            }
        }
        return typed;
    }

    private OnnxValue tensorType(OnnxValue value) throws IOException {
        int type = 0;
        List<Long> shape = null;
        wire.enter();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 1 -> type = (int) wire.number();
                case 2 -> shape = shape();
                default -> {}
            }
        }
        return new OnnxValue(value.name(), type, shape);
    }

    private List<Long> shape() throws IOException {
        var shape = new ArrayList<Long>();
        wire.enter();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            if (field == 1) {
                if (shape.size() >= MOST_AXES) {
                    throw new InvalidModelException("a value of it has more than " + MOST_AXES + " axes");
                }
                shape.add(axis());
            }
        }
        return shape;
    }

    private long axis() throws IOException {
        long size = OnnxValue.ANY;
        wire.enter();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            if (field == 1 && wire.isNumber() && wire.number() > 0) {
                size = wire.number();
            }
        }
        return size;
    }

    private String name() throws IOException {
        return wire.text(LONGEST_NAME);
    }

    private void count() throws InvalidModelException {
        if (++names > MOST_NAMES) {
            throw new InvalidModelException("it has more than " + MOST_NAMES + " values, operators and weights");
        }
    }
}
