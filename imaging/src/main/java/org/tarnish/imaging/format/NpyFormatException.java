package org.tarnish.imaging.format;

import java.io.IOException;

/** A file is not an {@code .npy} array of the expected kind; the message names it and says what is wrong. */
public final class NpyFormatException extends IOException {
    private static final long serialVersionUID = 1;

    NpyFormatException(String message) {
        super(message);
    }
}
