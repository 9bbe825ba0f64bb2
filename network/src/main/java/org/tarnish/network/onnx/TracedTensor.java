package org.tarnish.network.onnx;

import org.tarnish.network.layer.Extent;
import org.tarnish.network.layer.Tensor;

/**
 * A value of a graph. What layers compute from it becomes an operator of ONNX (version 17 of its operators); nothing is
 * computed, and closing does nothing.
 *
 * @param extent of one image's feature map, flattened ones as channels; null for weights
 */
record TracedTensor(Trace trace, String name, Extent extent) implements Tensor {
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;

    @Override
    public Tensor convolved(Tensor weight, Tensor bias, int stride, int padding, int groups) {
        var kernel = name(weight);
        var shape = trace.shape(kernel);
        int side = shape.get(ROWS);
        var operator = bias == null
                ? trace.add("Conv", kernel, name, kernel)
                : trace.add("Conv", kernel, name, kernel, name(bias));
        return made(
                operator.with("group", groups)
                        .with("kernel_shape", new long[] {side, side})
                        .with("pads", new long[] {padding, padding, padding, padding})
                        .with("strides", new long[] {stride, stride}),
                shape.get(0),
                (extent.height() + 2 * padding - side) / stride + 1,
                (extent.width() + 2 * padding - side) / stride + 1);
    }

    @Override
    public Tensor multiplied(Tensor weight, Tensor bias) {
        var matrix = name(weight);
        return made(
                trace.add("Gemm", matrix, name, matrix, name(bias)).with("transB", 1),
                trace.shape(matrix).get(0),
                1,
                1);
    }

    @Override
    public Tensor normalized(Statistics statistics, boolean training, double momentum, double epsilon) {
        refuse(training);
        var weight = name(statistics.weight());
        return same(trace.add(
                        "BatchNormalization",
                        weight,
                        name,
                        weight,
                        name(statistics.bias()),
                        name(statistics.mean()),
                        name(statistics.variance()))
                .with("epsilon", (float) epsilon));
    }

    /** A last window that sticks out is padded at its end, so that nobody's rule for such windows matters. */
    @Override
    public Tensor pooled(int kernel, int stride, int padding, boolean ceil) {
        int height = windows(extent.height(), kernel, stride, padding, ceil);
        int width = windows(extent.width(), kernel, stride, padding, ceil);
        long bottom = Math.max(0, (height - 1) * stride + kernel - extent.height() - padding);
        long right = Math.max(0, (width - 1) * stride + kernel - extent.width() - padding);
        return made(
                trace.add("MaxPool", null, name)
                        .with("kernel_shape", new long[] {kernel, kernel})
                        .with("pads", new long[] {padding, padding, bottom, right})
                        .with("strides", new long[] {stride, stride}),
                extent.channels(),
                height,
                width);
    }

    /** PyTorch's number of windows: one that would begin outside the input and the padding before it is dropped. */
    private static int windows(int side, int kernel, int stride, int padding, boolean ceil) {
        int windows = (side + 2 * padding - kernel + (ceil ? stride - 1 : 0)) / stride + 1;
        return ceil && (windows - 1) * stride >= side + padding ? windows - 1 : windows;
    }

    @Override
    public Tensor averaged(int side) {
        int height = extent.height();
        int width = extent.width();
        if (height == side && width == side) {
            return this;
        }
        if (side == 1) {
            return made(trace.add("GlobalAveragePool", null, name), extent.channels(), 1, 1);
        }
        if (height % side == 0 && width % side == 0) {
            var windows = new long[] {height / side, width / side};
            return made(
                    trace.add("AveragePool", null, name)
                            .with("kernel_shape", windows)
                            .with("strides", windows),
                    extent.channels(),
                    side,
                    side);
        }
        // Windows of several sizes are no operator of ONNX; means are products with a matrix for rows and one for
        // columns.
        var columns = trace.matrix("means_of_columns_" + width + "_" + side, transposed(means(width, side)));
        var rows = trace.matrix("means_of_rows_" + height + "_" + side, means(height, side));
        var narrow = trace.add("MatMul", null, name, columns);
        return made(trace.add("MatMul", null, rows, narrow.name()), extent.channels(), side, side);
    }

    /** Row by row the weights of the pixels from {@code floor(i * from / to)} up to {@code ceil((i + 1) * from / to)}. */
    private static float[][] means(int from, int to) {
        var weights = new float[to][from];
        for (int i = 0; i < to; i++) {
            int begin = i * from / to;
            int end = ((i + 1) * from + to - 1) / to;
            for (int pixel = begin; pixel < end; pixel++) {
                weights[i][pixel] = 1f / (end - begin);
            }
        }
        return weights;
    }

    private static float[][] transposed(float[][] matrix) {
        var turned = new float[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < turned.length; j++) {
                turned[j][i] = matrix[i][j];
            }
        }
        return turned;
    }

    @Override
    public Tensor rectified() {
        return same(trace.add("Relu", null, name));
    }

    @Override
    public Tensor sigmoid() {
        return same(trace.add("Sigmoid", null, name));
    }

    @Override
    public Tensor plus(Tensor other) {
        return same(trace.add("Add", null, name, name(other)));
    }

    @Override
    public Tensor times(Tensor other) {
        return same(trace.add("Mul", null, name, name(other)));
    }

    @Override
    public Tensor joined(Tensor other) {
        return made(
                trace.add("Concat", null, name, name(other)).with("axis", 1),
                extent.channels() + ((TracedTensor) other).extent.channels(),
                extent.height(),
                extent.width());
    }

    @Override
    public Tensor flattened() {
        return made(
                trace.add("Flatten", null, name).with("axis", 1),
                extent.channels() * extent.height() * extent.width(),
                1,
                1);
    }

    @Override
    public Tensor subsampled() {
        return made(
                trace.add(
                        "Slice",
                        null,
                        name,
                        trace.constant("starts", 0, 0),
                        trace.constant("ends", Long.MAX_VALUE, Long.MAX_VALUE),
                        trace.constant("axes", ROWS, COLUMNS),
                        trace.constant("steps", 2, 2)),
                extent.channels(),
                (extent.height() + 1) / 2,
                (extent.width() + 1) / 2);
    }

    @Override
    public Tensor padded(long before, long after) {
        return made(
                trace.add("Pad", null, name, trace.constant("pads", 0, before, 0, 0, 0, after, 0, 0)),
                Math.toIntExact(extent.channels() + before + after),
                extent.height(),
                extent.width());
    }

    /** @throws IllegalStateException always: graphs are for networks that do not learn */
    @Override
    public Tensor dropped(double probability) {
        throw learning();
    }

    /** @throws IllegalStateException always: graphs are for networks that do not learn */
    @Override
    public Tensor ones() {
        throw learning();
    }

    private static void refuse(boolean training) {
        if (training) {
            throw learning();
        }
    }

    private static IllegalStateException learning() {
        return new IllegalStateException("only the graph of a network that does not learn is written");
    }

    @Override
    public void close() {}

    private TracedTensor same(Operator operator) {
        return new TracedTensor(trace, operator.name(), extent);
    }

    private TracedTensor made(Operator operator, int channels, int height, int width) {
        return new TracedTensor(trace, operator.name(), new Extent(channels, height, width));
    }

    private static String name(Tensor tensor) {
        return ((TracedTensor) tensor).name;
    }
}
