package org.tarnish.corruption.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.corruption.ingest.DatasetAccess;
import org.tarnish.corruption.shards.FrostLibrary;
import org.tarnish.experiment.plan.PlanSize;
import org.tarnish.experiment.plan.Planner;
import org.tarnish.learning.weights.WeightsLibrary;
import org.tarnish.machine.file.Sha256;
import org.tarnish.pipeline.event.RequestError;
import org.tarnish.pipeline.ledger.ExperimentOutcome;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.scheduling.Owner;

/**
 * Takes records of topic {@code experiments}: opens good experiments, rejects bad ones with every error, calls off
 * cancelled ones. The same record again changes nothing.
 */
public final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int MOST_CHARACTERS_OF_ID = 100;

    private final RequestValidator validator;
    private final DatasetAccess datasets;
    private final Owner owner;
    private final long mostTasks;
    private final Clock clock;

    /**
     * @param mostTasks of one experiment
     * @param weights whose folder is looked through for the files that requests name
     * @param frost the textures that requests may ask for
     */
    public Intake(
            DatasetAccess datasets,
            WeightsLibrary weights,
            FrostLibrary frost,
            Owner owner,
            long mostTasks,
            Clock clock) {
        this.validator = new RequestValidator(new RequestSchema(), datasets, weights, frost);
        this.datasets = datasets;
        this.owner = owner;
        this.mostTasks = mostTasks;
        this.clock = clock;
    }

    /**
     * Takes one record.
     *
     * @param key the experiment's id; where it is null or cannot be one, an id is made from {@code position}
     * @param value a request, or {@code {"cancel": true}}
     * @param position the record's place in its topic, the same at every delivery
     */
    public void take(String key, byte[] value, String position) throws InterruptedException {
        boolean usable = key != null && key.length() <= MOST_CHARACTERS_OF_ID && Keys.isSegment(key);
        var id = usable ? key : "experiment-" + Sha256.of(position).substring(0, 12);
        String name = null;
        try {
            var json = RequestReader.read(value);
            if (json.path("cancel").booleanValue()) {
                owner.cancel(id);
                return;
            }
            name = json.path("name").isTextual() ? Wording.shown(json.path("name")) : null;
            accept(id, json, key == null || usable ? List.of() : List.of(badKey(key)));
        } catch (BadRequest e) {
            LOG.info("experiment {}: rejected, {}", id, e.errors());
            owner.reject(
                    id,
                    new ExperimentOutcome(
                            ExperimentOutcome.State.REJECTED,
                            clock.instant(),
                            name,
                            null,
                            e.errors(),
                            clock.instant(),
                            null));
        }
    }

    private static RequestError badKey(String key) {
        return new RequestError(
                "",
                null,
                "the record's key must be the experiment's id, 1 to " + MOST_CHARACTERS_OF_ID
                        + " letters, digits, dots, dashes or underscores that begin with a letter or digit, was '"
                        + Wording.shorten(key) + "'",
                null);
    }

    private void accept(String id, JsonNode json, List<RequestError> known) throws InterruptedException {
        var request = validator.validate(json, known);
        PlanSize.atLeast(request).problem(mostTasks).ifPresent(problem -> {
            throw new BadRequest(List.of(new RequestError("", null, problem, null)));
        });
        String fingerprint;
        try {
            fingerprint = datasets.fingerprint(request.dataset());
        } catch (IOException e) {
            throw new BadRequest(
                    List.of(new RequestError("dataset", request.dataset().location(), e.getMessage(), null)));
        }
        owner.submit(new ExperimentRecord(id, clock.instant(), request, Planner.ingest(request, fingerprint)));
        LOG.info("experiment {}: accepted", id);
    }
}
