package org.tarnish.cli.weights;

import java.util.Locale;

/** What of a trained network is written. */
public enum WeightsFormat {
    /** Weights for PyTorch, with a loader. */
    SAFETENSORS,
    /** The same, and the whole network as an ONNX file. */
    ONNX;

    /** As on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
