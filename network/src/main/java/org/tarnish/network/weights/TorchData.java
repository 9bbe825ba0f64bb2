package org.tarnish.network.weights;

import java.io.IOException;

/** The content of a PyTorch file. */
interface TorchData {
    /** What was saved. */
    Object root();

    /** @throws InvalidWeightsException if the file does not hold as many values as the storage says */
    void check(TorchStorage storage) throws IOException;

    /** Values of a storage, from its given value on. */
    float[] read(TorchStorage storage, long from, int count) throws IOException;
}
