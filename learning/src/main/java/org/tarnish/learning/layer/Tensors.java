package org.tarnish.learning.layer;

import ai.djl.pytorch.engine.PtNDArray;

/** Where layers find their tensors on the device. */
@FunctionalInterface
public interface Tensors {
    /** @throws IllegalStateException if the tensor has no values yet */
    PtNDArray get(String name);
}
