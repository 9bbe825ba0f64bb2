package org.tarnish.request;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.weights.Safetensors;
import org.tarnish.network.weights.StoredTensor;

/** Files of weights for tests, whose values are all 0. */
final class WeightsFiles {
    private WeightsFiles() {}

    /**
     * Writes a network's weights.
     *
     * @param prefixes of its names; with several, the network is there several times
     */
    static void write(Path file, String architecture, int classes, String... prefixes) throws IOException {
        var tensors = new LinkedHashMap<String, StoredTensor>();
        for (var prefix : prefixes) {
            for (var spec : Architectures.named(architecture).tensors(classes)) {
                tensors.put(prefix + spec.name(), StoredTensor.of(spec.shape(), new float[spec.size()]));
            }
        }
        Safetensors.write(file, tensors);
    }
}
