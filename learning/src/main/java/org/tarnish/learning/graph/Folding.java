package org.tarnish.learning.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.tarnish.network.architecture.Body;
import org.tarnish.network.layer.BatchNormalization;
import org.tarnish.network.layer.Convolution;
import org.tarnish.network.layer.Initializer;
import org.tarnish.network.layer.Layer;
import org.tarnish.network.layer.Sequence;
import org.tarnish.network.layer.TensorSpec;

/**
 * Takes batch normalization that directly follows a convolution into it, for evaluation, where it is a fixed scale and
 * shift of each channel: {@code w' = s w}, {@code b' = s (b - mean) + shift} with
 * {@code s = weight / sqrt(variance + epsilon)}. Logits change by rounding alone.
 */
final class Folding {
    private static final String WEIGHT = ".weight";
    private static final String BIAS = ".bias";

    private final Map<String, Pair> pairs = new LinkedHashMap<>();

    private record Pair(Convolution convolution, BatchNormalization normalization) {}

    /** The layers without what was folded; the convolutions have biases. */
    Body fold(Body body) {
        return body.rewritten(layer -> layer instanceof Sequence sequence ? fold(sequence) : layer);
    }

    /**
     * A tensor of the folded network.
     *
     * @param original the values of the tensors of the network as it was
     */
    float[] values(TensorSpec spec, Function<String, float[]> original) {
        var name = spec.name();
        if (name.endsWith(WEIGHT) && pairs.containsKey(stem(name, WEIGHT))) {
            return weights(pairs.get(stem(name, WEIGHT)), original);
        }
        if (name.endsWith(BIAS) && pairs.containsKey(stem(name, BIAS))) {
            return bias(pairs.get(stem(name, BIAS)), original);
        }
        return original.apply(name);
    }

    private Sequence fold(Sequence sequence) {
        var parts = new ArrayList<Layer>();
        for (var part : sequence.layers()) {
            int last = parts.size() - 1;
            if (part instanceof BatchNormalization normalization
                    && last >= 0
                    && parts.get(last) instanceof Convolution convolution
                    && !pairs.containsKey(convolution.name())) {
                pairs.put(convolution.name(), new Pair(convolution, normalization));
                parts.set(last, convolution.withBias(Initializer.constant(0)));
            } else {
                parts.add(part);
            }
        }
        return new Sequence(parts);
    }

    private static float[] weights(Pair pair, Function<String, float[]> original) {
        var scales = scales(pair, original);
        var weights = original.apply(pair.convolution.name() + WEIGHT);
        int perChannel = weights.length / scales.length;
        var folded = new float[weights.length];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = (float) (weights[i] * scales[i / perChannel]);
        }
        return folded;
    }

    private static float[] bias(Pair pair, Function<String, float[]> original) {
        var scales = scales(pair, original);
        var mean = original.apply(pair.normalization.name() + ".running_mean");
        var shift = original.apply(pair.normalization.name() + BIAS);
        var own = pair.convolution.bias() == null
                ? new float[scales.length]
                : original.apply(pair.convolution.name() + BIAS);
        var folded = new float[scales.length];
        for (int c = 0; c < folded.length; c++) {
            folded[c] = (float) (scales[c] * ((double) own[c] - mean[c]) + shift[c]);
        }
        return folded;
    }

    private static double[] scales(Pair pair, Function<String, float[]> original) {
        var weight = original.apply(pair.normalization.name() + WEIGHT);
        var variance = original.apply(pair.normalization.name() + ".running_var");
        var scales = new double[weight.length];
        for (int c = 0; c < scales.length; c++) {
            scales[c] = weight[c] / Math.sqrt((double) variance[c] + BatchNormalization.EPSILON);
        }
        return scales;
    }

    private static String stem(String name, String ending) {
        return name.substring(0, name.length() - ending.length());
    }
}
