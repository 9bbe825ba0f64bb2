package org.tarnish.dataset.image;

import java.io.IOException;

/** One image cannot be decoded; the others are not concerned. The message names the file and the reason. */
public final class UnreadableImageException extends IOException {
    private static final long serialVersionUID = 1L;

    public UnreadableImageException(String message) {
        super(message);
    }

    public UnreadableImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
