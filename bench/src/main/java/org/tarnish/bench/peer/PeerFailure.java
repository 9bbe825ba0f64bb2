package org.tarnish.bench.peer;

import java.io.IOException;

/** A peer did not answer as it should; the message is a sentence with the last that it wrote to its log. */
public final class PeerFailure extends IOException {
    private static final long serialVersionUID = 1;

    PeerFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
