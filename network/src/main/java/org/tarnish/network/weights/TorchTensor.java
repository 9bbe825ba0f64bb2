package org.tarnish.network.weights;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a tensor's values lie in a storage. Every value is known to lie inside it.
 *
 * @param offset of the first value from the storage's first
 * @param strides by how many values apart neighbours in each dimension lie
 */
record TorchTensor(TorchStorage storage, long offset, List<Integer> shape, List<Integer> strides) {
    private static final int MOST_DIMENSIONS = 16;
    private static final int LARGEST = Integer.MAX_VALUE / Long.BYTES;

    /** How far apart values may lie: the values between them are read, too. */
    private static final long MOST_SPREAD = 4;

    private static final long MOST_SKIPPED = 1 << 20;

    /** @throws InvalidWeightsException if any of it does not fit the storage */
    static TorchTensor of(TorchStorage storage, long offset, List<Object> sizes, List<Object> steps)
            throws IOException {
        var shape = integers(sizes);
        var strides = integers(steps);
        if (shape.size() != strides.size() || shape.size() > MOST_DIMENSIONS) {
            throw new InvalidWeightsException("a tensor of " + shape.size() + " dimensions has " + strides.size()
                    + " strides; at most " + MOST_DIMENSIONS + " are read");
        }
        var tensor = new TorchTensor(storage, offset, List.copyOf(shape), List.copyOf(strides));
        // In this order, so that neither computation overflows.
        if (offset < 0
                || offset > storage.count()
                || !tensor.countsAtMost(LARGEST)
                || tensor.count() > 0 && tensor.extent() > storage.count() - offset) {
            throw new InvalidWeightsException("a tensor of shape " + shape + " with strides " + strides + " from value "
                    + offset + " on does not lie inside its data of " + storage.count() + " values");
        }
        if (tensor.count() > 0 && tensor.extent() > MOST_SPREAD * tensor.count() + MOST_SKIPPED) {
            throw new InvalidWeightsException("a tensor of shape " + shape + " with strides " + strides
                    + " is spread too thinly over its data; save a contiguous copy of it");
        }
        return tensor;
    }

    /** Number of values. */
    int count() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** Number of the storage's values from its first value to its last. */
    long extent() {
        long last = 0;
        for (int d = 0; d < shape.size(); d++) {
            last += (shape.get(d) - 1L) * strides.get(d);
        }
        return last + 1;
    }

    /** The values in row-major order, of those in {@link #extent()} in the order of the storage. */
    float[] gather(float[] stored) {
        if (isRowMajor()) {
            return stored;
        }
        var values = new float[count()];
        var index = new int[shape.size()];
        int from = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = stored[from];
            for (int d = index.length - 1; d >= 0; d--) {
                from += strides.get(d);
                if (++index[d] < shape.get(d)) {
                    break;
                }
                from -= shape.get(d) * strides.get(d);
                index[d] = 0;
            }
        }
        return values;
    }

    private boolean isRowMajor() {
        int expected = 1;
        for (int d = shape.size() - 1; d >= 0; d--) {
            if (shape.get(d) > 1 && strides.get(d) != expected) {
                return false;
            }
            expected *= shape.get(d);
        }
        return true;
    }

    private boolean countsAtMost(long limit) {
        long count = 1;
        for (int size : shape) {
            count *= Math.max(1, size);
            if (count > limit) {
                return false;
            }
        }
        return true;
    }

    private static List<Integer> integers(List<Object> values) throws IOException {
        var integers = new ArrayList<Integer>();
        for (var value : values) {
            if (!(value instanceof Long number) || number < 0 || number > Integer.MAX_VALUE) {
                throw new InvalidWeightsException("a tensor has a size or stride that is no whole number from 0 up");
            }
            integers.add(number.intValue());
        }
        return integers;
    }
}
