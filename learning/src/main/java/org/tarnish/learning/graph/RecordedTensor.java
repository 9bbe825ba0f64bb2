package org.tarnish.learning.graph;

import org.tarnish.network.layer.Tensor;

/**
 * The result of a node, or a weight. What layers compute from it becomes a node; nothing is computed, and closing does
 * nothing.
 *
 * @param node its place; -1 for weights
 * @param weight its name; null for results
 */
record RecordedTensor(Recording recording, int node, String weight) implements Tensor {
    @Override
    public Tensor convolved(Tensor weight, Tensor bias, int stride, int padding, int groups) {
        return recording.add(
                new Operation.Convolve(
                        name(weight), Operation.Channels.ALL, name(bias), stride, padding, groups, Activation.NONE),
                node);
    }

    @Override
    public Tensor multiplied(Tensor weight, Tensor bias) {
        return recording.add(new Operation.Multiply(name(weight), name(bias)), node);
    }

    @Override
    public Tensor normalized(Statistics statistics, boolean training, double momentum, double epsilon) {
        if (training) {
            throw new IllegalStateException("a graph is for evaluation and was recorded as in training");
        }
        return recording.add(
                new Operation.Normalize(
                        name(statistics.mean()),
                        name(statistics.variance()),
                        name(statistics.weight()),
                        name(statistics.bias()),
                        epsilon),
                node);
    }

    @Override
    public Tensor pooled(int kernel, int stride, int padding, boolean ceil) {
        return recording.add(new Operation.Pool(kernel, stride, padding, ceil), node);
    }

    @Override
    public Tensor averaged(int side) {
        return recording.add(new Operation.Average(side), node);
    }

    @Override
    public Tensor rectified() {
        return recording.add(new Operation.Activate(Activation.RECTIFIED), node);
    }

    @Override
    public Tensor sigmoid() {
        return recording.add(new Operation.Activate(Activation.SIGMOID), node);
    }

    @Override
    public Tensor dropped(double probability) {
        throw new IllegalStateException("a graph is for evaluation, where nothing is dropped");
    }

    @Override
    public Tensor plus(Tensor other) {
        return recording.add(new Operation.Add(), node, node(other));
    }

    @Override
    public Tensor times(Tensor other) {
        return recording.add(new Operation.Scale(), node, node(other));
    }

    @Override
    public Tensor joined(Tensor other) {
        return recording.add(new Operation.Join(), node, node(other));
    }

    @Override
    public Tensor flattened() {
        return recording.add(new Operation.Flatten(), node);
    }

    @Override
    public Tensor subsampled() {
        return recording.add(new Operation.Subsample(), node);
    }

    @Override
    public Tensor padded(long before, long after) {
        return recording.add(new Operation.Pad(before, after), node);
    }

    @Override
    public Tensor ones() {
        throw new IllegalStateException("a graph is for evaluation, where no image is dropped");
    }

    @Override
    public void close() {
        // Holds no memory of the engine's.
    }

    private static String name(Tensor tensor) {
        return tensor == null ? null : ((RecordedTensor) tensor).weight;
    }

    private static int node(Tensor tensor) {
        return ((RecordedTensor) tensor).node;
    }
}
