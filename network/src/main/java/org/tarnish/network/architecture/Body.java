package org.tarnish.network.architecture;

import java.util.function.UnaryOperator;
import org.tarnish.network.layer.Layer;

/**
 * The layers of a network.
 *
 * @param backbone everything before the head
 * @param head the last layer that holds weights and what is around it, dropout included; alone it learns where {@code trainable} is {@code head}
 */
public record Body(Layer backbone, Layer head) {
    /** The same with its layers replaced, at any depth. */
    public Body rewritten(UnaryOperator<Layer> rule) {
        return new Body(backbone.rewritten(rule), head.rewritten(rule));
    }
}
