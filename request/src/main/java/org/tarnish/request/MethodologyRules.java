package org.tarnish.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.tarnish.experiment.methodology.Methodologies;
import org.tarnish.experiment.request.MethodologyRequest;

/** A methodology has parameters that go together, and is asked for once. */
final class MethodologyRules implements Rules {
    @Override
    public void check(JsonNode request, Findings findings, Completion completion) {
        var labels = new HashMap<String, String>();
        findings.entries(
                request.path("methodologies"), "methodologies", (path, json) -> check(path, json, labels, findings));
    }

    private static void check(String path, JsonNode json, Map<String, String> labels, Findings findings) {
        try {
            var request = MethodologyRequest.of(RequestReader.as(json, Object.class));
            var earlier = labels.putIfAbsent(Methodologies.of(request).label(), path);
            if (earlier != null) {
                findings.add(path, json, "asks for the same as " + earlier + "; leave one of them out");
            }
        } catch (IllegalArgumentException e) {
            findings.add(path, json, e.getMessage());
        }
    }
}
