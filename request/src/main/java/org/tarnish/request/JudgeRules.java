package org.tarnish.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.tarnish.experiment.methodology.Methodologies;
import org.tarnish.experiment.request.MethodologyRequest;

/** Whose minimal images evaluate the others is a methodology or a model that the request asks for. */
final class JudgeRules implements Rules {
    private static final String PATH = "conditions.minimalImages.judge";

    @Override
    public void check(JsonNode request, Findings findings, Completion completion) {
        var judge = request.path("conditions").path("minimalImages").path("judge");
        if (!judge.isTextual() || findings.has(PATH) || findings.has("methodologies")) {
            return;
        }
        var labels = new ArrayList<String>();
        request.path("models").forEach(model -> labels.add(model.path("name").asText()));
        if (!request.path("architectures").isEmpty()) {
            labels.addAll(labels(request.path("methodologies")));
        }
        if (!labels.contains(judge.textValue())) {
            findings.add(Wording.unknownName(PATH, judge, labels));
        }
    }

    private static List<String> labels(JsonNode methodologies) {
        if (!methodologies.isArray() || methodologies.isEmpty()) {
            return List.of(Methodologies.SHARED, Methodologies.BASELINE);
        }
        var labels = new LinkedHashSet<String>();
        for (var json : methodologies) {
            var methodology = Methodologies.of(MethodologyRequest.of(RequestReader.as(json, Object.class)));
            if (methodology.startsFromShared()) {
                labels.add(Methodologies.SHARED);
            }
            labels.add(methodology.label());
        }
        return List.copyOf(labels);
    }
}
