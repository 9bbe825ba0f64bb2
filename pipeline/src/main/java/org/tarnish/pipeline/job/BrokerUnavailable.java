package org.tarnish.pipeline.job;

/** Kafka did not take what it was given, or may have taken it without saying so; trying again later may help. */
public final class BrokerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BrokerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
