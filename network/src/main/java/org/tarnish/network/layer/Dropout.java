package org.tarnish.network.layer;

/**
 * Sets values to 0 while training and scales the others by 1 / (1 - probability); draws from the engine's random
 * numbers, which the training loop seeds before every step.
 *
 * @param probability of a value to be dropped, in [0, 1)
 */
public record Dropout(double probability) implements Layer {
    @Override
    public Extent output(Extent input) {
        return input;
    }

    @Override
    public Tensor forward(Tensor input, Tensors tensors, boolean training) {
        return training ? input.dropped(probability) : input;
    }
}
