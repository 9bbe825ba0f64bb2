package org.tarnish.learning.weights;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import org.tarnish.learning.architecture.Architecture;
import org.tarnish.learning.engine.Engines;

/** Networks that have learned nothing, as files: what speed is measured on. */
public final class RandomModel {
    private RandomModel() {}

    /** Writes random weights and the buffers they come with, for inference; the engine must run. */
    public static void write(Path file, Architecture architecture, int classes, long seed) throws IOException {
        try (var manager = Engines.manager(Device.cpu());
                var network = architecture.create(classes, manager)) {
            Initializations.random().apply(network, seed);
            Safetensors.write(file, ModelFile.tensors(network));
        }
    }
}
