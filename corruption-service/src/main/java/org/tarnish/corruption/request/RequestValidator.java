package org.tarnish.corruption.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.tarnish.corruption.ingest.DatasetAccess;
import org.tarnish.corruption.shards.FrostLibrary;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.network.weights.WeightsLibrary;
import org.tarnish.pipeline.event.RequestError;
import org.tarnish.pipeline.json.Json;

/** Finds everything that is wrong with a request before any work begins: its form, its names, and what they mean together. */
final class RequestValidator {
    private final RequestSchema schema;
    private final List<Rules> rules;

    RequestValidator(RequestSchema schema, DatasetAccess datasets, WeightsLibrary weights, FrostLibrary frost) {
        this.schema = schema;
        rules = List.of(
                new DatasetRules(datasets),
                new ClassRules(datasets),
                new ImageSetRules(datasets),
                new ArchitectureRules(),
                new InitializationRules(weights),
                new MethodologyRules(),
                new JudgeRules(),
                new TrainingRules(),
                new FrostRules(frost),
                new CurveRules());
    }

    /** As {@link #validate(JsonNode, List)} with no errors known. */
    ExperimentRequest validate(JsonNode json) {
        return validate(json, List.of());
    }

    /**
     * The request in a JSON object, with what the places hold that it names.
     *
     * @param known what is wrong with it besides
     * @throws BadRequest with every error that was found, the known ones first
     */
    ExperimentRequest validate(JsonNode json, List<RequestError> known) {
        var findings = new Findings();
        known.forEach(findings::add);
        schema.check(json, findings);
        var completion = new Completion();
        rules.forEach(rule -> rule.check(json, findings, completion));
        var errors = findings.errors();
        if (!errors.isEmpty()) {
            throw new BadRequest(errors);
        }
        return completion.of(Json.convert(json, ExperimentRequest.class));
    }
}
