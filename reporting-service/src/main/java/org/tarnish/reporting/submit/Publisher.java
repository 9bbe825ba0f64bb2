package org.tarnish.reporting.submit;

import java.util.concurrent.CompletableFuture;

/** Publishes records of topic {@code experiments}, as any other client does. */
@FunctionalInterface
public interface Publisher {
    /**
     * Publishes once; returns at once. Completes when Kafka has the record, exceptionally if it does not take it within
     * a few seconds: then it is not tried again.
     *
     * @param id of the experiment, the record's key
     */
    CompletableFuture<Void> publish(String id, byte[] json);
}
