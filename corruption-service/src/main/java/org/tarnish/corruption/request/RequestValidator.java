package org.tarnish.corruption.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.tarnish.corruption.ingest.DatasetAccess;
import org.tarnish.corruption.shards.FrostLibrary;
import org.tarnish.experiment.methodology.Methodologies;
import org.tarnish.experiment.plan.Split;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.InitializationRequest;
import org.tarnish.experiment.request.MethodologyRequest;
import org.tarnish.learning.architecture.Architectures;
import org.tarnish.learning.weights.WeightsLibrary;
import org.tarnish.pipeline.event.RequestError;
import org.tarnish.pipeline.json.Json;

/** Finds everything that is wrong with a request before any work begins: its form, its names, and what they mean together. */
final class RequestValidator {
    private final RequestSchema schema;
    private final DatasetAccess datasets;
    private final WeightsLibrary weights;
    private final FrostLibrary frost;

    RequestValidator(RequestSchema schema, DatasetAccess datasets, WeightsLibrary weights, FrostLibrary frost) {
        this.schema = schema;
        this.datasets = datasets;
        this.weights = weights;
        this.frost = frost;
    }

    /** As {@link #validate(JsonNode, List)} with no errors known. */
    ExperimentRequest validate(JsonNode json) {
        return validate(json, List.of());
    }

    /**
     * The request in a JSON object, with the sums of the files of weights that it names.
     *
     * @param known what is wrong with it besides
     * @throws BadRequest with every error that was found, the known ones first
     */
    ExperimentRequest validate(JsonNode json, List<RequestError> known) {
        var errors = new ArrayList<>(known);
        errors.addAll(schema.check(json));
        checkDataset(json.path("dataset"), errors);
        var classes = new ClassesCheck(json, datasets, errors).check();
        var imageSets = new ImageSetsCheck(json, datasets, errors).check();
        checkArchitectures(json, errors);
        var initializations = new InitializationCheck(json, weights, errors).complete();
        checkMethodologies(json.path("methodologies"), errors);
        JudgeCheck.check(json, errors);
        checkTraining(json, errors);
        checkFrost(json, "conditions", errors);
        checkFrost(json, "curves", errors);
        checkCurves(json.path("curves"), errors);
        if (!errors.isEmpty()) {
            throw new BadRequest(errors);
        }
        return with(initializations, classes, imageSets, Json.convert(json, ExperimentRequest.class));
    }

    private static ExperimentRequest with(
            List<InitializationRequest> initializations,
            ClassesCheck classes,
            ImageSetsCheck imageSets,
            ExperimentRequest request) {
        return new ExperimentRequest(
                request.name(),
                classes.complete(request.dataset()),
                request.imageSize(),
                request.architectures(),
                initializations.isEmpty() ? request.initializations() : initializations,
                request.training(),
                request.methodologies(),
                imageSets.complete(request.conditions()),
                request.seeds(),
                request.curves(),
                request.rehearsal());
    }

    private void checkDataset(JsonNode dataset, List<RequestError> errors) {
        if (!dataset.isObject()) {
            return;
        }
        checkFractions(dataset, errors);
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
        var path = "dataset." + given.get(0);
        if (bad(path, errors) || bad("dataset.sha256", errors)) {
            return;
        }
        var request = new DatasetRequest(
                text(dataset, "name"),
                text(dataset, "path"),
                text(dataset, "url"),
                text(dataset, "sha256"),
                null,
                null,
                null);
        datasets.problem(request).ifPresent(problem -> errors.add(missing(path, request, problem)));
    }

    private static void checkFractions(JsonNode dataset, List<RequestError> errors) {
        if (bad("dataset.validation", errors) || bad("dataset.test", errors)) {
            return;
        }
        double validation = dataset.path("validation").asDouble(DatasetRequest.DEFAULT_VALIDATION);
        double test = dataset.path("test").asDouble(DatasetRequest.DEFAULT_TEST);
        if (validation + test > 1) {
            errors.add(new RequestError(
                    "dataset",
                    null,
                    "validation and test must be at most 1 together, were " + validation + " and " + test,
                    null));
        }
    }

