package org.tarnish.network.weights;

import java.util.List;
import org.tarnish.network.layer.TensorSpec;

/** A network whose tensors are given values and asked for them: what weights are loaded into and saved from. */
public interface Model {
    /** Its tensors' names, shapes and roles in the order of the state dict. */
    List<TensorSpec> tensors();

    /** The tensors of the last layer that holds any, which depend on the number of classes. */
    List<TensorSpec> head();

    /**
     * Gives a tensor its values.
     *
     * @param values in row-major order, as many as the tensor holds
     * @throws IllegalArgumentException if there is no such tensor or the number of values does not fit
     */
    void set(String name, float[] values);

    /**
     * A tensor's values in row-major order, a copy.
     *
     * @throws IllegalStateException if it has none yet
     */
    float[] values(String name);
}
