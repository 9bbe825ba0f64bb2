package org.tarnish.experiment.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tarnish.experiment.methodology.Methodologies;
import org.tarnish.experiment.methodology.Methodology;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.MethodologyRequest;
import org.tarnish.experiment.request.ModelRequest;
import org.tarnish.experiment.request.TrainingSettings;

/** What the runs of a request are called: that follows from the request alone. */
public final class RunIds {
    private final ExperimentRequest request;

    public RunIds(ExperimentRequest request) {
        this.request = request;
    }

    /** The ids of runs, given models first; lazily, since there may be very many. */
    public Stream<String> all() {
        return Stream.concat(
                request.models().stream().map(ModelRequest::name),
                networks("").flatMap(network -> request.seeds().stream().map(seed -> network + seed)));
    }

    /** Whether a run of the request has that id. */
    public boolean has(String id) {
        return request.models().stream().anyMatch(model -> model.name().equals(id))
                || networks(id)
                        .anyMatch(network -> request.seeds().stream().anyMatch(seed -> id.equals(network + seed)));
    }

    /**
     * The ids of trained runs but for their seed.
     *
     * @param of those that an id can be one of, or empty for all
     */
    private Stream<String> networks(String of) {
        var labels = methodologies().stream()
                .map(Methodologies::of)
                .map(Methodology::label)
                .distinct()
                .toList();
        return request.architectures().stream()
                .filter(architecture -> of.isEmpty() || of.startsWith(architecture + "-"))
                .flatMap(architecture -> request.initializations().stream()
                        .flatMap(initialization -> request.training().each().stream()
                                .map(training -> start(initialization.label(), training))
                                .map(start -> architecture + "-" + start + "-")))
                .filter(start -> of.isEmpty() || of.startsWith(start))
                .flatMap(start -> labels.stream().map(label -> start + label + "-s"));
    }

    String of(String architecture, String initialization, TrainingSettings training, String methodology, long seed) {
        return String.join("-", architecture, start(initialization, training), methodology, "s" + seed);
    }

    private String start(String initialization, TrainingSettings training) {
        return request.training().each().size() == 1
                ? initialization
                : initialization + "-" + training.trainable().label();
    }

    /** The methodologies asked for, shared training first if any of them starts from it. */
    List<MethodologyRequest> methodologies() {
        var all = new ArrayList<MethodologyRequest>();
        if (request.methodologies().stream().map(Methodologies::of).anyMatch(Methodology::startsFromShared)) {
            all.add(new MethodologyRequest(Methodologies.SHARED, null));
        }
        all.addAll(request.methodologies());
        return all;
    }
}
