package org.tarnish.corruption.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tarnish.corruption.ingest.DatasetAccess;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.experiment.request.ImageSetRequest;
import org.tarnish.imaging.corruption.Corruptions;
import org.tarnish.imaging.perturbation.Perturbations;
import org.tarnish.imaging.reduction.Reductions;
import org.tarnish.pipeline.event.RequestError;
import org.tarnish.pipeline.json.Json;

/** Checks the images made elsewhere that a request wants runs to be judged on, and finds out what their places hold. */
final class ImageSetsCheck {
    private static final String PATH = "conditions.imageSets";
    private static final String CLEAN = "clean";
    private static final String MINIMAL = "minimal";

    private final JsonNode sets;
    private final JsonNode curves;
    private final DatasetAccess datasets;
    private final List<RequestError> errors;
    private final List<ImageSetRequest> identified = new ArrayList<>();

    /**
     * @param errors what is known to be wrong with the request; what is found is added
     */
    ImageSetsCheck(JsonNode request, DatasetAccess datasets, List<RequestError> errors) {
        this.sets = request.path("conditions").path("imageSets");
        this.curves = request.path("curves").path("imageSets");
        this.datasets = datasets;
        this.errors = errors;
    }

    ImageSetsCheck check() {
        for (int i = 0; i < sets.size(); i++) {
            if (sets.isArray() && !RequestValidator.bad(PATH + "[" + i + "]", errors)) {
                check(sets.get(i), PATH + "[" + i + "]");
            }
        }
        checkCurves();
        return this;
    }

    private void check(JsonNode json, String path) {
        var given = Stream.of("path", "url").filter(json::has).toList();
        if (given.size() != 1) {
            add(path, json, "must have exactly one of path and url, has " + (given.isEmpty() ? "none" : "both"));
            return;
        }
        var set = Json.convert(json, ImageSetRequest.class);
        if (isTaken(set.name())) {
            add(
                    path + ".name",
                    json.get("name"),
                    "the name '" + set.name() + "' is that of another condition; choose another, such as 'my-"
                            + set.name() + "'");
            return;
        }
        var problem = datasets.problem(set.source(null));
        if (problem.isPresent()) {
            add(path + "." + given.get(0), json.get(given.get(0)), problem.get());
            return;
        }
        try {
            identified.add(set.identified(datasets.fingerprint(set.source(null))));
        } catch (IOException e) {
            add(path + "." + given.get(0), json.get(given.get(0)), "the images cannot be read: " + e.getMessage());
        }
    }

    private void checkCurves() {
        var names = new ArrayList<String>();
        sets.forEach(set -> names.add(set.path("name").asText()));
        for (int i = 0; i < curves.size(); i++) {
            var path = "curves.imageSets[" + i + "]";
            if (curves.isArray()
                    && !RequestValidator.bad(path, errors)
                    && !names.contains(curves.get(i).asText())) {
                errors.add(Wording.unknownName(path, curves.get(i), names));
            }
        }
    }

    private boolean isTaken(String name) {
        return name.equals(CLEAN)
                || identified.stream().anyMatch(set -> set.name().equals(name))
                || Stream.of(Corruptions.names(), Reductions.names(), Perturbations.names(), List.of(MINIMAL))
                        .flatMap(List::stream)
                        .anyMatch(taken -> name.startsWith(taken + "-"));
    }

    /** The conditions with what the places of their image sets hold. */
    Conditions complete(Conditions conditions) {
        return identified.isEmpty() ? conditions : conditions.withImageSets(identified);
    }

    private void add(String path, JsonNode value, String message) {
        errors.add(new RequestError(path, Wording.shown(value), message, null));
    }
}
