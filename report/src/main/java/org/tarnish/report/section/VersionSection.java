package org.tarnish.report.section;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

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
                        Sections.files().stream().map(TableFile::name).toList())));
    }

    record View(List<Version> versions, List<Long> seeds, List<String> files) {}

    record Version(String name, String value) {}
}
