package org.tarnish.network.layer;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One step of a network: a description that holds no tensors itself, so that names, sizes and costs are known without
 * an engine. Immutable.
 */
public interface Layer {
    /** The tensors it uses, in the order of the state dict. */
    default List<TensorSpec> tensors() {
        return List.of();
    }

    /**
     * Size of what it makes of one image.
     *
     * @throws IllegalArgumentException if the input is too small
     */
    Extent output(Extent input);

    /** Multiply-adds for one image: those of convolutions and linear layers, as the literature counts. */
    default long multiplyAdds(Extent input) {
        return 0;
    }

    /** This layer with its parts, at any depth, and then itself replaced by what the rule makes of them. */
    default Layer rewritten(UnaryOperator<Layer> rule) {
        return rule.apply(this);
    }

    /**
     * Runs it on a batch {@code N x C x H x W} (or {@code N x C} after flattening), float32, channels last in memory.
     *
     * <p>A layer never closes its input, closes whatever it makes in between, and may return the input itself. The
     * result lives as long as the input may.
     *
     * @param training whether dropout drops and batch normalization uses (and tracks) the batch's statistics
     */
    Tensor forward(Tensor input, Tensors tensors, boolean training);

    /** The same of an input that nobody but the layer reads: it may overwrite it, and still never closes it. */
    default Tensor consume(Tensor input, Tensors tensors, boolean training) {
        return forward(input, tensors, training);
    }
}
