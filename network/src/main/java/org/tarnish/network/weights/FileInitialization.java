package org.tarnish.network.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
        var choice = checked(WeightsFile.read(file, name));
        var replaced = PretrainedWeights.load(network, choice.tensors(), seed);
        return new WeightsOrigin(name, WeightsSum.of(file), replaced.orElse(null), choice.taken());
    }

    /** As the request says; else the file is asked, which is why a run that goes on needs it still. */
    @Override
    public Optional<Normalization> normalization() throws IOException {
        return asked.given()
                ? Optional.ofNullable(asked.normalization())
                : Optional.ofNullable(
                        checked(WeightsFile.read(finder.file(), name)).normalization());
    }

    /**
     * What of a file's content the network takes.
     *
     * @throws IllegalArgumentException if it does not fit the architecture or the request
     * @throws InvalidWeightsException if a layer that normalizes images cannot do so
     */
    WeightsChoice checked(List<StateDict> content) throws IOException {
        var choice = WeightsChoice.of(name, content, architecture, use);
        asked.requireLike(choice.normalization());
        return choice;
    }
}
