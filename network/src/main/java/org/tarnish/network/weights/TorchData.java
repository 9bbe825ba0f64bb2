package org.tarnish.network.weights;

import java.io.IOException;
import java.util.Collection;

/** The content of a PyTorch file. */
interface TorchData {
    /** What was saved. */
    Object root();

    /** @throws InvalidWeightsException if the file does not hold the values that one of the storages says it does */
    void check(Collection<TorchStorage> storages) throws IOException;

    /** Values of a storage, from its given value on. */
    float[] read(TorchStorage storage, long from, int count) throws IOException;
}
