package org.tarnish.report.section;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.Precision;

/** What it takes to repeat the experiment: software, seeds, and the numbers of the page as files. */
final class VersionSection implements Section {
    @Override
    public String id() {
        return "versions";
    }

    @Override
    public String title() {
        return "Versions, seeds, files";
    }

    @Override
    public Optional<Content> content(Results results) {
        var report = results.report();
        var versions = new TreeMap<>(report.versions())
                .entrySet().stream()
                        .map(version -> new Version(version.getKey(), version.getValue()))
                        .toList();
        return Optional.of(new Content(
                "sections/versions.html",
                new View(
                        versions,
                        report.request().seeds(),
                        precision(report.request()),
                        Sections.files().stream().map(TableFile::name).toList())));
    }

    /** What trained networks compute in. */
    private static String precision(ExperimentRequest request) {
        var trained = request.training().each().get(0).precision();
        var judged = request.judgedIn();
        return trained.label() + " in training, " + (judged == null ? Precision.FLOAT32 : judged).label()
                + " in evaluation";
    }

    record View(List<Version> versions, List<Long> seeds, String precision, List<String> files) {}

    record Version(String name, String value) {}
}
