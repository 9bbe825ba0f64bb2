package org.tarnish.cli.client;

import java.io.IOException;

/** There is no stack to talk to, or it does not answer; the message says what to do. */
public final class NoStackException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean passing;

    public NoStackException(String message) {
        super(message);
        passing = false;
    }

    public NoStackException(String message, Throwable cause) {
        super(message, cause);
        passing = false;
    }

    private NoStackException(String message, boolean passing) {
        super(message);
        this.passing = passing;
    }

    /** The stack is there and cannot answer now. */
    static NoStackException forNow(String message) {
        return new NoStackException(message, true);
    }

    /** Whether the stack is there and asking again later may help. */
    public boolean isPassing() {
        return passing;
    }
}
