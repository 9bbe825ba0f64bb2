package org.tarnish.network.weights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** The values of a tensor of a PyTorch file; equal where they are the same values of the same file. */
record TorchValues(TorchData data, TorchTensor tensor) implements Supplier<float[]> {
    @Override
    public float[] get() {
        if (tensor.count() == 0) {
            return new float[0];
        }
        try {
            var stored = data.read(tensor.storage(), tensor.offset(), Math.toIntExact(tensor.extent()));
            return tensor.gather(stored);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the data '" + FileText.shown(tensor.storage().key()) + "' of a file of weights"
                            + " could not be read",
                    e);
        }
    }
}
