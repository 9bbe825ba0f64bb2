package org.tarnish.learning.network;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import org.tarnish.learning.engine.Engines;
import org.tarnish.network.architecture.Architecture;
import org.tarnish.network.weights.Initializations;
import org.tarnish.network.weights.ModelFile;
import org.tarnish.network.weights.Safetensors;

/** Networks that have learned nothing, as files: what speed is measured on. */
public final class RandomModel {
    private RandomModel() {}

    /** Writes random weights and the buffers they come with, for inference; the engine must run. */
    public static void write(Path file, Architecture architecture, int classes, long seed) throws IOException {
        try (var manager = Engines.manager(Device.cpu());
                var network = Network.create(architecture, classes, manager)) {
            Initializations.random().apply(network, seed);
            Safetensors.write(file, ModelFile.tensors(network));
        }
    }
}
