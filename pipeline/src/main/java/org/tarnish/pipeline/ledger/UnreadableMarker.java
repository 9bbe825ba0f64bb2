package org.tarnish.pipeline.ledger;

/** A task's marker is there and is not what Tarnish wrote; the message is one sentence. */
public final class UnreadableMarker extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableMarker(String key, Throwable cause) {
        super("the object '" + key + "' is damaged; delete it to have the task done anew", cause);
    }
}
