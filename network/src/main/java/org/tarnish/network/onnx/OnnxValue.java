package org.tarnish.network.onnx;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An input or output of a graph.
 *
 * @param name at most some hundred characters of it
 * @param type ONNX's number of its element type, 1 for float32; 0 if it is no tensor
 * @param shape sizes by axis, {@link #ANY} for those that are open; null if the file gives none
 */
public record OnnxValue(String name, int type, List<Long> shape) {
    /** An axis whose size is left open. */
    public static final long ANY = -1;

    /** ONNX's number of float32. */
    public static final int FLOAT32 = 1;

    private static final List<String> TYPES = List.of(
            "no tensor",
            "float32",
            "uint8",
            "int8",
            "uint16",
            "int16",
            "int32",
            "int64",
            "string",
            "bool",
            "float16",
            "float64",
            "uint32",
            "uint64",
            "complex64",
            "complex128",
            "bfloat16");

    public OnnxValue {
        shape = shape == null ? null : List.copyOf(shape);
    }

    /** The size of an axis; {@link #ANY} if it is open or unknown. */
    public long axis(int index) {
        return shape == null ? ANY : shape.get(index);
    }

    /** Whether there are so many axes, or none is said. */
    boolean mayHaveAxes(int count) {
        return shape == null || shape.size() == count;
    }

    /** As people write it, such as {@code float32 [N, 3, 32, 32]}. */
    public String description() {
        var element = type >= 0 && type < TYPES.size() ? TYPES.get(type) : "type " + type;
        return shape == null
                ? element + " of any shape"
                : element + " "
                        + shape.stream()
                                .map(size -> size == ANY ? "?" : size.toString())
                                .collect(Collectors.joining(", ", "[", "]"));
    }
}
