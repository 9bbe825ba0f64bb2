package org.tarnish.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.RequestError;

/** A data set is named in one way, is there, is divided into no more than itself, and is cut out of what it is. */
final class DatasetRules implements Rules {
    private final Datasets datasets;

    DatasetRules(Datasets datasets) {
        this.datasets = datasets;
    }

    @Override
    public void check(JsonNode request, Findings findings, Completion completion) {
        var dataset = request.path("dataset");
        if (dataset.isObject()) {
            checkFractions(dataset, findings);
            checkResize(dataset.path("resize").path("torchvision"), request.path("imageSize"), findings);
            checkPlace(dataset, findings);
            checkRole(request, findings);
        }
    }

    private static void checkResize(JsonNode torchvision, JsonNode imageSize, Findings findings) {
        var path = "dataset.resize.torchvision";
        if (torchvision.has("share") && torchvision.has("shortSide")) {
            findings.add(path, torchvision, "must have one of share and shortSide, has both");
        }
        if (!findings.has(path + ".shortSide")
                && !findings.has("imageSize")
                && torchvision.path("shortSide").asInt(Integer.MAX_VALUE) < imageSize.asInt()) {
            findings.add(
                    path + ".shortSide",
                    torchvision.get("shortSide"),
                    "must be at least imageSize, which is " + imageSize.asInt() + ", was "
                            + torchvision.get("shortSide").asInt());
        }
    }

    private static void checkFractions(JsonNode dataset, Findings findings) {
        if (findings.has("dataset.validation") || findings.has("dataset.test")) {
            return;
        }
        double validation = dataset.path("validation").asDouble(DatasetRequest.DEFAULT_VALIDATION);
        double test = dataset.path("test").asDouble(DatasetRequest.DEFAULT_TEST);
        DatasetRequest.problem(validation, test).ifPresent(problem -> findings.add("dataset", null, problem));
    }

    /** What is judged on alone trains nothing, and has no images to train on. */
    private static void checkRole(JsonNode request, Findings findings) {
        var dataset = request.path("dataset");
        var alone = "evaluation".equals(text(dataset, "role"));
        for (var fraction : List.of("validation", "test")) {
            if (alone && dataset.has(fraction)) {
                findings.add(
                        "dataset." + fraction,
                        dataset.get(fraction),
                        "must be left out with role: evaluation, which divides nothing");
            }
        }
        var training = request.path("training");
        // Models made elsewhere are never trained.
        var trains = !request.path("architectures").isEmpty();
        if (trains
                && (alone || dataset.path("test").asDouble() == 1)
                && (training.isMissingNode() || training.isObject())
                && training.path("maxEpochs").asInt(-1) != 0) {
            findings.add(
                    "training.maxEpochs",
                    training.get("maxEpochs"),
                    "must be 0, as the data set is for evaluation alone and has no images to train on");
        }
        if (alone && request.has("curves")) {
            findings.add(
                    "curves",
                    null,
                    "must be left out with role: evaluation, for there are no epochs to draw them over");
        }
    }

    private void checkPlace(JsonNode dataset, Findings findings) {
        var given = Stream.of("name", "path", "url").filter(dataset::has).toList();
        if (given.size() != 1) {
            findings.add(new RequestError(
                    "dataset",
                    Wording.shown(dataset),
                    "must have exactly one of name, path and url, has "
                            + (given.isEmpty() ? "none" : String.join(" and ", given)),
                    List.of("name", "path", "url")));
            return;
        }
        var path = "dataset." + given.get(0);
        if (findings.has(path) || findings.has("dataset.sha256")) {
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
        datasets.problem(request).ifPresent(problem -> findings.add(missing(path, request, problem)));
    }

    private static RequestError missing(String path, DatasetRequest request, String problem) {
        if (request.name() == null) {
            return new RequestError(path, request.location(), problem, null);
        }
        var names = Datasets.names();
        var meant = Wording.closest(request.name(), names).filter(name -> !name.equals(request.name()));
        return new RequestError(
                path,
                request.name(),
                problem + meant.map(name -> "; did you mean '" + name + "'?").orElse(""),
                names);
    }

    private static String text(JsonNode mapping, String field) {
        return mapping.path(field).textValue();
    }
}
