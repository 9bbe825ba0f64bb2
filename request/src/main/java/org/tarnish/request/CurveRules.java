package org.tarnish.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import org.tarnish.experiment.request.ImageSetRequest;
import org.tarnish.experiment.request.RequestError;
import org.tarnish.experiment.request.Split;

/** Curves show more than every run has anyway, and only image sets that the conditions name. */
final class CurveRules implements Rules {
    @Override
    public void check(JsonNode request, Findings findings, Completion completion) {
        var names = new LinkedHashSet<String>();
        var foreign = new HashSet<String>();
        request.path("conditions").path("imageSets").forEach(set -> {
            boolean ood =
                    ImageSetRequest.Role.OOD.label().equals(set.path("role").textValue());
            var known = ood ? foreign : names;
            if (known.size() < Findings.MOST) {
                known.add(set.path("name").asText());
            }
        });
        var curves = request.path("curves");
        findings.entries(curves.path("imageSets"), "curves.imageSets", (path, name) -> {
            if (foreign.contains(name.asText())) {
                findings.add(
                        path,
                        name,
                        "no image of '" + name.asText()
                                + "' can be classified right, since its role is ood; leave it out");
            } else if (!names.contains(name.asText())) {
                findings.add(Wording.unknownName(path, name, List.copyOf(names)));
            }
        });
        boolean named = curves.has("corruptions") || curves.has("reductions") || curves.has("imageSets");
        boolean test = Split.TEST.label().equals(curves.path("split").textValue());
        if (curves.isObject() && !named && !test && !findings.has("curves")) {
            findings.add(new RequestError(
                    "curves",
                    Wording.shown(curves),
                    "must have corruptions, reductions or imageSets, for clean validation images are evaluated anyway;"
                            + " leave it out or ask for split: test",
                    List.of("corruptions", "reductions", "imageSets")));
        }
    }
}
