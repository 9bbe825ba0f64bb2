package org.tarnish.local.client;

import java.io.IOException;

/** There is no stack to talk to, or it does not answer; the message says what to do. */
public final class NoStackException extends IOException {
    private static final long serialVersionUID = 1L;

    public NoStackException(String message) {
        super(message);
    }

    public NoStackException(String message, Throwable cause) {
        super(message, cause);
    }
}
