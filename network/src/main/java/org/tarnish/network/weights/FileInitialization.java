package org.tarnish.network.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.result.WeightsOrigin;
import org.tarnish.network.architecture.Architecture;

/**
 * Weights from a file.
 *
 * @param name what the file is called in messages and reports
 * @param architecture that takes them
 * @param use which of the file's state dicts is meant, or null if it has one or one that is no average
 * @param asked how the request says that images are normalized
 */
record FileInitialization(String name, Finder finder, Architecture architecture, String use, AskedNormalization asked)
        implements Initialization {
    /** Finds the file when it is needed. */
    @FunctionalInterface
    interface Finder {
        Path file() throws IOException;
    }

    @Override
    public WeightsOrigin apply(Model network, long seed) throws IOException {
        var file = finder.file();
        var choice = choice(file);
        var replaced = PretrainedWeights.load(network, choice.tensors(), seed);
        return new WeightsOrigin(name, WeightsSum.of(file), replaced.orElse(null), choice.taken());
    }

    @Override
    public Optional<Normalization> normalization() throws IOException {
        return asked.with(choice(finder.file()).normalization());
    }

    /**
     * Reads what headers tell of the file, and the normalization that may lie in it.
     *
     * @throws IllegalArgumentException if it does not fit the architecture or the request
     * @throws InvalidWeightsException if it is damaged or no file of weights
     */
    void check() throws IOException {
        normalization();
    }

    /** The same, of a file that is known to lie somewhere. */
    FileInitialization in(Path file) {
        return new FileInitialization(name, () -> file, architecture, use, asked);
    }

    /** A file that was fetched lies under its sum; messages call it what the request does. */
    private WeightsChoice choice(Path file) throws IOException {
        return WeightsChoice.of(name, WeightsFile.read(file, name), architecture, use);
    }
}
