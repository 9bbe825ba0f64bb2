package org.tarnish.network.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.result.WeightsOrigin;
import org.tarnish.machine.file.Sha256;

/**
 * Weights from a file.
 *
 * @param name what the file is called in messages and reports
 * @param normalize how images must be normalized for the weights, or null if as the data set says
 */
record FileInitialization(String name, Finder finder, Normalization normalize) implements Initialization {
    /** Finds the file when it is needed. */
    @FunctionalInterface
    interface Finder {
        Path file() throws IOException;
    }

    @Override
    public WeightsOrigin apply(Model network, long seed) throws IOException {
        var file = finder.file();
        var replaced = PretrainedWeights.load(network, WeightsFile.read(file), seed);
        return new WeightsOrigin(name, Sha256.of(file), replaced.orElse(null));
    }

    @Override
    public Optional<Normalization> normalization() {
        return Optional.ofNullable(normalize);
    }
}
