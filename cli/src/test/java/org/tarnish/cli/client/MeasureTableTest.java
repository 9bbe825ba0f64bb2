package org.tarnish.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.choice.MeasureChoice;
import org.tarnish.evaluation.significance.CochranQ;
import org.tarnish.evaluation.significance.PairedBootstrap;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.predictions.experiment.Difference;
import org.tarnish.predictions.experiment.Score;

class MeasureTableTest {
    private static final List<Score> SCORES = List.of(
            score("clean", "accuracy", 0.75, null),
            score("fog-1", "accuracy", 0.5, null),
            score("fog-2", "accuracy", 0.25, null),
            score("clean", "loss", 0.5, null),
            score("fog-1", "loss", null, "the stored predictions lack confidences"),
            score(null, "meanCorruptionError", null, "it takes 75 values, and there are 2"),
            score(null, "worstCase1", 0.125, null));

    private static Score score(String condition, String measure, Double value, String lacks) {
        return new Score(
                "run-a",
                Optional.ofNullable(condition),
                measure,
                Optional.ofNullable(value),
                Optional.ofNullable(lacks),
                Optional.empty());
    }

    private static Map<String, Condition> conditions() {
        var conditions = new LinkedHashMap<String, Condition>();
        conditions.put("clean", new Condition.Clean());
        conditions.put("fog-1", new Condition.Corrupted("fog", 1, SeverityTable.CIFAR, 0));
        conditions.put("fog-2", new Condition.Corrupted("fog", 2, SeverityTable.CIFAR, 0));
        return conditions;
    }

    @Test
    void runsAndMeasuresAreRowsAndFamiliesOfConditionsColumns() {
        var choice = MeasureChoice.of(List.of("accuracy", "loss", "meanCorruptionError", "worstCase1"));

        assertThat(new MeasureTable(choice, List.of("run-a"), conditions(), SCORES).lines())
                .containsSubsequence(
                        "run    measure     clean  corruptions (mean of 2)",
                        "run-a  accuracy %  75.0   37.5",
                        "run-a  loss        0.500  -",
                        "run    over conditions  value",
                        "run-a  worstCase1 %     12.5",
                        "No loss of run-a on fog-1: the stored predictions lack confidences.",
                        "No meanCorruptionError of run-a: it takes 75 values, and there are 2.");
    }

    @Test
    void filesHoldEveryNumberAndWhyThereIsNone() {
        assertThat(MeasureTable.csv(SCORES).lines())
                .hasSize(1 + SCORES.size())
                .anyMatch(line -> line.startsWith("run-a,fog-2,accuracy,0.25"))
                .anyMatch(line -> line.startsWith("run-a,,worstCase1,0.125"))
                .anyMatch(line -> line.contains("the stored predictions lack confidences"));
        var json = MeasureTable.json("e1", SCORES);
        assertThat(json.path("experiment").asText()).isEqualTo("e1");
        assertThat(json.at("/measures/2/value").asDouble()).isEqualTo(0.25);
        assertThat(json.at("/measures/4/value").isNull()).isTrue();
    }

    @Test
    void differencesSayWhatTheyWereCorrectedOver() {
        var tested = new Difference(
                "run-b",
                "run-a",
                "clean",
                "accuracy",
                Optional.of(new PairedBootstrap(-0.125, -0.25, 0.0625, 0.04, 2000)),
                Optional.empty(),
                0.08,
                0.00001);
        var lacking = new Difference(
                "run-c",
                "run-a",
                "clean",
                "accuracy",
                Optional.empty(),
                Optional.of("not done"),
                Double.NaN,
                Double.NaN);

        var lines = DifferenceTable.lines(
                "run-a", 2000, List.of(tested, lacking), Map.of("clean", new CochranQ.Result(3, 12, 6.5, 0.039)));

        assertThat(lines)
                .anyMatch(line ->
                        line.matches("run-b +clean +accuracy +-12.5 +-25.0 to \\+6.3 +0.0400 +0.0800 +< 0.0001"))
                .anyMatch(line -> line.matches("run-c +clean +accuracy +- +not done +- +- +-"))
                .anyMatch(line -> line.endsWith("correct over the 1 differences of this table that have a p."))
                .anyMatch(line -> line.matches("clean +3 +12 +6.50 +0.0390"));
        var json = DifferenceTable.json("e1", "run-a", List.of(tested, lacking), Map.of());
        assertThat(json.at("/differences/0/holmP").asDouble()).isEqualTo(0.08);
        assertThat(json.at("/differences/1/lacks").asText()).isEqualTo("not done");
    }
}
