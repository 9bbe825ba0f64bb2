package org.tarnish.learning.architecture;

import org.tarnish.learning.layer.Layer;

/**
 * The layers of a network.
 *
 * @param backbone everything before the head
 * @param head the part with the last layer that holds weights; alone it learns where {@code trainable} is {@code head}
 */
record Body(Layer backbone, Layer head) {}
