package org.tarnish.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.experiment.request.ImageSetRequest;
import org.tarnish.imaging.corruption.Severities;
import org.tarnish.imaging.corruption.catalogue.Corruptions;
import org.tarnish.imaging.perturbation.Perturbation;
import org.tarnish.imaging.perturbation.Perturbations;
import org.tarnish.imaging.reduction.Reductions;

/** Images made elsewhere have a place that can be read and a name of their own. */
final class ImageSetRules implements Rules {
    private static final int MOST_UNANSWERED = 3;

    private final Datasets datasets;

    ImageSetRules(Datasets datasets) {
        this.datasets = datasets;
    }

    @Override
    public void check(JsonNode request, Findings findings, Completion completion) {
        var conditions = request.path("conditions");
        var check = new Check(taken(qualities(request)), findings, completion);
        findings.entries(conditions.path("imageSets"), "conditions.imageSets", check::check);
    }

    /** The sets of one request, one after the other. */
    private final class Check {
        private final Findings findings;
        private final Completion completion;
        private final Set<String> taken;
        private final Set<String> names = new HashSet<>();
        private int unanswered;

        Check(Set<String> taken, Findings findings, Completion completion) {
            this.taken = taken;
            this.findings = findings;
            this.completion = completion;
        }

        void check(String path, JsonNode json) {
            var given = Stream.of("path", "url").filter(json::has).toList();
            if (given.size() != 1) {
                findings.add(
                        path,
                        json,
                        "must have exactly one of path and url, has " + (given.isEmpty() ? "none" : "both"));
                return;
            }
            var set = RequestReader.as(json, ImageSetRequest.class);
            if (names.contains(set.name()) || taken.contains(set.name())) {
                findings.add(
                        path + ".name",
                        json.get("name"),
                        "the name '" + set.name() + "' is that of another condition; choose another, such as 'my-"
                                + set.name() + "'");
                return;
            }
            names.add(set.name());
            var problem = place(set);
            if (problem.isPresent()) {
                findings.add(path + "." + given.get(0), json.get(given.get(0)), problem.get());
            }
        }

        /** What is wrong with a set's place; each address that does not answer costs seconds, so that few are asked. */
        private Optional<String> place(ImageSetRequest set) {
            if (set.url() != null && unanswered >= MOST_UNANSWERED) {
                return Optional.of("the address was not asked, for " + MOST_UNANSWERED
                        + " others of this request could not be used; correct those first");
            }
            var problem = datasets.problem(set.source());
            if (problem.isEmpty()) {
                try {
                    completion.add(set.identified(datasets.fingerprint(set.source())));
                } catch (IOException e) {
                    problem = Optional.of("the images cannot be read: " + e.getMessage());
                }
            }
            if (problem.isPresent() && set.url() != null) {
                unanswered++;
            }
            return problem;
        }
    }

    /** The qualities that a request asks for anywhere, and those that it gets where it names none. */
    private static Set<Double> qualities(JsonNode request) {
        var qualities = new HashSet<>(new Conditions.Reductions(List.of(), null).qualities());
        for (var asking : List.of(request.path("conditions"), request.path("curves"))) {
            for (var quality : asking.path("reductions").path("qualities")) {
                if (quality.isNumber() && Double.isFinite(quality.asDouble())) {
                    qualities.add(quality.asDouble());
                }
            }
        }
        return qualities;
    }

    /** The labels of all other conditions that there are: of reductions, those of these qualities. */
    private static Set<String> taken(Set<Double> qualities) {
        var taken = new HashSet<String>();
        taken.add(Condition.CLEAN);
        for (var name : Corruptions.names()) {
            for (int severity = 1; severity <= Severities.STRONGEST; severity++) {
                taken.add(Condition.Corrupted.label(name, severity));
            }
        }
        for (var name : Perturbations.names()) {
            for (int difficulty = 1; difficulty <= Perturbation.HARDEST; difficulty++) {
                taken.add(Condition.Perturbed.label(name, difficulty));
            }
        }
        for (var name : Reductions.names()) {
            taken.add(Condition.Minimal.label(name));
            qualities.forEach(quality -> taken.add(Condition.Reduced.label(name, quality)));
        }
        return taken;
    }
}
