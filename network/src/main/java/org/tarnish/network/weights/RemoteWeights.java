package org.tarnish.network.weights;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import org.tarnish.experiment.request.InitializationRequest;
import org.tarnish.network.architecture.Architectures;

/** Files of weights that lie elsewhere, by what is seen of them without fetching. */
final class RemoteWeights {
    private RemoteWeights() {}

    /**
     * Why a file is none, has another sum, or does not fit; nothing where it cannot be looked at.
     *
     * @param location where it lies
     * @param request complete
     * @return sentences, each once
     */
    static List<String> problems(
            String location, InitializationRequest request, List<String> architectures, WeightsSource source)
            throws IOException {
        var problems = new LinkedHashSet<String>();
        try {
            var looked = source.look(location);
            if (looked.isPresent()) {
                try (var glimpse = looked.get()) {
                    check(location, request, architectures, glimpse, problems);
                }
            }
        } catch (IllegalArgumentException | InvalidWeightsException e) {
            problems.add(e.getMessage());
        }
        return List.copyOf(problems);
    }

    private static void check(
            String location,
            InitializationRequest request,
            List<String> architectures,
            WeightsGlimpse glimpse,
            LinkedHashSet<String> problems)
            throws IOException {
        var seen = glimpse.seen();
        var content = WeightsFile.readSeen(seen, location);
        if (seen.isWhole()) {
            ExpectedSum.require(
                    location, WeightsSum.of(seen.file()), request.parameters().get(InitializationRequest.SHA256));
        }
        if (content.isEmpty()) {
            return;
        }
        var use = request.parameters().get(FileParameters.USE);
        for (var name : architectures) {
            var architecture = Architectures.named(name);
            try {
                if (seen.isWhole()) {
                    var asked = FileParameters.normalization(request);
                    new FileInitialization(location, seen::file, architecture, use, asked).checked(content.get());
                } else {
                    WeightsChoice.require(location, content.get(), architecture, use);
                }
            } catch (IllegalArgumentException | InvalidWeightsException e) {
                problems.add(e.getMessage());
            }
        }
    }
}
