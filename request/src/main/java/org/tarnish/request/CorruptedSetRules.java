package org.tarnish.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.experiment.request.CorruptedSetRequest;
import org.tarnish.experiment.request.DatasetRequest;

/** A published set of corrupted images has a place that can be read, and says itself what is in it. */
final class CorruptedSetRules implements Rules {
    private static final String CORRUPTIONS = "conditions.corruptions";
    private static final String FROM = CORRUPTIONS + ".from";

    private final Datasets datasets;

    CorruptedSetRules(Datasets datasets) {
        this.datasets = datasets;
    }

    @Override
    public void check(JsonNode request, Findings findings, Completion completion) {
        var ofCurves = request.path("curves").path("corruptions").path("from");
        if (!ofCurves.isMissingNode()) {
            findings.add(
                    "curves.corruptions.from",
                    ofCurves,
                    "must be left out: curves are drawn on images that are made; name the set under " + FROM);
        }
        var corruptions = request.path("conditions").path("corruptions");
        var from = corruptions.path("from");
        if (!from.isObject() || findings.has(FROM)) {
            return;
        }
        for (var made : new String[] {"frostTextures", "seed"}) {
            if (corruptions.has(made)) {
                findings.add(
                        CORRUPTIONS + "." + made,
                        corruptions.get(made),
                        "must be left out with from, for the images of a published set are what they are");
            }
        }
        var given = Stream.of("path", "url").filter(from::has).toList();
        if (given.size() != 1) {
            findings.add(
                    FROM, from, "must have exactly one of path and url, has " + (given.isEmpty() ? "none" : "both"));
            return;
        }
        var set = RequestReader.as(from, CorruptedSetRequest.class);
        var problems = new ArrayList<String>();
        place(set, completion).ifPresent(problems::add);
        if (problems.isEmpty() && !findings.has(CORRUPTIONS + ".names") && !findings.has(CORRUPTIONS + ".severities")) {
            problems.addAll(content(set, corruptions, request.path("dataset").has("classes")));
        }
        problems.forEach(problem -> findings.add(FROM + "." + given.get(0), from.get(given.get(0)), problem));
    }

    private List<String> content(CorruptedSetRequest set, JsonNode corruptions, boolean mapped) {
        var names = new ArrayList<String>();
        corruptions.path("names").forEach(name -> names.add(name.asText()));
        var severities = new ArrayList<Integer>();
        corruptions.path("severities").forEach(severity -> severities.add(severity.asInt()));
        var asked = new Conditions.Corruptions(names, severities.isEmpty() ? null : severities, null, null, null);
        try {
            return datasets.corruptedProblems(source(set), asked.names(), asked.severities(), mapped);
        } catch (IOException e) {
            return List.of("the images cannot be read: " + e.getMessage());
        }
    }

    private static DatasetRequest source(CorruptedSetRequest set) {
        return new DatasetRequest(null, set.path(), set.url(), set.sha256(), null, null, null);
    }

    private Optional<String> place(CorruptedSetRequest set, Completion completion) {
        var source = source(set);
        var problem = datasets.problem(source);
        if (problem.isEmpty()) {
            try {
                completion.add(set.identified(datasets.fingerprint(source)));
            } catch (IOException e) {
                return Optional.of("the images cannot be read: " + e.getMessage());
            }
        }
        return problem;
    }
}
