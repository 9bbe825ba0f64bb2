package org.tarnish.pipeline.job;

/** Kafka did not answer for longer than a call waits; the same call may succeed later. The message is one sentence. */
public final class BrokerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrokerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
