package org.tarnish.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.tarnish.experiment.request.ClassMapping;

/** Classes made of a data set's own are a mapping, or a file that holds one. */
final class ClassRules implements Rules {
    private static final String PATH = "dataset.classes";

    private final Datasets datasets;

    ClassRules(Datasets datasets) {
        this.datasets = datasets;
    }

    @Override
    public void check(JsonNode request, Findings findings, Completion completion) {
        var classes = request.path("dataset").path("classes");
        if (classes.isMissingNode() || findings.has(PATH)) {
            return;
        }
        try {
            var given = ClassMapping.of(RequestReader.as(classes, Object.class));
            completion.classes(given.file() == null ? given : datasets.classes(given.file()));
        } catch (IllegalArgumentException | IOException e) {
            var file = classes.isTextual() ? "the mapping in '" + Wording.shown(classes) + "' cannot be used: " : "";
            findings.add(PATH, classes, file + e.getMessage());
        }
    }
}
