package org.tarnish.learning.graph;

/** What may follow a convolution within the same operation. */
enum Activation {
    NONE("none", null),
    RECTIFIED("relu", "torch.relu_"),
    SIGMOID("sigmoid", "torch.sigmoid_"),
    SIGMOID_LINEAR("swish", "torch.silu_");

    private final String fused;
    private final String inPlace;

    Activation(String fused, String inPlace) {
        this.fused = fused;
        this.inPlace = inPlace;
    }

    /** Its name within oneDNN's fused operations. */
    String fused() {
        return fused;
    }

    /** The function that overwrites its operand; null for none. */
    String inPlace() {
        return inPlace;
    }

    /** The function that makes a new tensor; null for none. */
    String function() {
        return inPlace == null ? null : inPlace.substring(0, inPlace.length() - 1);
    }
}
