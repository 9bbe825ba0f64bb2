package org.tarnish.cli.client;

import java.io.IOException;

/** A file that is no experiment; the message names it, the place in it, and what to do. */
public final class RequestFileException extends IOException {
    private static final long serialVersionUID = 1L;

    RequestFileException(String message) {
        super(message);
    }

    RequestFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
