package org.tarnish.corruption.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tarnish.experiment.request.InitializationRequest;
import org.tarnish.learning.weights.Initializations;
import org.tarnish.learning.weights.WeightsLibrary;
import org.tarnish.pipeline.event.RequestError;
import org.tarnish.pipeline.json.Json;

/** Checks how a request wants weights to begin, against each of its architectures and the files that are there. */
final class InitializationCheck {
    private final JsonNode initializations;
    private final List<String> names;
    private final WeightsLibrary weights;
    private final List<RequestError> errors;
    private final Map<String, Integer> labels = new HashMap<>();

    /**
     * @param errors what is known to be wrong with the request; what is found is added
     */
    InitializationCheck(JsonNode request, WeightsLibrary weights, List<RequestError> errors) {
        this.initializations = request.path("initializations");
        var architectures = request.path("architectures");
        this.names = IntStream.range(0, architectures.size())
                .filter(i -> !RequestValidator.bad("architectures[" + i + "]", errors))
                .mapToObj(i -> architectures.get(i).asText())
                .toList();
        this.weights = weights;
        this.errors = errors;
    }

    /** The initializations with the sums of their files; empty where the request names none. */
    List<InitializationRequest> complete() {
        var complete = new ArrayList<InitializationRequest>();
        if (initializations.isArray()) {
            for (int i = 0; i < initializations.size(); i++) {
                if (!RequestValidator.bad("initializations[" + i + "]", errors)) {
                    check(i, complete);
                }
            }
        }
        return complete;
    }

    private void check(int index, List<InitializationRequest> complete) {
        try {
            var request = InitializationRequest.of(Json.convert(initializations.get(index), Object.class));
            var problems = names.stream()
                    .map(architecture -> problem(request, architecture))
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();
            problems.forEach(problem -> add(index, problem));
            if (problems.isEmpty() && !names.isEmpty()) {
                var known = Initializations.complete(request, weights);
                var earlier = labels.putIfAbsent(known.label(), index);
                if (earlier != null) {
                    add(index, "asks for the same as initializations[" + earlier + "]; leave one of them out");
                }
                complete.add(known);
            }
        } catch (IllegalArgumentException e) {
            add(index, e.getMessage());
        } catch (IOException e) {
            add(index, "the weights cannot be read: " + e.getMessage());
        }
    }

    private static Optional<String> problem(InitializationRequest request, String architecture) {
        try {
            Initializations.check(request, architecture);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    private void add(int index, String message) {
        errors.add(new RequestError(
                "initializations[" + index + "]", Wording.shown(initializations.get(index)), message, null));
    }
}
