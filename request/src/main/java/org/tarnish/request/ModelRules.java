package org.tarnish.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.tarnish.experiment.request.ModelRequest;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.onnx.InvalidModelException;
import org.tarnish.network.onnx.ModelFiles;
import org.tarnish.network.weights.WeightsLibrary;

/** There is something to evaluate, and given models have names of their own and are files that can be evaluated. */
final class ModelRules implements Rules {
    private static final String MODELS = "models";

    private final ModelFiles files;

    ModelRules(WeightsLibrary weights) {
        files = new ModelFiles(weights);
    }

    @Override
    public void check(JsonNode request, Findings findings, Completion completion) {
        if (!request.has("architectures") && !request.has(MODELS)) {
            findings.add(Wording.missing("", "architectures"));
            return;
        }
        var taken = new HashSet<String>();
        findings.entries(request.path("architectures"), "architectures", (path, name) -> taken.add(name.asText()));
        int size = request.path("imageSize").asInt();
        findings.entries(
                request.path(MODELS), MODELS, (path, json) -> check(path, json, size, taken, findings, completion));
    }

    private void check(
            String path, JsonNode json, int size, Set<String> taken, Findings findings, Completion completion) {
        var given = Stream.of("path", "url").filter(json::has).toList();
        if (given.size() != 1) {
            findings.add(
                    path, json, "must have exactly one of path and url, has " + (given.isEmpty() ? "none" : "both"));
            return;
        }
        if (json.has("url") && !json.has("sha256")) {
            findings.add(
                    path + ".sha256",
                    json,
                    "a model behind an address needs its sha256, 64 hexadecimal digits; sha256sum FILE computes it");
            return;
        }
        try {
            var model = RequestReader.as(json, ModelRequest.class);
            if (Architectures.names().contains(model.name()) || !taken.add(model.name())) {
                findings.add(
                        path + ".name",
                        json.get("name"),
                        "the name '" + model.name() + "' is that of a network or of another model; choose another, such"
                                + " as 'my-" + model.name() + "'");
                return;
            }
            completion.add(files.identified(model, size));
        } catch (InvalidModelException e) {
            findings.add(path + "." + given.get(0), json.get(given.get(0)), e.getMessage());
        } catch (IllegalArgumentException e) {
            findings.add(path, json, e.getMessage());
        } catch (IOException e) {
            findings.add(
                    path + "." + given.get(0), json.get(given.get(0)), "the model cannot be read: " + e.getMessage());
        }
    }
}
