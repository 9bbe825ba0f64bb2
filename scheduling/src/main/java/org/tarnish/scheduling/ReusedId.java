package org.tarnish.scheduling;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tarnish.experiment.request.RequestError;
import org.tarnish.machine.file.Sha256;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.ExperimentOutcome;
import org.tarnish.pipeline.ledger.ExperimentRecord;

/**
 * A request that comes under the id of another one. It is rejected under an id of its own, so that whoever sent it finds out
 * and the other one goes on; the same request sent again is no other one.
 *
 * @param ownId the id in use, a dash, and the first digits of the request's hash
 */
record ReusedId(String ownId, ExperimentOutcome rejection) {
    private static final int LONGEST = 91;
    private static final int DIGITS = 8;

    /**
     * @param known the experiment that has the id
     * @return empty if both ask for the same
     */
    static Optional<ReusedId> of(ExperimentRecord known, ExperimentRecord asked, Instant now) {
        var content = Json.bytes(asked.request());
        if (Arrays.equals(content, Json.bytes(known.request()))) {
            return Optional.empty();
        }
        var id = asked.id();
        var error = new RequestError(
                "",
                null,
                "the id '" + id + "' is that of another request, submitted at " + known.submitted()
                        + "; submit this one under an id of its own",
                null);
        return Optional.of(new ReusedId(
                id.substring(0, Math.min(id.length(), LONGEST)) + "-"
                        + Sha256.of(content).substring(0, DIGITS),
                new ExperimentOutcome(
                        ExperimentOutcome.State.REJECTED,
                        now,
                        asked.request().name(),
                        null,
                        List.of(error),
                        now,
                        null)));
    }
}
