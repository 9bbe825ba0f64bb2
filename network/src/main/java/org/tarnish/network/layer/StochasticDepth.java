package org.tarnish.network.layer;

/**
 * Sets all values of an image to 0 while training and scales the other images by 1 / (1 - probability) (Huang et al., ECCV
 * 2016, by rows); draws as {@link Dropout} does.
 *
 * @param probability of an image to be dropped, in [0, 1)
 */
public record StochasticDepth(double probability) implements Layer {
    @Override
    public Extent output(Extent input) {
        return input;
    }

    @Override
    public Tensor forward(Tensor input, Tensors tensors, boolean training) {
        if (!training || probability == 0) {
            return input;
        }
        try (var ones = input.ones();
                var kept = ones.dropped(probability)) {
            return input.times(kept);
        }
    }
}
