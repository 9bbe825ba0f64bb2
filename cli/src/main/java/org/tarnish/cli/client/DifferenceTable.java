package org.tarnish.cli.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tarnish.evaluation.metric.Metrics;
import org.tarnish.evaluation.significance.CochranQ;
import org.tarnish.predictions.experiment.Difference;

/** Differences between runs as text and as JSON. */
public final class DifferenceTable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DifferenceTable() {}

    /** A row for each difference, then Cochran's Q for each condition. */
    public static List<String> lines(
            String against, int resamples, List<Difference> differences, Map<String, CochranQ.Result> cochran) {
        var lines = new ArrayList<String>();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("run", "condition", "measure", "difference", "95 % interval", "p", "Holm", "BH"));
        for (var one : differences) {
            one.tested()
                    .ifPresentOrElse(
                            tested -> rows.add(List.of(
                                    one.run(),
                                    one.condition(),
                                    one.measure(),
                                    value(one.measure(), tested.difference()),
                                    value(one.measure(), tested.low()) + " to " + value(one.measure(), tested.high()),
                                    p(tested.p()),
                                    p(one.holmP()),
                                    p(one.bhP()))),
                            () -> rows.add(List.of(
                                    one.run(),
                                    one.condition(),
                                    one.measure(),
                                    "-",
                                    one.lacks().orElse(""),
                                    "-",
                                    "-",
                                    "-")));
        }
        if (rows.size() > 1) {
            lines.addAll(TextTable.lines(rows));
            long tested =
                    differences.stream().filter(one -> one.tested().isPresent()).count();
            lines.add("Each run minus " + against + ", fractions in percentage points; paired bootstrap, " + resamples
                    + " resamples; Holm and BH (Benjamini and Hochberg) correct over the " + tested
                    + " differences of this table that have a p.");
        }
        if (!cochran.isEmpty()) {
            var tests = new ArrayList<List<String>>();
            tests.add(List.of("condition", "runs", "images that tell", "Cochran's Q", "p"));
            cochran.forEach((condition, result) -> tests.add(List.of(
                    condition,
                    "" + result.classifiers(),
                    "" + result.images(),
                    String.format(Locale.ROOT, "%.2f", result.statistic()),
                    p(result.p()))));
            lines.add("");
            lines.addAll(TextTable.lines(tests));
        }
        return lines;
    }

    private static String value(String measure, double value) {
        var said = Metrics.named(measure).measure();
        return String.format(
                Locale.ROOT, "%+." + said.decimals() + "f", said.unit().shown() * value);
    }

    private static String p(double p) {
        return p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p);
    }

    /** All numbers, in their own units. */
    public static ObjectNode json(
            String experiment, String against, List<Difference> differences, Map<String, CochranQ.Result> cochran) {
        var document = JSON.createObjectNode().put("experiment", experiment).put("against", against);
        var array = document.putArray("differences");
        for (var one : differences) {
            var entry = array.addObject()
                    .put("run", one.run())
                    .put("condition", one.condition())
                    .put("measure", one.measure());
            one.tested().ifPresent(tested -> entry.put("difference", tested.difference())
                    .put("low", tested.low())
                    .put("high", tested.high())
                    .put("p", tested.p())
                    .put("holmP", one.holmP())
                    .put("bhP", one.bhP())
                    .put("resamples", tested.resamples()));
            one.lacks().ifPresent(reason -> entry.put("lacks", reason));
        }
        var tests = document.putArray("cochran");
        cochran.forEach((condition, result) -> tests.addObject()
                .put("condition", condition)
                .put("runs", result.classifiers())
                .put("images", result.images())
                .put("statistic", result.statistic())
                .put("p", result.p()));
        return document;
    }
}
