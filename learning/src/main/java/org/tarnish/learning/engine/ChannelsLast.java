package org.tarnish.learning.engine;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;

/**
 * Moves float32 tensors between row-major arrays on the host and the device, where tensors of four dimensions lie with
 * channels last in memory, the order in which convolutions run fastest. Names of dimensions are untouched: a weight
 * stays {@code out x in x height x width}.
 */
public final class ChannelsLast {
    private ChannelsLast() {}

    /** A tensor with memory of its own on the manager's device. */
    public static PtNDArray upload(NDManager manager, List<Integer> shape, float[] values) {
        if (shape.size() != 4) {
            try (var aliased = (PtNDArray) manager.create(values, shape(shape))) {
                return JniUtils.clone(aliased);
            }
        }
        int outer = shape.get(0);
        int channels = shape.get(1);
        int pixels = shape.get(2) * shape.get(3);
        var permuted = new float[values.length];
        for (int o = 0; o < outer; o++) {
            for (int c = 0; c < channels; c++) {
                for (int p = 0; p < pixels; p++) {
                    permuted[(o * pixels + p) * channels + c] = values[(o * channels + c) * pixels + p];
                }
            }
        }
        // The array made from host memory aliases a buffer that only its Java object keeps alive: copy the view of it.
        try (var aliased =
                        (PtNDArray) manager.create(permuted, new Shape(outer, shape.get(2), shape.get(3), channels));
                var view = aliased.transpose(0, 3, 1, 2)) {
            return JniUtils.clone(view);
        }
    }

    /** The values in row-major order. */
    public static float[] download(PtNDArray tensor) {
        var shape = tensor.getShape();
        if (shape.dimension() != 4) {
            return HostValues.of(tensor);
        }
        int outer = (int) shape.get(0);
        int channels = (int) shape.get(1);
        int pixels = (int) (shape.get(2) * shape.get(3));
        float[] permuted;
        try (var view = tensor.transpose(0, 2, 3, 1)) {
            permuted = HostValues.of(view);
        }
        var values = new float[permuted.length];
        for (int o = 0; o < outer; o++) {
            for (int c = 0; c < channels; c++) {
                for (int p = 0; p < pixels; p++) {
                    values[(o * channels + c) * pixels + p] = permuted[(o * pixels + p) * channels + c];
                }
            }
        }
        return values;
    }

    /** Zeros that lie in memory like an uploaded tensor of that shape. */
    public static PtNDArray zeros(NDManager manager, List<Integer> shape) {
        if (shape.size() != 4) {
            return (PtNDArray) manager.zeros(shape(shape), DataType.FLOAT32);
        }
        try (var zeros = (PtNDArray)
                manager.zeros(new Shape(shape.get(0), shape.get(2), shape.get(3), shape.get(1)), DataType.FLOAT32)) {
            return zeros.transpose(0, 3, 1, 2);
        }
    }

    private static Shape shape(List<Integer> sizes) {
        return new Shape(sizes.stream().mapToLong(Integer::longValue).toArray());
    }
}
