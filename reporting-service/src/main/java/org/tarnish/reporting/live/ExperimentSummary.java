package org.tarnish.reporting.live;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.tarnish.report.html.Numbers;

/**
 * An experiment in the list.
 *
 * @param name what the researcher calls it
 * @param submitted in JSON as ISO 8601 text
 * @param done tasks that have ended, however they ended
 * @param failed those of {@code done} that failed, without those that were skipped
 * @param total all tasks; 0 until the plan is known
 */
public record ExperimentSummary(
        String id,
        String name,
        ExperimentState state,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant submitted,
        int done,
        int failed,
        int total) {
    /** How it stands or ended, in the words of all pages and commands. */
    @JsonProperty
    public String words() {
        return state == ExperimentState.COMPLETE && failed > 0
                ? "complete with " + Numbers.count(failed) + (failed == 1 ? " failure" : " failures")
                : state.label();
    }
}
