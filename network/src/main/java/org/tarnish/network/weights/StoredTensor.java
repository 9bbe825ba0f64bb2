package org.tarnish.network.weights;

import java.util.List;
import java.util.function.Supplier;

/**
 * A float32 tensor that lies elsewhere, in a file or on a device, and is read when it is needed.
 *
 * @param shape sizes, outermost first; empty for a single value
 * @param values reads the values in row-major order
 */
public record StoredTensor(List<Integer> shape, Supplier<float[]> values) {
    public StoredTensor {
        shape = List.copyOf(shape);
    }

    public static StoredTensor of(List<Integer> shape, float... values) {
        return new StoredTensor(shape, () -> values);
    }

    /** Number of values. */
    public int size() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** The values in row-major order. */
    public float[] read() {
        return values.get();
    }
}
