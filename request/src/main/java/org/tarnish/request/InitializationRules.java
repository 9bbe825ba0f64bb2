package org.tarnish.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tarnish.experiment.request.InitializationRequest;
import org.tarnish.network.weights.Initializations;
import org.tarnish.network.weights.WeightsLibrary;

/** Weights begin in a way that every network of the request knows, each way once, and files of weights are there. */
final class InitializationRules implements Rules {
    private final WeightsLibrary weights;

    InitializationRules(WeightsLibrary weights) {
        this.weights = weights;
    }

    @Override
    public void check(JsonNode request, Findings findings, Completion completion) {
        var names = new ArrayList<String>();
        findings.entries(request.path("architectures"), "architectures", (path, name) -> names.add(name.asText()));
        var check = new Check(names, findings, completion);
        findings.entries(request.path("initializations"), "initializations", check::check);
    }

    /** The initializations of one request, one after the other. */
    private final class Check {
        private final List<String> names;
        private final Findings findings;
        private final Completion completion;
        private final Map<String, String> labels = new HashMap<>();
        private boolean repeated;

        Check(List<String> names, Findings findings, Completion completion) {
            this.names = names;
            this.findings = findings;
            this.completion = completion;
        }

        void check(String path, JsonNode json) {
            try {
                var request = InitializationRequest.of(RequestReader.as(json, Object.class));
                var problems = names.stream()
                        .map(architecture -> problem(request, architecture))
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList();
                problems.forEach(problem -> findings.add(path, json, problem));
                // Files are summed to find out what they hold: after one that came before, no more of them.
                if (problems.isEmpty() && !names.isEmpty() && !repeated) {
                    var known = Initializations.complete(request, weights);
                    for (var problem : Initializations.problems(known, names, weights)) {
                        findings.add(path, json, problem);
                    }
                    complete(path, json, known);
                }
            } catch (IllegalArgumentException e) {
                findings.add(path, json, e.getMessage());
            } catch (IOException e) {
                findings.add(path, json, "the weights cannot be read: " + e.getMessage());
            }
        }

        private void complete(String path, JsonNode json, InitializationRequest known) {
            var earlier = labels.putIfAbsent(known.label(), path);
            if (earlier != null) {
                repeated = true;
                findings.add(path, json, "asks for the same as " + earlier + "; leave one of them out");
            }
            completion.add(known);
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
}
