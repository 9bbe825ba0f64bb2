package org.tarnish.reporting.live;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;

/**
 * An experiment in the list.
 *
 * @param name what the researcher calls it
 * @param submitted in JSON as ISO 8601 text
 * @param done tasks that have ended, however they ended
 * @param total all tasks; 0 until the plan is known
 */
public record ExperimentSummary(
        String id,
        String name,
        ExperimentState state,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant submitted,
        int done,
        int total) {}
