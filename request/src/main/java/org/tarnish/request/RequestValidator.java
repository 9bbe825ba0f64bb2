package org.tarnish.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.tarnish.dataset.FrostLibrary;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.RequestError;
import org.tarnish.network.weights.WeightsLibrary;

/**
 * Finds everything that is wrong with a request before any work begins: its form, its names, and what they mean
 * together. Safe for concurrent use.
 */
public final class RequestValidator {
    private final RequestSchema schema = new RequestSchema();
    private final List<Rules> rules;

    /**
     * @param datasets that requests may name
     * @param weights whose folder is looked through for the files that requests name
     * @param frost the textures that requests may ask for
     */
    public RequestValidator(Datasets datasets, WeightsLibrary weights, FrostLibrary frost) {
        rules = List.of(
                new DatasetRules(datasets),
                new ClassRules(datasets),
                new ImageSetRules(datasets),
                new CorruptedSetRules(datasets),
                new ArchitectureRules(),
                new InitializationRules(weights),
                new ModelRules(weights),
                new MethodologyRules(),
                new JudgeRules(),
                new TrainingRules(),
                new FrostRules(frost),
                new CurveRules(),
                new MeasureRules(),
                new ReferenceRules());
    }

    /** As {@link #validate(JsonNode, List)} with no errors known. */
    public ExperimentRequest validate(JsonNode json) {
        return validate(json, List.of());
    }

    /**
     * The request in a JSON object, with what the places hold that it names.
     *
     * @param known what is wrong with it besides
     * @throws BadRequest with every error that was found, the known ones first
     */
    public ExperimentRequest validate(JsonNode json, List<RequestError> known) {
        var findings = new Findings();
        known.forEach(findings::add);
        schema.check(json, findings);
        var completion = new Completion();
        rules.forEach(rule -> rule.check(json, findings, completion));
        var errors = findings.errors();
        if (!errors.isEmpty()) {
            throw new BadRequest(errors);
        }
        return completion.of(RequestReader.as(json, ExperimentRequest.class));
    }
}
