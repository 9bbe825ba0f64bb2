package org.tarnish.network.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes small ONNX models: the mean of each color over the image, times weights, are the logits. What they are made of can
 * be changed in every part.
 */
public final class OnnxFiles {
    private List<Object> input = List.of("n", 3L, 8L, 8L);
    private List<Object> output = List.of("n", 2L);
    private int inputType = 1;
    private long opset = 17;
    private String operator = "MatMul";
    private String domain = "";
    private String external;
    private float[] weights = {1, -1, 0, 0, 0, 1};
    private boolean channelsLast;

    /** The axes of the input: numbers, or names of open ones. */
    public OnnxFiles input(Object... axes) {
        input = List.of(axes);
        return this;
    }

    public OnnxFiles output(Object... axes) {
        output = List.of(axes);
        return this;
    }

    public OnnxFiles inputType(int type) {
        inputType = type;
        return this;
    }

    public OnnxFiles opset(long version) {
        opset = version;
        return this;
    }

    /** Of the last node. */
    public OnnxFiles operator(String inDomain, String name) {
        domain = inDomain;
        operator = name;
        return this;
    }

    /** Three rows, for red, green and blue, of as many numbers as there are classes. */
    public OnnxFiles weights(float... values) {
        weights = values.clone();
        return this;
    }

    /** Colors are on the last axis. */
    public OnnxFiles channelsLast() {
        channelsLast = true;
        return this;
    }

    /** The weights lie in this file, which {@link #write} writes beside the model if the name is a plain one. */
    public OnnxFiles external(String file) {
        external = file;
        return this;
    }

    public Path write(Path file) throws IOException {
        if (external != null && external.matches("[a-z]+[.][a-z]+")) {
            Files.write(file.resolveSibling(external), raw());
        }
        return Files.write(file, bytes());
    }

    public byte[] bytes() {
        var graph = new Message();
        var last = "images";
        if (channelsLast) {
            graph.put(1, node("Transpose", "", last, "turned").put(5, ints("perm", 0, 3, 1, 2)));
            last = "turned";
        }
        graph.put(1, node("GlobalAveragePool", "", last, "means"));
        graph.put(1, node("Flatten", "", "means", "flat"));
        graph.put(1, node(operator, domain, "flat", "logits").text(1, "weights"));
        graph.text(2, "graph");
        graph.put(5, tensor());
        graph.put(11, value("images", inputType, input));
        graph.put(12, value("logits", 1, output));
        var model = new Message();
        model.number(1, 8);
        model.text(2, "tests");
        model.put(7, graph);
        model.put(8, new Message().number(2, opset));
        return model.bytes();
    }

    private static Message ints(String name, long... values) {
        var attribute = new Message().text(1, name).number(20, 7);
        for (long value : values) {
            attribute.number(8, value);
        }
        return attribute;
    }

    private static Message node(String type, String inDomain, String from, String to) {
        var node = new Message().text(1, from).text(2, to).text(4, type);
        return inDomain.isEmpty() ? node : node.text(7, inDomain);
    }

    private Message tensor() {
        var tensor = new Message()
                .number(1, 3)
                .number(1, weights.length / 3)
                .number(2, 1)
                .text(8, "weights");
        if (external == null) {
            return tensor.raw(9, raw());
        }
        return tensor.put(13, new Message().text(1, "location").text(2, external))
                .put(13, new Message().text(1, "length").text(2, "" + raw().length))
                .number(14, 1);
    }

    private byte[] raw() {
        var buffer = ByteBuffer.allocate(weights.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float weight : weights) {
            buffer.putFloat(weight);
        }
        return buffer.array();
    }

    private static Message value(String name, int type, List<Object> axes) {
        var shape = new Message();
        for (var axis : axes) {
            shape.put(1, axis instanceof Long size ? new Message().number(1, size) : new Message().text(2, "" + axis));
        }
        return new Message()
                .text(1, name)
                .put(2, new Message().put(1, new Message().number(1, type).put(2, shape)));
    }

    /** A message of Protocol Buffers. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message text(int field, String value) {
            return raw(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message put(int field, Message value) {
            return raw(field, value.bytes());
        }

        Message raw(int field, byte[] value) {
            varint((long) field << 3 | 2);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                out.write((int) (rest & 0x7f | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
