package org.tarnish.request;

import com.fasterxml.jackson.databind.JsonNode;
import org.tarnish.experiment.request.RequestError;
import org.tarnish.network.architecture.Architectures;

/** A network exists and images are large enough for it. */
final class ArchitectureRules implements Rules {
    @Override
    public void check(JsonNode request, Findings findings, Completion completion) {
        findings.entries(
                request.path("architectures"),
                "architectures",
                (path, name) -> check(path, name.asText(), request.path("imageSize"), findings));
    }

    private static void check(String path, String name, JsonNode size, Findings findings) {
        try {
            int minimum = Architectures.named(name).minimumSide();
            if (size.isNumber() && size.asInt() < minimum) {
                findings.add(new RequestError(
                        path,
                        name,
                        "'" + name + "' needs images of at least " + minimum + " pixels, imageSize was " + size.asInt(),
                        null));
            }
        } catch (IllegalArgumentException e) {
            findings.add(new RequestError(path, name, e.getMessage(), null));
        }
    }
}
