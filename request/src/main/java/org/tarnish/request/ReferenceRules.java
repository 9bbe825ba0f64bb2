package org.tarnish.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.tarnish.experiment.plan.RunIds;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.experiment.request.ExperimentRequest;

/**
 * The run that numbers are relative to is one of the request. What runs are called follows from everything that is trained,
 * so this is looked at once nothing else is wrong.
 */
final class ReferenceRules implements Rules {
    private static final String PATH = "conditions.reference";

    @Override
    public void check(JsonNode request, Findings findings, Completion completion) {
        var reference = request.path("conditions").path("reference");
        if (!reference.isTextual()
                || reference.textValue().equals(Conditions.ALEXNET)
                || !findings.errors().isEmpty()) {
            return;
        }
        var ids = new RunIds(RequestReader.as(request, ExperimentRequest.class));
        if (!ids.has(reference.textValue())) {
            List<String> known = Stream.concat(Stream.of(Conditions.ALEXNET), ids.all())
                    .limit(Findings.MOST)
                    .toList();
            findings.add(Wording.unknownName(PATH, reference, known));
        }
    }
}
