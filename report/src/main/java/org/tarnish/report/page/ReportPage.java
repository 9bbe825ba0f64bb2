package org.tarnish.report.page;

import io.quarkus.qute.RawString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tarnish.experiment.request.Split;
import org.tarnish.report.Report;
import org.tarnish.report.html.Numbers;
import org.tarnish.report.html.Templates;
import org.tarnish.report.section.Answer;
import org.tarnish.report.section.Results;
import org.tarnish.report.section.Sections;

/**
 * Renders {@code report.html}: one file that needs no other, no network and no script; scripts only make tables
 * sortable. Everything that came from outside is escaped, and what is missing is shown as missing. The same report
 * gives the same bytes. Safe for concurrent use.
 */
public final class ReportPage {
    private final Templates templates = new Templates();

    /** The page. */
    public String html(Report report) {
        var results = new Results(report);
        var contents = new ArrayList<Part>();
        for (var section : Sections.all()) {
            section.content(results)
                    .map(content -> new Part(
                            section.id(),
                            section.title(),
                            section.warns(),
                            new RawString(templates.render(content.template(), content.data()))))
                    .ifPresent(contents::add);
        }
        return templates.render(
                "report.html",
                new Page(
                        report.name(),
                        facts(report),
                        Answer.of(results),
                        report.dataset().brokenCount(),
                        contents,
                        templates.verbatim("tarnish.css"),
                        templates.verbatim("sort.js")));
    }

    record Page(
            String name,
            List<Fact> facts,
            Answer answer,
            int broken,
            List<Part> contents,
            RawString style,
            RawString script) {}

    /** A section as it stands on the page. */
    record Part(String id, String title, boolean warning, RawString html) {}

    /** A name and what stands beside it. */
    record Fact(String name, String value) {}

    private static List<Fact> facts(Report report) {
        var dataset = report.dataset();
        var images = Stream.of(Split.values())
                .filter(split -> dataset.images().containsKey(split.label()))
                .map(split -> Numbers.count(dataset.images().get(split.label())) + " " + split.label())
                .collect(Collectors.joining(", "));
        var tasks = report.tasks();
        return List.of(
                new Fact("Experiment", report.experiment()),
                new Fact(
                        "Data set",
                        dataset.location() + ", " + dataset.classes().size() + " classes, " + dataset.imageSize()
                                + " × " + dataset.imageSize() + " pixels"),
                new Fact("Images", images),
                new Fact("Submitted", Numbers.moment(report.submitted())),
                new Fact("Finished", finished(report)),
                new Fact(
                        "Tasks",
                        Numbers.count(tasks.executed()) + " executed, " + Numbers.count(tasks.reused())
                                + " reused, " + Numbers.count(tasks.failed()) + " failed, "
                                + Numbers.count(tasks.skipped())
                                + " skipped"));
    }

    private static String finished(Report report) {
        if (report.submitted() == null || report.finished() == null) {
            return Numbers.moment(report.finished());
        }
        return Numbers.moment(report.finished()) + ", after "
                + Numbers.duration(Duration.between(report.submitted(), report.finished()));
    }
}
