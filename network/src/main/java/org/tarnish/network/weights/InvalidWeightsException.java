package org.tarnish.network.weights;

import java.io.IOException;

/** A file of weights whose content is damaged, hostile or of no known form; trying again does not help. */
public final class InvalidWeightsException extends IOException {
    private static final long serialVersionUID = 1;

    public InvalidWeightsException(String message) {
        super(message);
    }

    public InvalidWeightsException(String message, Throwable cause) {
        super(message, cause);
    }
}