    private static RequestError missing(String path, DatasetRequest request, String problem) {
        if (request.name() == null) {
            return new RequestError(path, request.location(), problem, null);
        }
        var names = DatasetAccess.names();
        var meant = Wording.closest(request.name(), names).filter(name -> !name.equals(request.name()));
        return new RequestError(
                path,
                request.name(),
                problem + meant.map(name -> "; did you mean '" + name + "'?").orElse(""),
                names);
    }

    private static void checkArchitectures(JsonNode json, List<RequestError> errors) {
        var size = json.path("imageSize");
        for (int i = 0; i < json.path("architectures").size(); i++) {
            var path = "architectures[" + i + "]";
            if (bad(path, errors)) {
                continue;
            }
            var name = json.path("architectures").get(i).asText();
            try {
                int minimum = Architectures.named(name).minimumSide();
                if (size.isNumber() && size.asInt() < minimum) {
                    errors.add(new RequestError(
                            path,
                            name,
                            "'" + name + "' needs images of at least " + minimum + " pixels, imageSize was "
                                    + size.asInt(),
                            null));
                }
            } catch (IllegalArgumentException e) {
                errors.add(new RequestError(path, name, e.getMessage(), null));
            }
        }
    }

    private static void checkTraining(JsonNode json, List<RequestError> errors) {
        if (json.path("training").isObject() && !bad("training", errors)) {
            boolean sized = json.path("imageSize").isNumber() && !bad("imageSize", errors);
            errors.addAll(TrainingRules.check(
                    json.get("training"), sized ? json.get("imageSize").asInt() : null));
        }
    }

    private static void checkMethodologies(JsonNode methodologies, List<RequestError> errors) {
        if (!methodologies.isArray()) {
            return;
        }
        var labels = new HashMap<String, Integer>();
        for (int i = 0; i < methodologies.size(); i++) {
            var path = "methodologies[" + i + "]";
            if (bad(path, errors)) {
                continue;
            }
            try {
                var request = MethodologyRequest.of(Json.convert(methodologies.get(i), Object.class));
                var earlier = labels.putIfAbsent(Methodologies.of(request).label(), i);
                if (earlier != null) {
                    errors.add(new RequestError(
                            path,
                            Wording.shown(methodologies.get(i)),
                            "asks for the same as methodologies[" + earlier + "]; leave one of them out",
                            null));
                }
            } catch (IllegalArgumentException e) {
                errors.add(new RequestError(path, Wording.shown(methodologies.get(i)), e.getMessage(), null));
            }
        }
    }

    private void checkFrost(JsonNode json, String part, List<RequestError> errors) {
        var path = part + ".corruptions.frostTextures";
        var textures = json.path(part).path("corruptions").path("frostTextures");
        if (textures.isTextual() && !bad(path, errors)) {
            frost.problem(textures.textValue())
                    .ifPresent(problem ->
                            errors.add(new RequestError(path, textures.textValue(), problem, frost.identities())));
        }
    }

    private static void checkCurves(JsonNode curves, List<RequestError> errors) {
        boolean named = curves.has("corruptions") || curves.has("reductions") || curves.has("imageSets");
        boolean test = Split.TEST.label().equals(curves.path("split").textValue());
        if (curves.isObject() && !named && !test && !bad("curves", errors)) {
            errors.add(new RequestError(
                    "curves",
                    Wording.shown(curves),
                    "must have corruptions, reductions or imageSets, for clean validation images are judged anyway; leave it out or"
                            + " ask for split: test",
                    List.of("corruptions", "reductions", "imageSets")));
        }
    }

    /** Whether something is known to be wrong at or below a path. */
    static boolean bad(String path, List<RequestError> errors) {
        return errors.stream()
                .map(RequestError::path)
                .anyMatch(other -> other.equals(path) || other.startsWith(path + ".") || other.startsWith(path + "["));
    }

    private static String text(JsonNode mapping, String field) {
        return mapping.path(field).textValue();
    }
}
