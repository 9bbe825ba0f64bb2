package org.tarnish.pipeline.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.tarnish.pipeline.json.Json;

/**
 * The proof that a task is done, written last.
 *
 * @param experiment on whose behalf it was executed
 * @param worker who did it
 * @param attempt 1 if the first attempt succeeded
 * @param seconds wall time of the attempt that succeeded
 * @param result the task's result record
 */
public record Marker(
        String task, String experiment, String worker, int attempt, double seconds, Instant at, JsonNode result) {
    /** The result as its record. */
    public <T> T result(Class<T> type) {
        return Json.convert(result, type);
    }
}
