package org.tarnish.reporting.web;

import io.smallrye.mutiny.Uni;

/** Topic {@code experiments}. */
interface Requests {
    /** Publishes a record; completes when Kafka has it, and fails within seconds if it does not say so. */
    Uni<Void> publish(String id, byte[] json);
}
