package org.tarnish.corruption.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.experiment.plan.PlanSize;
import org.tarnish.experiment.plan.Planner;
import org.tarnish.experiment.request.RequestError;
import org.tarnish.machine.file.Sha256;
import org.tarnish.pipeline.ledger.ExperimentOutcome;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.request.BadRequest;
import org.tarnish.request.Datasets;
import org.tarnish.request.ExperimentId;
import org.tarnish.request.RequestReader;
import org.tarnish.request.RequestValidator;
import org.tarnish.scheduling.Owner;

/**
 * Takes records of topic {@code experiments}: opens good experiments, rejects bad ones with every error, calls off
 * cancelled ones. The same record again changes nothing.
 */
public final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final RequestValidator validator;
    private final Datasets datasets;
    private final Owner owner;
    private final long mostTasks;
    private final Clock clock;

    /** @param mostTasks of one experiment */
    public Intake(RequestValidator validator, Datasets datasets, Owner owner, long mostTasks, Clock clock) {
        this.validator = validator;
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
        boolean usable = key != null && ExperimentId.isUsable(key);
        var id = usable ? key : "experiment-" + Sha256.of(position).substring(0, 12);
        String name = null;
        try {
            var json = RequestReader.read(value);
            if (json.path("cancel").booleanValue()) {
                owner.cancel(id);
                return;
            }
            name = RequestReader.name(json);
            accept(id, json, key == null || usable ? List.of() : List.of(ExperimentId.error(key)));
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
