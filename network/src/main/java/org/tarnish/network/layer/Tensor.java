package org.tarnish.network.layer;

/**
 * Numbers on a device, float32, and what layers compute from them: {@code N x C x H x W} for images, {@code N x C} once
 * flattened. The engine that computes implements this; layers know nothing else of it.
 *
 * <p>Every method makes a new tensor, which whoever called it closes, and leaves its operands as they are. Two may overwrite
 * the tensor itself, which is closed all the same: {@link #rectify} and {@link #add}.
 */
public interface Tensor extends AutoCloseable {
    /**
     * Two-dimensional convolution with a square kernel, stride and zero padding.
     *
     * @param weight {@code out x in / groups x kernel x kernel}
     * @param bias {@code out} values, or null to add none
     * @param groups into so many equal parts inputs and outputs are split, each part seeing its own alone
     */
    Tensor convolved(Tensor weight, Tensor bias, int stride, int padding, int groups);

    /**
     * Product with a matrix, plus a bias, of {@code N x in}.
     *
     * @param weight {@code out x in}
     * @param bias {@code out} values
     */
    Tensor multiplied(Tensor weight, Tensor bias);

    /**
     * Batch normalization over {@code N, H, W}.
     *
     * @param statistics of each channel
     * @param training whether the batch's own statistics are used and moved into the running ones
     */
    Tensor normalized(Statistics statistics, boolean training, double momentum, double epsilon);

    /**
     * What batch normalization knows of each channel.
     *
     * @param mean running mean, changed in training
     * @param variance running variance, changed in training
     * @param weight factor after normalization
     * @param bias summand after normalization
     */
    record Statistics(Tensor mean, Tensor variance, Tensor weight, Tensor bias) {}

    /**
     * Maximum over square windows; padding never wins.
     *
     * @param ceil whether a last window that sticks out counts
     */
    Tensor pooled(int kernel, int stride, int padding, boolean ceil);

    /** Means over windows that divide any feature map into {@code side x side}. */
    Tensor averaged(int side);

    /** max(x, 0). */
    Tensor rectified();

    /** The same of a tensor that nobody reads afterwards: it may be overwritten. */
    default Tensor rectify() {
        return rectified();
    }

    /** 1 / (1 + exp(-x)). */
    Tensor sigmoid();

    /** x / (1 + exp(-x)). */
    default Tensor sigmoidLinear() {
        try (var gate = sigmoid()) {
            return times(gate);
        }
    }

    /** Each value set to 0 with this probability, the others scaled by 1 / (1 - probability). */
    Tensor dropped(double probability);

    /** The sum, value by value. */
    Tensor plus(Tensor other);

    /** The same of a tensor that nobody reads afterwards: it may be overwritten, the other may not. */
    default Tensor add(Tensor other) {
        return plus(other);
    }

    /** The product, value by value; sides of 1 are repeated. */
    Tensor times(Tensor other);

    /** The channels of this and then those of another. */
    Tensor joined(Tensor other);

    /** {@code N x CHW}, channel by channel. */
    Tensor flattened();

    /** Every second row and column, from the first on. */
    Tensor subsampled();

    /** With so many channels of zeros before and after its own. */
    Tensor padded(long before, long after);

    /** A 1 for each image: {@code N x 1 x 1 x 1}. */
    Tensor ones();

    /** Frees its memory. */
    @Override
    void close();
}
