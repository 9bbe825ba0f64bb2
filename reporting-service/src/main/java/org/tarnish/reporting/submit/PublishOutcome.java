package org.tarnish.reporting.submit;

import java.util.List;
import org.tarnish.experiment.request.RequestError;

/** What is known of a request that was to be submitted. */
public sealed interface PublishOutcome {
    /** It was found good. */
    record Accepted(String id) implements PublishOutcome {}

    /** It was found bad. */
    record Rejected(String id, List<RequestError> errors) implements PublishOutcome {
        public Rejected {
            errors = List.copyOf(errors);
        }
    }

    /** It is published, and nobody has said yet what becomes of it. */
    record Undecided(String id) implements PublishOutcome {}

    /**
     * Nobody promises that it is published.
     *
     * @param reason one sentence
     */
    record Refused(String reason) implements PublishOutcome {}
}
