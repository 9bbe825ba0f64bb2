package org.tarnish.learning.network;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.tarnish.network.layer.Tensor;

/**
 * A tensor of PyTorch's; what it makes belongs to its own manager. It is of the type that convolutions and products compute
 * in, their weights being cast to it; normalization keeps its statistics and parameters in float32 whatever the type.
 */
record DeviceTensor(PtNDArray array, Casts casts) implements Tensor {
    private static final int CHANNELS = 1;
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;

    @Override
    public Tensor convolved(Tensor weight, Tensor bias, int stride, int padding, int groups) {
        var kernel = cast(weight);
        var offset = cast(bias);
        try {
            return with(
                    JniUtils.convolution(array, kernel, offset, square(stride), square(padding), square(1), groups));
        } finally {
            casts.close(kernel);
            casts.close(offset);
        }
    }

    @Override
    public Tensor multiplied(Tensor weight, Tensor bias) {
        var matrix = cast(weight);
        var offset = cast(bias);
        try {
            return with(JniUtils.linear(array, matrix, offset));
        } finally {
            casts.close(matrix);
            casts.close(offset);
        }
    }

    @Override
    public Tensor normalized(Statistics statistics, boolean training, double momentum, double epsilon) {
        return with(JniUtils.batchNorm(
                array,
                of(statistics.mean()),
                of(statistics.variance()),
                of(statistics.weight()),
                of(statistics.bias()),
                training,
                momentum,
                epsilon));
    }

    @Override
    public Tensor pooled(int kernel, int stride, int padding, boolean ceil) {
        return with(JniUtils.maxPool(array, square(kernel), square(stride), square(padding), ceil));
    }

    @Override
    public Tensor averaged(int side) {
        return with(JniUtils.adaptiveAvgPool(array, square(side)));
    }

    @Override
    public Tensor rectified() {
        return with(JniUtils.relu(array));
    }

    @Override
    public Tensor sigmoid() {
        return with(JniUtils.sigmoid(array));
    }

    /** Draws from the engine's random numbers, which the training loop seeds before every step. */
    @Override
    public Tensor dropped(double probability) {
        return with(JniUtils.dropout(array, probability, true));
    }

    @Override
    public Tensor plus(Tensor other) {
        return with(JniUtils.add(array, of(other)));
    }

    @Override
    public Tensor times(Tensor other) {
        return with(JniUtils.mul(array, of(other)));
    }

    @Override
    public Tensor joined(Tensor other) {
        return with(JniUtils.cat(new PtNDArray[] {array, of(other)}, CHANNELS));
    }

    @Override
    public Tensor flattened() {
        return with(JniUtils.reshape(array, new long[] {images(), -1}));
    }

    @Override
    public Tensor subsampled() {
        var shape = array.getShape();
        try (var rows = JniUtils.slice(array, ROWS, 0, shape.get(ROWS), 2)) {
            return with(JniUtils.slice(rows, COLUMNS, 0, shape.get(COLUMNS), 2));
        }
    }

    @Override
    public Tensor padded(long before, long after) {
        return with(JniUtils.pad(array, new long[] {0, 0, 0, 0, before, after}, 0));
    }

    @Override
    public Tensor ones() {
        var ones = (PtNDArray) array.getManager().ones(new Shape(images(), 1, 1, 1), DataType.FLOAT32);
        var cast = casts.low(ones);
        if (casts.copy()) {
            ones.close();
        }
        return with(cast);
    }

    @Override
    public void close() {
        array.close();
    }

    /** The array of a tensor that this engine has made, as all that meet here are. */
    static PtNDArray of(Tensor tensor) {
        return ((DeviceTensor) tensor).array;
    }

    private DeviceTensor with(PtNDArray result) {
        return new DeviceTensor(result, casts);
    }

    /** A parameter in this tensor's type, or null for none. */
    private PtNDArray cast(Tensor parameter) {
        return parameter == null ? null : casts.low(of(parameter));
    }

    private long images() {
        return array.getShape().get(0);
    }

    private static Shape square(int side) {
        return new Shape(side, side);
    }
}
