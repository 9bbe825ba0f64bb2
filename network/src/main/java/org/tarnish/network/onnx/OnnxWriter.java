package org.tarnish.network.onnx;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tarnish.imaging.Image;
import org.tarnish.network.architecture.Architecture;
import org.tarnish.network.layer.Extent;
import org.tarnish.network.weights.StoredBytes;

/**
 * Writes a trained network as an ONNX file: version 8 of the format, 17 of its operators, float32, weights within the file.
 * Its input {@value #INPUT} is {@code N x 3 x side x side}, normalized samples; its output {@value #OUTPUT} is
 * {@code N x classes}. The same network gives the same bytes. Weights are copied from where they lie and never held whole.
 *
 * <p>Source: the message definitions of onnx/onnx.proto; numbers are those of its fields.
 */
public final class OnnxWriter {
    /** Name of the batch of images. */
    public static final String INPUT = "input";

    /** Name of the batch of logits. */
    public static final String OUTPUT = "logits";

    private static final int FORMAT = 8;
    private static final int OPERATORS = 17;
    private static final String BATCH = "N";

    private final Architecture architecture;
    private final int classes;
    private final int side;

    /** @param side of the images in pixels */
    public OnnxWriter(Architecture architecture, int classes, int side) {
        this.architecture = architecture;
        this.classes = classes;
        this.side = side;
    }

    /**
     * Writes the file.
     *
     * @param weights at least the network's tensors, in the shapes that it says
     * @param metadata that the file tells, text by name
     * @throws IllegalArgumentException if a tensor is missing or of another shape, or the file would be longer than the
     *     2,147,483,647 bytes that one can have; then nothing is written
     * @throws IOException if weights cannot be read or the file not be written
     */
    public void write(Path file, Map<String, StoredBytes> weights, Map<String, String> metadata) throws IOException {
        var trace = trace();
        var stored = new ArrayList<StoredBytes>();
        var heads = new ArrayList<WireWriter>();
        long length = 0;
        for (var name : trace.weights()) {
            var bytes = weights.get(name);
            if (bytes == null || !bytes.shape().equals(trace.shape(name))) {
                throw new IllegalArgumentException(architecture + " needs a tensor '" + name + "' of shape "
                        + trace.shape(name) + ", was " + (bytes == null ? "missing" : "of shape " + bytes.shape()));
            }
            var head = head(name, bytes);
            stored.add(bytes);
            heads.add(head);
            length += head.size() + bytes.length();
        }
        var graph = graph(trace);
        length += graph.size();
        var beginning = new WireWriter().number(1, FORMAT).text(2, "Tarnish").beginning(7, length);
        var end = end(metadata);
        refuseLonger(beginning.size() + length + end.size());
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(beginning.bytes());
            out.write(graph.bytes());
            copy(heads, stored, out);
            out.write(end.bytes());
        }
    }

    private Trace trace() {
        var trace = new Trace(architecture.tensors(classes));
        var layers = architecture.layers(classes);
        var image = new TracedTensor(trace, INPUT, new Extent(Image.CHANNELS, side, side));
        layers.head().forward(layers.backbone().forward(image, trace, false), trace, false);
        return trace;
    }

    /** All of the graph but its weights, which may follow in any order. */
    private WireWriter graph(Trace trace) {
        var graph = new WireWriter();
        int last = trace.operators().size() - 1;
        for (int i = 0; i <= last; i++) {
            var operator = trace.operators().get(i);
            graph.message(1, operator.message(i == last ? OUTPUT : operator.name()));
        }
        graph.text(2, architecture.name());
        trace.constants().forEach(constant -> graph.message(5, constant));
        graph.message(11, value(INPUT, Image.CHANNELS, side, side));
        return graph.message(12, value(OUTPUT, classes));
    }

    /** A value whose first axis is open. */
    private static WireWriter value(String name, long... sides) {
        var shape = new WireWriter().message(1, new WireWriter().text(2, BATCH));
        for (long size : sides) {
            shape.message(1, new WireWriter().number(1, size));
        }
        var tensor = new WireWriter().number(1, OnnxValue.FLOAT32).message(2, shape);
        return new WireWriter().text(1, name).message(2, new WireWriter().message(1, tensor));
    }

    /** Everything of a tensor up to its bytes, with the beginning of the field that it is. */
    private static WireWriter head(String name, StoredBytes bytes) {
        var tensor = new WireWriter();
        bytes.shape().forEach(size -> tensor.number(1, size));
        tensor.number(2, OnnxValue.FLOAT32).text(8, name).beginning(9, bytes.length());
        var begun = new WireWriter().beginning(5, tensor.size() + bytes.length());
        return begun.append(tensor);
    }

    private static WireWriter end(Map<String, String> metadata) {
        var end = new WireWriter().message(8, new WireWriter().text(1, "").number(2, OPERATORS));
        metadata.forEach(
                (key, value) -> end.message(14, new WireWriter().text(1, key).text(2, value)));
        return end;
    }

    private void refuseLonger(long length) {
        if (length > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("an ONNX file has at most " + Integer.MAX_VALUE + " bytes, and "
                    + architecture + " with its weights would have " + length + "; take its weights as safetensors");
        }
    }

    private static void copy(List<WireWriter> heads, List<StoredBytes> stored, OutputStream out) throws IOException {
        for (int i = 0; i < heads.size(); i++) {
            out.write(heads.get(i).bytes());
            stored.get(i).copyTo(out);
        }
    }
}
