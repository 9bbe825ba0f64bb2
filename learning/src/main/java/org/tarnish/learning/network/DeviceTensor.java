package org.tarnish.learning.network;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.tarnish.network.layer.Tensor;

/** A tensor of PyTorch's; what it makes belongs to its own manager. */
record DeviceTensor(PtNDArray array) implements Tensor {
    private static final int CHANNELS = 1;
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;

    @Override
    public Tensor convolved(Tensor weight, Tensor bias, int stride, int padding, int groups) {
        return new DeviceTensor(JniUtils.convolution(
                array, of(weight), bias == null ? null : of(bias), square(stride), square(padding), square(1), groups));
    }

    @Override
    public Tensor multiplied(Tensor weight, Tensor bias) {
        return new DeviceTensor(JniUtils.linear(array, of(weight), of(bias)));
    }

    @Override
    public Tensor normalized(Statistics statistics, boolean training, double momentum, double epsilon) {
        return new DeviceTensor(JniUtils.batchNorm(
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
        return new DeviceTensor(JniUtils.maxPool(array, square(kernel), square(stride), square(padding), ceil));
    }

    @Override
    public Tensor averaged(int side) {
        return new DeviceTensor(JniUtils.adaptiveAvgPool(array, square(side)));
    }

    @Override
    public Tensor rectified() {
        return new DeviceTensor(JniUtils.relu(array));
    }

    @Override
    public Tensor sigmoid() {
        return new DeviceTensor(JniUtils.sigmoid(array));
    }

    /** Draws from the engine's random numbers, which the training loop seeds before every step. */
    @Override
    public Tensor dropped(double probability) {
        return new DeviceTensor(JniUtils.dropout(array, probability, true));
    }

    @Override
    public Tensor plus(Tensor other) {
        return new DeviceTensor(JniUtils.add(array, of(other)));
    }

    @Override
    public Tensor times(Tensor other) {
        return new DeviceTensor(JniUtils.mul(array, of(other)));
    }

    @Override
    public Tensor joined(Tensor other) {
        return new DeviceTensor(JniUtils.cat(new PtNDArray[] {array, of(other)}, CHANNELS));
    }

    @Override
    public Tensor flattened() {
        return new DeviceTensor(JniUtils.reshape(array, new long[] {images(), -1}));
    }

    @Override
    public Tensor subsampled() {
        var shape = array.getShape();
        try (var rows = JniUtils.slice(array, ROWS, 0, shape.get(ROWS), 2)) {
            return new DeviceTensor(JniUtils.slice(rows, COLUMNS, 0, shape.get(COLUMNS), 2));
        }
    }

    @Override
    public Tensor padded(long before, long after) {
        return new DeviceTensor(JniUtils.pad(array, new long[] {0, 0, 0, 0, before, after}, 0));
    }

    @Override
    public Tensor ones() {
        return new DeviceTensor((PtNDArray) array.getManager().ones(new Shape(images(), 1, 1, 1), DataType.FLOAT32));
    }

    @Override
    public void close() {
        array.close();
    }

    /** The array of a tensor that this engine has made, as all that meet here are. */
    static PtNDArray of(Tensor tensor) {
        return ((DeviceTensor) tensor).array;
    }

    private long images() {
        return array.getShape().get(0);
    }

    private static Shape square(int side) {
        return new Shape(side, side);
    }
}
