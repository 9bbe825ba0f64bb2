package org.tarnish.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.tarnish.experiment.plan.Plan;

/** The short form of a report: a line per run with its accuracies on clean, corrupted and reduced images. */
public final class ReportTable {
    private static final String CLEAN = "clean";
    private static final List<String> HEAD =
            List.of("run", "clean", "vs baseline", "corruptions", "reductions", "best epoch");

    private static final List<String> START = List.of("initialization", "trainable");

    private final JsonNode report;
    private final JsonNode conditions;

    /** @param report content of {@code report.json} */
    public ReportTable(JsonNode report) {
        this.report = report;
        this.conditions = report.path("conditions");
    }

    /** The table in lines; accuracies in percent, means over the conditions; "-" where there is none. */
    public List<String> lines() {
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        report.path("runs").forEach(run -> rows.add(row(run)));
        var lines = new ArrayList<>(TextTable.lines(rows));
        if (report.path("comparisons").size() > 0) {
            lines.add(
                    "*, **, ***: differs from the baseline on clean images (McNemar, p < 0.05, 0.01, 0.001); n.s.: not significantly.");
        }
        if (conditions.isMissingNode()) {
            lines.add("This report was compiled by an older Tarnish and does not say which of its conditions are"
                    + " corruptions and reductions; its own tables do.");
        }
        lines.add(tasks(report.path("tasks")));
        return lines;
    }

    private List<String> row(JsonNode run) {
        var id = run.path("id").asText();
        return List.of(
                label(run),
                mean(id, CLEAN::equals),
                stars(id),
                mean(id, condition -> isOf("corrupted", condition)),
                mean(id, condition -> isOf("reduced", condition)),
                isGiven(run) ? "-" : run.path("bestEpoch").asText("-"));
    }

    /** Whether somebody has made it elsewhere. */
    private static boolean isGiven(JsonNode run) {
        return run.path("methodology").asText().equals(Plan.Run.GIVEN);
    }

    /** Architecture and methodology, and of the rest what differs between the runs; of a given model its name. */
    private String label(JsonNode run) {
        if (isGiven(run)) {
            return run.path("architecture").asText();
        }
        var words = new ArrayList<String>();
        words.add(run.path("architecture").asText());
        START.stream()
                .filter(this::differs)
                .forEach(property -> words.add(run.path(property).asText()));
        words.add(run.path("methodology").asText());
        if (differs("seed")) {
            words.add("seed " + run.path("seed").asText());
        }
        return String.join(" ", words);
    }

    private boolean differs(String property) {
        return StreamSupport.stream(report.path("runs").spliterator(), false)
                        .filter(run -> !isGiven(run))
                        .map(run -> run.path(property).asText())
                        .distinct()
                        .count()
                > 1;
    }

    private String mean(String run, Predicate<String> conditions) {
        var mean = StreamSupport.stream(report.path("evaluations").spliterator(), false)
                .filter(evaluation -> evaluation.path("run").asText().equals(run))
                .filter(evaluation ->
                        conditions.test(evaluation.path("condition").asText()))
                .mapToDouble(evaluation -> evaluation.path("accuracy").asDouble())
                .average();
        return mean.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * mean.getAsDouble());
    }

    private String stars(String run) {
        for (var comparison : report.path("comparisons")) {
            if (comparison.path("run").asText().equals(run)
                    && comparison.path("condition").asText().equals(CLEAN)) {
                var stars = comparison.path("stars").asText("");
                int b = comparison.path("b").asInt();
                int c = comparison.path("c").asInt();
                return !stars.isEmpty() ? stars : b + c == 0 ? "same" : b == c ? "tied" : "n.s.";
            }
        }
        return "-";
    }

    private boolean isOf(String form, String condition) {
        return conditions.path(condition).path("form").asText().equals(form);
    }

    private static String tasks(JsonNode tasks) {
        return "Tasks: " + tasks.path("executed").asInt() + " executed, "
                + tasks.path("reused").asInt() + " reused, "
                + tasks.path("failed").asInt() + " failed, "
                + tasks.path("skipped").asInt() + " skipped.";
    }
}
