package org.tarnish.reporting.live;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.tarnish.experiment.request.RequestError;

/**
 * How far an experiment has come.
 *
 * @param kinds in the order of the work
 * @param activities what is going on now
 * @param errors why the request was rejected
 * @param problems what failed in it so far
 * @param report where the report is: a path on this server or an http address; null while there is none
 */
public record ExperimentStatus(
        @JsonUnwrapped ExperimentSummary summary,
        List<KindProgress> kinds,
        List<Activity> activities,
        List<RequestError> errors,
        List<Problem> problems,
        String report) {
    public ExperimentStatus {
        kinds = List.copyOf(kinds);
        activities = List.copyOf(activities);
        errors = List.copyOf(errors);
        problems = List.copyOf(problems);
        if (report != null && !report.matches("(?s)(/(?!/)|https?://).*")) {
            throw new IllegalArgumentException(
                    "the address of a report must begin with / or http:// or https://, was '" + report + "'");
        }
    }

    /**
     * The tasks of one kind. {@code done + failed + skipped + running <= total}; the rest waits.
     *
     * @param kind such as {@code train}
     * @param done tasks whose result is there
     * @param reused those of {@code done} whose result was there before
     */
    public record KindProgress(String kind, int total, int done, int reused, int failed, int skipped, int running) {}

    /**
     * A task at work.
     *
     * @param task id of the task
     * @param text what it does, in a few words
     * @param done how many units it has done
     * @param total how many units there are, 0 if not known
     * @param rate units per second, 0 if not known
     * @param unit such as {@code images}
     */
    public record Activity(String task, String text, long done, long total, double rate, String unit) {}

    /**
     * Something that failed.
     *
     * @param task id of the task; empty for the experiment as a whole
     * @param kind failed or skipped
     * @param what what it was for
     */
    public record Problem(String task, String kind, String what, String reason) {}
}
