package org.tarnish.reporting.report;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tarnish.experiment.plan.Split;
import org.tarnish.experiment.result.Report;
import org.tarnish.reporting.html.Numbers;
import org.tarnish.reporting.html.Templates;

/**
 * Renders {@code report.html}: one file that needs no other, no network and no script; scripts only make tables
 * sortable. Everything that came from outside is escaped, and what is missing is shown as missing. The same report
 * gives the same bytes. Safe for concurrent use.
 */
public final class ReportPage {
    private final Templates templates;

    public ReportPage() {
        this.templates = new Templates();
    }

    /** The page. */
    public String html(Report report) {
        var results = new Results(report);
        var runs = new RunTable(results);
        var seeds = new SeedTable(results);
        var origins = new OriginTable(report);
        var drops = new DropTable(results);
        var problems = new ProblemTables(report);
        var entropy = new EntropySection(results);
        var corruptionErrors = new CorruptionErrorTable(results);
        var flips = new FlipTable(results);
        var entropyComparisons = new EntropyComparisonTable(results);

        var data = new HashMap<String, Object>();
        data.put("report", report);
        data.put("facts", facts(report));
        data.put("answer", Answer.of(results));
        data.put("classes", report.dataset().classes().size());
        data.put("guessing", guessing(report));
        data.put("accuracy", new AccuracyTable(results).grid());
        data.put("runs", runs.grid());
        data.put("resources", new ResourceTable(results).grid());
        data.put("seeds", seeds.exists() ? seeds.grid() : null);
        data.put("origins", origins.exists() ? origins.grid() : null);
        data.put("frost", FrostNote.of(report));
        data.put("drops", drops.exists() ? drops.grid() : null);
        data.put("corruptionErrors", corruptionErrors.exists() ? corruptionErrors.grid() : null);
        data.put("flips", flips.exists() ? flips.grid() : null);
        data.put("entropyComparisons", entropyComparisons.exists() ? entropyComparisons.grid() : null);
        data.put("curves", new CurveCharts(results).figures());
        data.put("comparisons", new ComparisonTable(results).grid());
        data.put("entropy", entropy.grid());
        data.put("boxes", entropy.figures());
        data.put("problems", problems.tasks());
        data.put("broken", problems.images());
        data.put("request", RequestText.of(report.request()));
        data.put("versions", new TreeMap<>(report.versions()).entrySet());
        data.put("files", ReportTables.FILES);
        data.put("style", templates.verbatim("tarnish.css"));
        data.put("script", templates.verbatim("sort.js"));
        return templates.render("report.html", data);
    }

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

    private static String guessing(Report report) {
        int classes = report.dataset().classes().size();
        return classes == 0 ? "" : Numbers.percent(1.0 / classes);
    }
}
