package org.tarnish.pipeline.ledger;

/** An object of an experiment is there and is not what Tarnish wrote; the message is one sentence. */
public final class UnreadableExperiment extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableExperiment(String experiment, String key, Throwable cause) {
        super(
                "the object '" + key + "' cannot be read (it is damaged, or of another version of Tarnish); submit the"
                        + " request of experiment '" + experiment + "' again under another id",
                cause);
    }
}
