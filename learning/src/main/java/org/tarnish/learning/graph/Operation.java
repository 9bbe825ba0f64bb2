package org.tarnish.learning.graph;

/** What a node of a graph computes from its inputs, with the names of the weights that it takes. */
sealed interface Operation {
    /** The batch of images. */
    record Images() implements Operation {}

    /**
     * Convolution with a square kernel; a second input, if there is one, is added before the activation.
     *
     * @param weight name of the weights
     * @param channels which of the weights' input channels it takes
     * @param bias name of the bias, or null
     */
    record Convolve(
            String weight, Channels channels, String bias, int stride, int padding, int groups, Activation activation)
            implements Operation {
        Convolve followedBy(Activation next) {
            return new Convolve(weight, channels, bias, stride, padding, groups, next);
        }

        /** The same of as many channels from the first on as its input has. */
        Convolve ofFirst() {
            return new Convolve(weight, Channels.FIRST, bias, stride, padding, groups, activation);
        }

        /** The same of as many channels up to the last as its input has, without the bias. */
        Convolve ofLast() {
            return new Convolve(weight, Channels.LAST, null, stride, padding, groups, activation);
        }
    }

    /** Input channels of weights: all of them, or as many as the input has at either end. */
    enum Channels {
        ALL,
        FIRST,
        LAST
    }

    /** Product with a matrix, plus a bias. */
    record Multiply(String weight, String bias) implements Operation {}

    /** Batch normalization with running statistics. */
    record Normalize(String mean, String variance, String weight, String bias, double epsilon) implements Operation {}

    /** Maximum over square windows. */
    record Pool(int kernel, int stride, int padding, boolean ceil) implements Operation {}

    /** Means over windows that divide a feature map into {@code side x side}. */
    record Average(int side) implements Operation {}

    /** An activation by itself. */
    record Activate(Activation activation) implements Operation {}

    /** The sum of both inputs. */
    record Add() implements Operation {}

    /** The product of both inputs; sides of 1 are repeated. */
    record Scale() implements Operation {}

    /** The channels of the first input and then those of the second. */
    record Join() implements Operation {}

    /** One row per image. */
    record Flatten() implements Operation {}

    /** Every second row and column. */
    record Subsample() implements Operation {}

    /** Channels of zeros before and after the input's own. */
    record Pad(long before, long after) implements Operation {}

    /** Whether its result may lie in its input's memory. */
    default boolean isView() {
        return this instanceof Flatten || this instanceof Subsample;
    }

    /** Whether its result is memory of its own that a later operation may overwrite. */
    default boolean ownsResult() {
        return this instanceof Convolve
                || this instanceof Multiply
                || this instanceof Normalize
                || this instanceof Pool
                || this instanceof Add
                || this instanceof Scale
                || this instanceof Pad;
    }
}
