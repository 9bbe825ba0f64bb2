package org.tarnish.network.layer;

import java.util.List;

/**
 * A named tensor of a network.
 *
 * @param name its name in the state dict, as torchvision (or the network's reference implementation) spells it
 * @param shape sizes, outermost first
 * @param role whether an optimizer may change it
 * @param initializer its values in a network that starts from random weights
 */
public record TensorSpec(String name, List<Integer> shape, Role role, Initializer initializer) {

    /** Whether a tensor is learned. */
    public enum Role {
        /** Learned by the optimizer. */
        PARAMETER,
        /** Kept beside the parameters, such as running statistics. */
        BUFFER
    }

    public TensorSpec {
        shape = List.copyOf(shape);
    }

    static TensorSpec parameter(String name, Initializer initializer, Integer... shape) {
        return new TensorSpec(name, List.of(shape), Role.PARAMETER, initializer);
    }

    static TensorSpec buffer(String name, Initializer initializer, Integer... shape) {
        return new TensorSpec(name, List.of(shape), Role.BUFFER, initializer);
    }

    public boolean isParameter() {
        return role == Role.PARAMETER;
    }

    /** Number of values. */
    public int size() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** Values that enter one output: the product of all sizes but the first. */
    public int fanIn() {
        return shape.stream().skip(1).reduce(1, Math::multiplyExact);
    }

    /** Outputs that one input enters, not counting groups: the first size times all but the second. */
    public int fanOut() {
        return shape.get(0) * shape.stream().skip(2).reduce(1, Math::multiplyExact);
    }
}
