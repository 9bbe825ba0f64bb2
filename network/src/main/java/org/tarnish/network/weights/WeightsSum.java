package org.tarnish.network.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tarnish.machine.file.Sha256;

/** The sum of all that weights are read from. */
final class WeightsSum {
    private WeightsSum() {}

    /**
     * A file's sha256; of an index, that of the index and the files that it names, one after the other by name: what
     * {@code cat model.safetensors.index.json model-*.safetensors | sha256sum} says. A file that is named as an index and is none has
     * its own sum.
     */
    static String of(Path file) throws IOException {
        if (!ShardIndex.isNamedAsOne(file)) {
            return Sha256.of(file);
        }
        var sum = new Sha256();
        for (var part : parts(file)) {
            try (var content = Files.newInputStream(part)) {
                sum.add(content);
            }
        }
        return sum.hex();
    }

    private static List<Path> parts(Path index) throws IOException {
        var parts = new ArrayList<Path>();
        parts.add(index);
        try {
            parts.addAll(ShardIndex.read(index).files());
        } catch (InvalidWeightsException whoeverOpensItSaysWhy) {
            return List.of(index);
        }
        return parts;
    }
}
