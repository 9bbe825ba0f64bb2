package org.tarnish.network.layer;

/** Where layers find their tensors on the device. */
@FunctionalInterface
public interface Tensors {
    /** @throws IllegalStateException if the tensor has no values yet */
    Tensor get(String name);
}
