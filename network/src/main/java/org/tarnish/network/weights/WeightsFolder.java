package org.tarnish.network.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Files of weights below one folder, which whoever runs Tarnish has set up ({@code TARNISH_WEIGHTS}). */
public final class WeightsFolder implements WeightsSource {
    private final Optional<Path> folder;

    /** @param folder empty where none is set up: then nothing is found */
    public WeightsFolder(Optional<Path> folder) {
        this.folder = folder;
    }

    /** As {@link WeightsSource#fetch}; the location is a path relative to the folder that does not lead out of it. */
    @Override
    public Path fetch(String location, String sha256) throws IOException {
        var file = find(location)
                .orElseThrow(() -> new IllegalArgumentException("there are no weights '" + location + "' in the folder "
                        + folder.map(Path::toString).orElse("of weights, which is not set up")
                        + "; give a path relative to it (TARNISH_WEIGHTS sets it)"));
        if (!sha256.isEmpty()) {
            ExpectedSum.require(location, WeightsSum.of(file), sha256);
        }
        return file;
    }

    /** The folder; empty where none is set up. */
    public Optional<Path> path() {
        return folder;
    }

    /** A file of the folder, links followed, if there is one. */
    Optional<Path> find(String location) throws IOException {
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            return Optional.empty();
        }
        try {
            var root = folder.get().toRealPath();
            var file = root.resolve(location);
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            return Optional.of(file.toRealPath()).filter(real -> real.startsWith(root));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("the weights' path '" + location + "' is no path: " + e.getReason(), e);
        }
    }
}
