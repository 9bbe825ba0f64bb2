package org.tarnish.request;

import java.util.ArrayList;
import java.util.List;
import org.tarnish.experiment.request.ClassMapping;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.experiment.request.CorruptedSetRequest;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.ImageSetRequest;
import org.tarnish.experiment.request.InitializationRequest;
import org.tarnish.experiment.request.ModelRequest;

/**
 * What the places that a request names hold, to be written into it: so that their content is part of what it asks for.
 * Not thread-safe.
 */
final class Completion {
    private final List<InitializationRequest> initializations = new ArrayList<>();
    private final List<ImageSetRequest> imageSets = new ArrayList<>();
    private final List<ModelRequest> models = new ArrayList<>();
    private ClassMapping classes;
    private CorruptedSetRequest corrupted;

    void classes(ClassMapping read) {
        classes = read;
    }

    void add(InitializationRequest known) {
        initializations.add(known);
    }

    void add(ImageSetRequest identified) {
        imageSets.add(identified);
    }

    void add(CorruptedSetRequest identified) {
        corrupted = identified;
    }

    void add(ModelRequest identified) {
        models.add(identified);
    }

    ExperimentRequest of(ExperimentRequest request) {
        return new ExperimentRequest(
                request.name(),
                classes == null ? request.dataset() : request.dataset().withClasses(classes),
                request.imageSize(),
                request.architectures(),
                initializations.isEmpty() ? request.initializations() : initializations,
                request.training(),
                request.methodologies(),
                conditions(request.conditions()),
                request.seeds(),
                request.curves(),
                request.rehearsal(),
                models.isEmpty() ? request.models() : models,
                request.measures(),
                request.evaluation());
    }

    private Conditions conditions(Conditions asked) {
        var known = imageSets.isEmpty() ? asked : asked.withImageSets(imageSets);
        return corrupted == null
                ? known
                : known.withCorruptions(known.corruptions().from(corrupted));
    }
}
