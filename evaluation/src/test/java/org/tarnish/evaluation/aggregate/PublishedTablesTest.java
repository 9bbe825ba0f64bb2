package org.tarnish.evaluation.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.Golden;
import org.tarnish.evaluation.metric.Accuracy;
import org.tarnish.evaluation.metric.FlipProbability;
import org.tarnish.evaluation.metric.TopFiveDistance;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.imaging.corruption.SeverityTable;

/**
 * The published tables from their own numbers per corruption. Where these are printed to two decimals, means come out to the
 * printed digit. Where they are printed in whole percent, a mean of them can be off by half a percent and is off by less.
 */
class PublishedTablesTest {
    /** What rounding each column to a whole percent can do to their mean, and rounding the mean to a decimal. */
    private static final double WHOLE_PERCENT = 0.5 + 0.05;

    private static Condition corrupted(String name, int severity) {
        return new Condition.Corrupted(name, severity, SeverityTable.IMAGENET, 0);
    }

    private static Condition perturbed(String name) {
        return new Condition.Perturbed(name, 50_000, 1, SeverityTable.IMAGENET, 0);
    }

    private static double value(String aggregate, String metric, Map<Condition, Double> values) {
        var asked = List.copyOf(values.keySet());
        return Aggregates.named(aggregate)
                .of(new Scores(asked, values), AlexNet.scores(metric, asked))
                .orElseThrow();
    }

    private static String printed(double fraction, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", 100 * fraction);
    }

    /** A published network: what it is called, its columns by name. */
    private record Row(String network, Map<String, Double> columns) {}

    private static List<Row> table(String name) throws IOException {
        try (var in = Golden.class.getResourceAsStream("published/" + name + ".tsv")) {
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            var heads = lines.get(1).split("\t");
            var rows = new ArrayList<Row>();
            for (var line : lines.subList(2, lines.size())) {
                var fields = line.split("\t");
                var columns = new LinkedHashMap<String, Double>();
                for (int i = 1; i < heads.length; i++) {
                    columns.put(heads[i], Double.parseDouble(fields[i]));
                }
                rows.add(new Row(fields[0], columns));
            }
            return rows;
        }
    }

    private static Map<String, Double> corruptions(Row row) {
        var columns = new LinkedHashMap<>(row.columns());
        columns.keySet().removeAll(List.of("error", "mean", "mCE"));
        return columns;
    }

    /** Only the sum over severities counts, so every severity may have the mean. */
    private static Map<Condition, Double> accuracies(Row row, double clean) {
        var values = new LinkedHashMap<Condition, Double>();
        values.put(new Condition.Clean(), clean);
        corruptions(row).forEach((name, percent) -> {
            for (int severity = 1; severity <= 5; severity++) {
                values.put(corrupted(name, severity), percent / 100);
            }
        });
        return values;
    }

    @Test
    void mceOfSixNetworksToThePrintedDigit() throws IOException {
        var rows = table("imagenet-c-accuracies");
        assertThat(rows).hasSize(6);
        for (var row : rows) {
            assertThat(printed(value("mce", Accuracy.NAME, accuracies(row, 0.7613)), 2))
                    .as(row.network())
                    .isEqualTo(String.format(Locale.ROOT, "%.2f", row.columns().get("mCE")));
        }
    }

    @Test
    void mceAndRelativeMceOfResNet50AsInHendrycksAndDietterichToThePrintedDigit() throws IOException {
        var resNet = accuracies(table("imagenet-c-accuracies").get(0), 0.7613);
        assertThat(printed(value("mce", Accuracy.NAME, resNet), 1)).isEqualTo("76.7");
        assertThat(printed(value("relativeMce", Accuracy.NAME, resNet), 1)).isEqualTo("105.0");
    }

    @Test
    void theTableOfCorruptionErrors() throws IOException {
        for (var row : table("imagenet-c-errors")) {
            var values = new LinkedHashMap<Condition, Double>();
            corruptions(row).forEach((name, percent) -> {
                for (int severity = 1; severity <= 5; severity++) {
                    values.put(corrupted(name, severity), 1 - percent / 100 * alexNet(name, severity));
                }
            });
            hasTheMeanOf(row, value("mce", Accuracy.NAME, values));
        }
    }

