package org.tarnish.network.weights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.tarnish.network.architecture.Architecture;
import org.tarnish.network.architecture.TinyArchitecture;

/** The checkpoints that {@code src/test/python/checkpoints.py} has written with PyTorch. */
final class TorchCheckpoints {
    static final Architecture TINY = TinyArchitecture.make();
    static final int VALUES = 71;

    private TorchCheckpoints() {}

    static Path file(String name) {
        try {
            return Path.of(TorchCheckpoints.class.getResource("torch/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static WeightsChoice choice(String name, String use) throws IOException {
        return WeightsChoice.of(name, WeightsFile.read(file(name), name), TINY, use);
    }

    /** All values in the order of the state dict. */
    static float[] values(WeightsChoice choice) {
        var values = new float[VALUES];
        int at = 0;
        for (var spec : TINY.tensors(3)) {
            var read = choice.tensors().get(spec.name()).read();
            System.arraycopy(read, 0, values, at, read.length);
            at += read.length;
        }
        if (at != VALUES) {
            throw new UncheckedIOException(new IOException("the network has " + at + " values"));
        }
        return values;
    }
}
