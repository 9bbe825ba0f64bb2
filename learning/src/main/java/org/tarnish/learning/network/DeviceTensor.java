package org.tarnish.learning.network;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.tarnish.network.layer.Tensor;

/**
 * A tensor of PyTorch's; what it makes belongs to its own manager. It is of the type that convolutions and products compute
 * in, their weights being cast to it; normalization keeps its statistics and parameters in float32 whatever the type.
 *
 * @param own memory that is no other's and that no gradient needs: the array itself, or what it is a view of with channels last;
 *     else null
 */
record DeviceTensor(PtNDArray array, Casts casts, Operations operations, PtNDArray own) implements Tensor {
    private static final int CHANNELS = 1;
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;

    @Override
    public Tensor convolved(Tensor weight, Tensor bias, int stride, int padding, int groups) {
        var kernel = cast(weight);
        var offset = cast(bias);
        try {
            var product = casts.copy() ? null : operations.product(array, kernel, offset, stride, padding, groups);
            return product != null
                    ? channelsFirst(product, product)
                    : fresh(JniUtils.convolution(
                            array, kernel, offset, square(stride), square(padding), square(1), groups));
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
            return fresh(JniUtils.linear(array, matrix, offset));
        } finally {
            casts.close(matrix);
            casts.close(offset);
        }
    }

    @Override
    public Tensor normalized(Statistics statistics, boolean training, double momentum, double epsilon) {
        return fresh(JniUtils.batchNorm(
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
        return fresh(JniUtils.maxPool(array, square(kernel), square(stride), square(padding), ceil));
    }

    @Override
    public Tensor averaged(int side) {
        // A sum may be more than a short type holds.
        return made(
                side == 1 && !casts.copy() ? operations.mean(array) : JniUtils.adaptiveAvgPool(array, square(side)));
    }

    @Override
    public Tensor rectified() {
        return made(JniUtils.relu(array));
    }

    @Override
    public Tensor rectify() {
        if (own == null) {
            return rectified();
        }
        var over = operations.rectify(own);
        if (isItsOwn()) {
            return made(over);
        }
        try (over) {
            return channelsFirst(over, null);
        }
    }

    @Override
    public Tensor sigmoidLinear() {
        return made(operations.sigmoidLinear(array));
    }

    @Override
    public Tensor sigmoid() {
        return made(JniUtils.sigmoid(array));
    }

    /** Draws from the engine's random numbers, which the training loop seeds before every step. */
    @Override
    public Tensor dropped(double probability) {
        return made(JniUtils.dropout(array, probability, true));
    }

    @Override
    public Tensor plus(Tensor other) {
        return fresh(JniUtils.add(array, of(other)));
    }

    @Override
    public Tensor add(Tensor other) {
        return isItsOwn() ? fresh(operations.add(array, of(other))) : plus(other);
    }

    @Override
    public Tensor times(Tensor other) {
        return fresh(JniUtils.mul(array, of(other)));
    }

    @Override
    public Tensor joined(Tensor other) {
        return made(JniUtils.cat(new PtNDArray[] {array, of(other)}, CHANNELS));
    }

    @Override
    public Tensor flattened() {
        return made(JniUtils.reshape(array, new long[] {images(), -1}));
    }

    @Override
    public Tensor subsampled() {
        var shape = array.getShape();
        try (var rows = JniUtils.slice(array, ROWS, 0, shape.get(ROWS), 2)) {
            return made(JniUtils.slice(rows, COLUMNS, 0, shape.get(COLUMNS), 2));
        }
    }

    @Override
    public Tensor padded(long before, long after) {
        return made(JniUtils.pad(array, new long[] {0, 0, 0, 0, before, after}, 0));
    }

    @Override
    public Tensor ones() {
        var ones = (PtNDArray) array.getManager().ones(new Shape(images(), 1, 1, 1), DataType.FLOAT32);
        var cast = casts.low(ones);
        if (casts.copy()) {
            ones.close();
        }
        return made(cast);
    }

    @Override
    public void close() {
        array.close();
        if (own != null) {
            own.close();
        }
    }

    /** The array of a tensor that this engine has made, as all that meet here are. */
    static PtNDArray of(Tensor tensor) {
        return ((DeviceTensor) tensor).array;
    }

    private DeviceTensor made(PtNDArray result) {
        return new DeviceTensor(result, casts, operations, null);
    }

    private DeviceTensor fresh(PtNDArray result) {
        return new DeviceTensor(result, casts, operations, result);
    }

    private DeviceTensor channelsFirst(PtNDArray channelsLast, PtNDArray own) {
        return new DeviceTensor(JniUtils.permute(channelsLast, new long[] {0, 3, 1, 2}), casts, operations, own);
    }

    @SuppressWarnings("ReferenceEquality")
    private boolean isItsOwn() {
        return own == array;
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
