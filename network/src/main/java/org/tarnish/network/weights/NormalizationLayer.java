package org.tarnish.network.weights;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tarnish.experiment.request.ChannelStatistics;
import org.tarnish.experiment.request.Normalization;

/**
 * A layer before a network that normalizes its images, as robust networks are often saved with one: its mean and deviation
 * are two tensors of three values each, such as RobustBench's {@code mu} and {@code sigma} or
 * {@code normalizer.new_mean} and {@code normalizer.new_std}.
 */
final class NormalizationLayer {
    /** Names of a mean and of the deviation that belongs to it. */
    private static final Map<String, String> PAIRS = Map.of(
            "mu", "sigma", "mean", "std", "new_mean", "new_std", "_mean", "_std", "means", "stds", "mean_", "std_");

    private static final int CHANNELS = 3;

    private NormalizationLayer() {}

    /** The names of all means and deviations of such layers. */
    static Set<String> names(Set<String> all) {
        var names = new TreeSet<String>();
        pairs(all).forEach((mean, deviation) -> {
            names.add(mean);
            names.add(deviation);
        });
        return names;
    }

    /**
     * What the layers of a state dict do to images, or empty if there is none.
     *
     * @throws InvalidWeightsException if one does not hold three means and three deviations that an image can have, or two
     *     differ
     * @throws IOException if the file cannot be read
     */
    static Optional<Normalization> of(Map<String, StoredTensor> tensors) throws IOException {
        var found = new LinkedHashMap<Normalization, String>();
        for (var pair : pairs(tensors.keySet()).entrySet()) {
            var mean = values(pair.getKey(), tensors.get(pair.getKey()));
            var deviation = values(pair.getValue(), tensors.get(pair.getValue()));
            try {
                var statistics = new ChannelStatistics(mean, deviation);
                found.put(new Normalization(statistics.mean(), statistics.std()), pair.getKey());
            } catch (IllegalArgumentException e) {
                throw new InvalidWeightsException(
                        "its tensors '" + FileText.shown(pair.getKey()) + "' and '" + FileText.shown(pair.getValue())
                                + "' do not normalize images: " + e.getMessage()
                                + "; give a file without them and write"
                                + " normalization: {mean: [...], std: [...]}",
                        e);
            }
        }
        if (found.size() > 1) {
            throw new InvalidWeightsException("its layers normalize images in several ways, with "
                    + FileText.shown(String.join(" and ", found.values())) + "; give a file with one of them");
        }
        return found.keySet().stream().findFirst();
    }

    private static Map<String, String> pairs(Set<String> names) {
        var pairs = new LinkedHashMap<String, String>();
        for (var name : names) {
            int last = name.lastIndexOf('.') + 1;
            var deviation = PAIRS.get(name.substring(last));
            if (deviation != null && names.contains(name.substring(0, last) + deviation)) {
                pairs.put(name, name.substring(0, last) + deviation);
            }
        }
        return pairs;
    }

    private static List<Double> values(String name, StoredTensor tensor) throws IOException {
        if (tensor.shape().stream().mapToLong(side -> side).reduce(1, (a, b) -> Math.min(CHANNELS + 1, a * b))
                != CHANNELS) {
            throw new InvalidWeightsException("its tensor '" + FileText.shown(name)
                    + "' should hold the three channels' values of a normalization, has the shape " + tensor.shape()
                    + "; give a file without it and write normalization: {mean: [...], std: [...]}");
        }
        var values = new ArrayList<Double>();
        for (float value : TensorValues.read(name, tensor)) {
            // The shortest decimal of a float, not its double.
            values.add(Double.valueOf(Float.toString(value)));
        }
        return values;
    }
}
