package org.tarnish.corruption.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.tarnish.corruption.ingest.DatasetAccess;
import org.tarnish.experiment.methodology.Methodologies;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.MethodologyRequest;
import org.tarnish.learning.architecture.Architectures;
import org.tarnish.pipeline.event.RequestError;
import org.tarnish.pipeline.json.Json;

/** Finds everything that is wrong with a request before any work begins: its form, its names, and what they mean together. */
final class RequestValidator {
    private final RequestSchema schema;
    private final DatasetAccess datasets;

    RequestValidator(RequestSchema schema, DatasetAccess datasets) {
        this.schema = schema;
        this.datasets = datasets;
    }

    /**
     * The request in a JSON object.
     *
     * @throws BadRequest with every error that was found
     */
    ExperimentRequest validate(JsonNode json) {
        var errors = new ArrayList<>(schema.check(json));
        checkDataset(json.path("dataset"), errors);
        checkSizes(json, errors);
        checkMethodologies(json.path("methodologies"), errors);
        if (!errors.isEmpty()) {
            throw new BadRequest(errors);
        }
        return Json.convert(json, ExperimentRequest.class);
    }

    private void checkDataset(JsonNode dataset, List<RequestError> errors) {
        if (!dataset.isObject()) {
            return;
        }
        var given = Stream.of("name", "path", "url").filter(dataset::has).toList();
        if (given.size() != 1) {
            errors.add(new RequestError(
                    "dataset",
                    Wording.shown(dataset),
                    "must have exactly one of name, path and url, has "
                            + (given.isEmpty() ? "none" : String.join(" and ", given)),
                    List.of("name", "path", "url")));
            return;
        }
        if (errors.stream().anyMatch(error -> error.path().startsWith("dataset"))) {
            return;
        }
        var request = Json.convert(dataset, DatasetRequest.class);
        if (request.validation() + request.test() > 1) {
            errors.add(new RequestError(
                    "dataset",
                    null,
                    "validation and test must be at most 1 together, were " + request.validation() + " and "
                            + request.test(),
                    null));
        }
        datasets.problem(request)
                .ifPresent(problem -> errors.add(new RequestError(
                        "dataset." + given.get(0),
                        request.location(),
                        problem
                                + Wording.closest(request.location(), DatasetAccess.names())
                                        .filter(name -> request.name() != null && !name.equals(request.name()))
                                        .map(name -> "; did you mean '" + name + "'?")
                                        .orElse(""),
                        request.name() != null ? DatasetAccess.names() : List.of())));
    }

    private static void checkSizes(JsonNode json, List<RequestError> errors) {
        var size = json.path("imageSize");
        if (!size.isInt() || !json.path("architectures").isArray()) {
            return;
        }
        int index = 0;
        for (var name : json.path("architectures")) {
            int minimum = Architectures.names().contains(name.asText())
                    ? Architectures.named(name.asText()).minimumSide()
                    : 0;
            if (size.asInt() < minimum) {
                errors.add(new RequestError(
                        "architectures[" + index + "]",
                        name.asText(),
                        "needs images of at least " + minimum + " pixels, imageSize is " + size.asInt(),
                        null));
            }
            index++;
        }
    }

    private static void checkMethodologies(JsonNode methodologies, List<RequestError> errors) {
        if (!methodologies.isArray()
                || errors.stream().anyMatch(error -> error.path().startsWith("methodologies"))) {
            return;
        }
        var labels = new ArrayList<String>();
        for (int i = 0; i < methodologies.size(); i++) {
            var path = "methodologies[" + i + "]";
            try {
                var request = MethodologyRequest.of(Json.convert(methodologies.get(i), Object.class));
                var label = Objects.requireNonNull(Methodologies.of(request)).label();
                if (labels.contains(label)) {
                    errors.add(new RequestError(
                            path, Wording.shown(methodologies.get(i)), "asks for the same methodology twice", null));
                }
                labels.add(label);
            } catch (IllegalArgumentException e) {
                errors.add(new RequestError(path, Wording.shown(methodologies.get(i)), e.getMessage(), null));
            }
        }
    }
}
