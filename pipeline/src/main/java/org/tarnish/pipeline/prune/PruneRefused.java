package org.tarnish.pipeline.prune;

/** Something must not be removed, or cannot be told apart from what must not; the message is one sentence. */
public final class PruneRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PruneRefused(String message) {
        super(message);
    }

    PruneRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
