package org.tarnish.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** Who is shown an experiment's progress. */
@FunctionalInterface
public interface Audience {
    /**
     * Shows how things stand.
     *
     * @param json the same as the service told it
     * @param at time since the start of watching
     */
    void see(ExperimentView view, JsonNode json, Duration at);
}
