package org.tarnish.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.tarnish.dataset.FrostLibrary;
import org.tarnish.experiment.request.RequestError;

/** Textures of frost that conditions or curves ask for are here. */
final class FrostRules implements Rules {
    private final FrostLibrary frost;

    FrostRules(FrostLibrary frost) {
        this.frost = frost;
    }

    @Override
    public void check(JsonNode request, Findings findings, Completion completion) {
        for (var part : List.of("conditions", "curves")) {
            var path = part + ".corruptions.frostTextures";
            var textures = request.path(part).path("corruptions").path("frostTextures");
            if (textures.isTextual() && !findings.has(path)) {
                frost.problem(textures.textValue())
                        .ifPresent(problem -> findings.add(
                                new RequestError(path, textures.textValue(), problem, frost.identities())));
            }
        }
    }
}
