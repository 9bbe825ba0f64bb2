package org.tarnish.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The short form of a report: a line per run with its accuracies on clean, corrupted and reduced images. */
public final class ReportTable {
    private static final String CLEAN = "clean";
    private static final List<String> HEAD =
            List.of("run", "clean", "vs baseline", "corruptions", "reductions", "best epoch");

    private static final List<String> START = List.of("initialization", "trainable");

    private final JsonNode report;
    private final Set<String> reductions = new HashSet<>();
    private final Set<String> corruptions = new HashSet<>();

    /** @param report content of {@code report.json} */
    public ReportTable(JsonNode report) {
        this.report = report;
        report.at("/request/conditions/reductions/kinds").forEach(kind -> reductions.add(kind.asText()));
        report.at("/request/conditions/corruptions/names").forEach(name -> corruptions.add(name.asText()));
    }

    /** The table in lines; accuracies in percent, means over the conditions; "-" where there is none. */
    public List<String> lines() {
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        report.path("runs").forEach(run -> rows.add(row(run)));
        var lines = new ArrayList<>(TextTable.lines(rows));
        if (report.path("comparisons").size() > 0) {
            lines.add("*, **, ***: differs from the baseline on clean images (McNemar, p < 0.05, 0.01, 0.001).");
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
                mean(id, condition -> isOneOf(corruptions, condition)),
                mean(id, condition -> isOneOf(reductions, condition)),
                run.path("bestEpoch").asText("-"));
    }

    /** Architecture and methodology, and of the rest what differs between the runs. */
    private String label(JsonNode run) {
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
                        .map(run -> run.path(property).asText())
                        .distinct()
                        .count()
                > 1;
    }

    private String mean(String run, Predicate<String> conditions) {
        var mean = StreamSupport.stream(report.path("evaluations").spliterator(), false)
                .filter(evaluation -> evaluation.path("run").asText().equals(run))
                // Frames of sequences are no test images.
                .filter(evaluation -> !evaluation.has("flips"))
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
                return stars.isEmpty() ? "same" : stars;
            }
        }
        return "-";
    }

    /** Conditions are called by name and strength: {@code color-0.5}, {@code gaussian_noise-3}. */
    private static boolean isOneOf(Set<String> names, String condition) {
        var dash = condition.lastIndexOf('-');
        return dash > 0 && names.contains(condition.substring(0, dash));
    }

    private static String tasks(JsonNode tasks) {
        return "Tasks: " + tasks.path("executed").asInt() + " executed, "
                + tasks.path("reused").asInt() + " reused, "
                + tasks.path("failed").asInt() + " failed, "
                + tasks.path("skipped").asInt() + " skipped.";
    }
}
