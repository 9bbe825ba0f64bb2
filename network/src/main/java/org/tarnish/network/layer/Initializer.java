package org.tarnish.network.layer;

import java.util.function.ToDoubleFunction;
import org.tarnish.imaging.Randomness;

/** How a tensor's values begin where no trained weights are given. Stateless. */
@FunctionalInterface
public interface Initializer {
    /** As many values as the tensor holds, in row-major order. */
    float[] values(TensorSpec tensor, Randomness random);

    /** Every value the same. */
    static Initializer constant(float value) {
        return (tensor, random) -> {
            var values = new float[tensor.size()];
            java.util.Arrays.fill(values, value);
            return values;
        };
    }

    /** Normal with mean 0 and the given standard deviation. */
    static Initializer normal(double deviation) {
        return draws(tensor -> deviation, Randomness::normal);
    }

    /** Normal with standard deviation sqrt(2 / fan-in), for rectified units (He et al., ICCV 2015, equation 10). */
    static Initializer kaimingNormal() {
        return draws(tensor -> Math.sqrt(2.0 / tensor.fanIn()), Randomness::normal);
    }

    /** Normal with standard deviation sqrt(2 / fan-out), which keeps the size of gradients instead of activations. */
    static Initializer kaimingNormalOfOutputs() {
        return draws(tensor -> Math.sqrt(2.0 / tensor.fanOut()), Randomness::normal);
    }

    /** Uniform over +-sqrt(6 / fan-in), which has the same variance as {@link #kaimingNormal()}. */
    static Initializer kaimingUniform() {
        return draws(tensor -> Math.sqrt(6.0 / tensor.fanIn()), random -> 2 * random.uniform() - 1);
    }

    /** Uniform over +-1 / sqrt(fan-in), PyTorch's default for the weights of convolutions and linear layers. */
    static Initializer uniformOfInputs() {
        return draws(tensor -> 1 / Math.sqrt(tensor.fanIn()), random -> 2 * random.uniform() - 1);
    }

    /** Uniform over the given bound to either side of 0. */
    static Initializer uniform(double bound) {
        return draws(tensor -> bound, random -> 2 * random.uniform() - 1);
    }

    private static Initializer draws(ToDoubleFunction<TensorSpec> scale, ToDoubleFunction<Randomness> draw) {
        return (tensor, random) -> {
            double factor = scale.applyAsDouble(tensor);
            var values = new float[tensor.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (factor * draw.applyAsDouble(random));
            }
            return values;
        };
    }
}
