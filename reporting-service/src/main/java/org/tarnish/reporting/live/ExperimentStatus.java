package org.tarnish.reporting.live;

import java.util.List;

/**
 * How far an experiment has come.
 *
 * @param kinds in the order of the work
 * @param activities what is going on now
 * @param errors why the request was rejected
 * @param report where the report is: a path on this server or an http address; null while there is none
 */
public record ExperimentStatus(
        ExperimentSummary summary,
        List<KindProgress> kinds,
        List<Activity> activities,
        List<RequestError> errors,
        String report) {
    public ExperimentStatus {
        kinds = List.copyOf(kinds);
        activities = List.copyOf(activities);
        errors = List.copyOf(errors);
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

    /** One error of a request: where, what stood there, what is allowed. */
    public record RequestError(String path, String value, String message) {}
}
