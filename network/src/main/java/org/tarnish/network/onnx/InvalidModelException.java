package org.tarnish.network.onnx;

import java.io.IOException;

/** A file is no model that can be evaluated; the message is the sentence, or its end, that says why. */
public final class InvalidModelException extends IOException {
    private static final long serialVersionUID = 1;

    public InvalidModelException(String message) {
        super(message);
    }

    InvalidModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
