package org.tarnish.corruption.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.tarnish.corruption.ingest.DatasetAccess;
import org.tarnish.experiment.request.ClassMapping;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.pipeline.event.RequestError;
import org.tarnish.pipeline.json.Json;

/** Checks which classes a request makes of its data set's, and reads the file that they are in. */
final class ClassesCheck {
    private static final String PATH = "dataset.classes";

    private final JsonNode classes;
    private final DatasetAccess datasets;
    private final List<RequestError> errors;
    private ClassMapping mapping;

    /**
     * @param errors what is known to be wrong with the request; what is found is added
     */
    ClassesCheck(JsonNode request, DatasetAccess datasets, List<RequestError> errors) {
        this.classes = request.path("dataset").path("classes");
        this.datasets = datasets;
        this.errors = errors;
    }

    ClassesCheck check() {
        if (classes.isMissingNode() || RequestValidator.bad(PATH, errors)) {
            return this;
        }
        try {
            var given = ClassMapping.of(Json.convert(classes, Object.class));
            mapping = given.file() == null ? given : datasets.classes(given.file());
        } catch (IllegalArgumentException | IOException e) {
            var file = classes.isTextual() ? "the mapping in '" + Wording.shown(classes) + "' cannot be used: " : "";
            errors.add(new RequestError(PATH, Wording.shown(classes), file + e.getMessage(), null));
        }
        return this;
    }

    /** The data set with the mapping written out, so that the file's content is part of what the request asks for. */
    DatasetRequest complete(DatasetRequest dataset) {
        return mapping == null ? dataset : dataset.withClasses(mapping);
    }
}
