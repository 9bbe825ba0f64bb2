package org.tarnish.reporting.report;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tarnish.experiment.condition.Condition.Family;
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
        var data = new HashMap<String, Object>();
        data.put("report", report);
        data.put("facts", facts(report));
        data.put("answer", Answer.of(results));
        data.put("classes", report.dataset().classes().size());
        data.put("guessing", guessing(report));
        data.put("frost", FrostNote.of(report));
        putResults(data, results);
        putCurves(data, results);
        putEntropies(data, results);
        putResources(data, results);
        var problems = new ProblemTables(report);
        data.put("problems", problems.tasks());
        data.put("broken", problems.images());
        data.put("request", RequestText.of(report.request()));
        data.put("versions", new TreeMap<>(report.versions()).entrySet());
        data.put("files", ReportTables.FILES);
        data.put("style", templates.verbatim("tarnish.css"));
        data.put("script", templates.verbatim("sort.js"));
        return templates.render("report.html", data);
    }

    private static void putResults(Map<String, Object> data, Results results) {
        var table = new ResultsTable(results);
        var overview = new AccuracyOverview(results);
        var seeds = new SeedTable(results);
        var losses = new LossTable(results);
        var byArchitecture = new ArchitectureDrops(results);
        var drops = new DropTable(results);
        data.put("any", !results.runs().isEmpty());
        data.put("results", plainlyInLosses(results, losses) ? List.of() : table.figures());
        data.put("compared", table.compared());
        data.put("minimal", !results.conditions(Family.MINIMAL).isEmpty());
        data.put("unbeaten", new SharedStarts(results).sentences());
        data.put("overview", overview.exists() ? overview.grid() : null);
        data.put("accuracy", new AccuracyTable(results).grid());
        data.put("seeds", seeds.exists() ? seeds.grid() : null);
        data.put("losses", losses.exists() ? losses.grid() : null);
        data.put("architectureDrops", byArchitecture.exists() ? byArchitecture.grid() : null);
        data.put("drops", drops.exists() ? drops.grid() : null);
        data.put("comparisons", new ComparisonTable(results).grid());
        var corruptionErrors = new CorruptionErrorTable(results);
        data.put("corruptionErrors", corruptionErrors.exists() ? corruptionErrors.grid() : null);
        var flips = new FlipTable(results);
        data.put("flips", flips.exists() ? flips.grid() : null);
    }

    /** Whether the table of losses says all that a table of results would. */
    private static boolean plainlyInLosses(Results results, LossTable losses) {
        return losses.exists()
                && !results.names().methodologies()
                && results.conditions(Family.REDUCTION).isEmpty()
                && ConditionGroup.others(results).isEmpty();
    }

    private static void putCurves(Map<String, Object> data, Results results) {
        data.put("robustness", new RobustnessCharts(results).figures());
        data.put("curves", new CurveCharts(results).figures());
    }

    private static void putEntropies(Map<String, Object> data, Results results) {
        var entropy = new EntropySection(results);
        data.put("entropyMeans", entropy.means());
        data.put("entropy", entropy.grid());
        data.put("boxes", entropy.figures());
        var comparisons = new EntropyComparisonTable(results);
        data.put("entropyComparisons", comparisons.exists() ? comparisons.grid() : null);
    }

    private static void putResources(Map<String, Object> data, Results results) {
        var resources = new ResourceTable(results);
        var times = new TimeTable(results);
        var origins = new OriginTable(results.report());
        data.put("networks", new NetworkTable(results).grid());
        data.put("times", times.exists() ? times.grid() : null);
        data.put("resources", resources.grid());
        data.put("took", resources.sum());
        data.put("runs", new RunTable(results).grid());
        data.put("origins", origins.exists() ? origins.grid() : null);
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
