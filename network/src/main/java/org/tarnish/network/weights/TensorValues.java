package org.tarnish.network.weights;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import java.util.zip.ZipException;

/** Values of tensors of files that may be damaged. */
final class TensorValues {
    private TensorValues() {}

    /**
     * The values in row-major order.
     *
     * @throws InvalidWeightsException if the file does not hold them; trying again does not help
     * @throws IOException if the file cannot be read
     */
    static float[] read(String name, StoredTensor tensor) throws IOException {
        try {
            return tensor.read();
        } catch (UncheckedIOException e) {
            var cause = e.getCause();
            if (cause instanceof EOFException
                    || cause instanceof ZipException
                    || cause instanceof InvalidWeightsException) {
                throw new InvalidWeightsException(
                        "the values of the tensor '" + FileText.shown(name)
                                + "' cannot be read from the weights, which are"
                                + " damaged: " + FileText.shown(String.valueOf(cause.getMessage()))
                                + "; fetch or save them again",
                        e);
            }
            throw cause;
        }
    }

    /**
     * As {@link #read}, of weights.
     *
     * @throws InvalidWeightsException also if a value is infinite or not a number
     */
    static float[] finite(String name, StoredTensor tensor) throws IOException {
        var values = read(name, tensor);
        int wrong = IntStream.range(0, values.length)
                .filter(i -> !Float.isFinite(values[i]))
                .findFirst()
                .orElse(-1);
        if (wrong >= 0) {
            throw new InvalidWeightsException("the weights hold " + values[wrong] + " in the tensor '"
                    + FileText.shown(name) + "', first at value " + wrong + " of " + values.length
                    + ", and such a network classifies nothing; give weights whose values are all finite");
        }
        return values;
    }
}