    @Test
    void theTableOfRelativeCorruptionErrors() throws IOException {
        for (var row : table("imagenet-c-relative-errors")) {
            double clean = row.columns().get("error") / 100;
            var values = new LinkedHashMap<Condition, Double>();
            values.put(new Condition.Clean(), 1 - clean);
            corruptions(row).forEach((name, percent) -> {
                for (int severity = 1; severity <= 5; severity++) {
                    values.put(
                            corrupted(name, severity),
                            1 - clean - percent / 100 * (alexNet(name, severity) - AlexNet.CLEAN));
                }
            });
            hasTheMeanOf(row, value("relativeMce", Accuracy.NAME, values));
        }
    }

    private static double alexNet(String name, int severity) {
        var condition = corrupted(name, severity);
        return 1 - AlexNet.scores(Accuracy.NAME, List.of(condition)).values().get(condition);
    }

    @Test
    void theTablesOfPerturbations() throws IOException {
        ofPerturbations("imagenet-p-flip-rates", "meanFlipRate", FlipProbability.NAME);
        ofPerturbations("imagenet-p-top-five-distances", "relativeTopFiveDistance", TopFiveDistance.NAME);
    }

    private static void ofPerturbations(String table, String aggregate, String metric) throws IOException {
        for (var row : table(table)) {
            var values = new LinkedHashMap<Condition, Double>();
            corruptions(row).forEach((name, percent) -> {
                var condition = perturbed(name);
                double alexNet =
                        AlexNet.scores(metric, List.of(condition)).values().get(condition);
                values.put(condition, percent / 100 * alexNet);
            });
            assertThat(values).hasSize(10);
            hasTheMeanOf(row, value(aggregate, metric, values));
        }
    }

    /** The plain mean of the printed columns exactly, the printed mean but for the columns' rounding. */
    private static void hasTheMeanOf(Row row, double value) {
        double mean = corruptions(row).values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
        assertThat(100 * value).as(row.network()).isCloseTo(mean, within(1e-9));
        double printed = row.columns().get("mean");
        // One printed mean is none of its own columns, whatever they were rounded from: 65.1 over columns of 64.4.
        boolean odd = row.network().equals("VGG-19+BN") && printed == 65.1;
        assertThat(100 * value).as(row.network()).isCloseTo(printed, within(odd ? 0.75 : WHOLE_PERCENT));
    }

    /** The text of the paper has these of ResNet-18 on Scale, the tables their ratios to AlexNet's. */
    @Test
    void ratesOfResNet18OnScaleToThePrintedDigit() {
        assertThat(printed(value("meanFlipRate", FlipProbability.NAME, Map.of(perturbed("scale"), 0.156)), 0))
                .isEqualTo("66");
        assertThat(printed(value("relativeTopFiveDistance", TopFiveDistance.NAME, Map.of(perturbed("scale"), 3.6)), 0))
                .isEqualTo("80");
    }

    @Test
    void alexNetIsOneHundredEverywhere() {
        var names = List.of("scale", "rotate", "shot_noise", "gaussian_blur");
        for (var metric : List.of(FlipProbability.NAME, TopFiveDistance.NAME)) {
            var asked = names.stream().map(PublishedTablesTest::perturbed).toList();
            var scores = AlexNet.scores(metric, asked);
            assertThat(Aggregates.over(metric).stream()
                            .filter(Aggregate::relative)
                            .map(aggregate -> aggregate.of(scores, scores).orElseThrow()))
                    .containsExactly(1.0);
        }
    }

    @Test
    void alexNetsValuesAreThoseOfImageNetsTableAndTheFirstDifficulty() {
        var others = Arrays.<Condition>asList(
                new Condition.Perturbed("scale", 1, 2, SeverityTable.IMAGENET, 0),
                new Condition.Perturbed("scale", 1, 1, SeverityTable.CIFAR, 0),
                new Condition.Corrupted("fog", 1, SeverityTable.CIFAR, 0),
                new Condition.Corrupted("saturate", 1, SeverityTable.IMAGENET, 0),
                new Condition.Reduced("crop", 0.5));
        for (var metric : List.of(Accuracy.NAME, FlipProbability.NAME, TopFiveDistance.NAME, "loss")) {
            assertThat(AlexNet.scores(metric, others).values()).isEmpty();
        }
    }

    @Test
    void whatRelativeNumbersMayBeComparedWithIsSaid() {
        assertThat(AlexNet.scope(1000, 224))
                .endsWith("comparable with published numbers if these are ImageNet's validation images");
        assertThat(AlexNet.scope(10, 32))
                .isEqualTo(
                        "AlexNet's values are of ImageNet's 1,000 classes at 224 pixels, and these images are of 10 classes"
                                + " at 32 pixels: not comparable with published numbers");
        assertThat(AlexNet.scope(1000, 64)).endsWith("not comparable with published numbers");
    }
}
