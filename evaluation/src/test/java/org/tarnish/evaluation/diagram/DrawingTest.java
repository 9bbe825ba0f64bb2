package org.tarnish.evaluation.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.MadePredictions;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.metric.Metrics;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.result.Diagrams;
import org.tarnish.imaging.corruption.SeverityTable;

class DrawingTest {
    private static final Condition CLEAN = new Condition.Clean();
    private static final Condition FOG = new Condition.Corrupted("fog", 3, SeverityTable.CIFAR, 0);

    @Test
    void whatIsDrawnIsWhatMetricsAreMadeFrom() {
        var predictions = new MadePredictions(9, 200, 6, "fine", "mixed").predictions();
        var metrics = Metrics.of(predictions, CLEAN);
        var drawn = Drawing.of(predictions, CLEAN, 6).orElseThrow();

        var bins = drawn.reliability();
        double error = 0;
        for (int bin = 0; bin < bins.counts().size(); bin++) {
            error += bins.counts().get(bin)
                    * Math.abs(bins.confidences().get(bin) - bins.accuracies().get(bin));
        }
        assertThat(error / 200).isCloseTo(metrics.get("ece"), within(1e-12));
        assertThat(drawn.risks()).hasSize(50);
        assertThat(drawn.risks().get(49)).isCloseTo(1 - predictions.accuracy(), within(1e-12));
        assertThat(drawn.classes().correct().stream().mapToInt(count -> count).sum())
                .isEqualTo(predictions.correct());
    }

    @Test
    void classesArePairsWithTheMostFrequentConfusionsFirst() {
        var predictions = Predictions.ofClasses(new int[] {0, 0, 1, 1, 1}, new int[] {0, 1, 1, 0, 0});

        assertThat(Drawing.of(predictions, FOG, 2).orElseThrow())
                .isEqualTo(new Diagrams(
                        null,
                        null,
                        new Diagrams.Classes(
                                List.of(2, 3),
                                List.of(3, 2),
                                List.of(1, 1),
                                List.of(List.of(1, 1), List.of(2, 1)),
                                List.of(new Diagrams.Confusion(1, 0, 2), new Diagrams.Confusion(0, 1, 1)))));
    }

    @Test
    void ofManyClassesNoMatrixIsKeptAndNothingOfOtherConditions() {
        var predictions = new MadePredictions(9, 500, 21, "fine", "random").predictions();

        assertThat(Drawing.of(predictions, FOG, 21).orElseThrow().classes()).isNull();
        var classes = Drawing.of(predictions, CLEAN, 21).orElseThrow().classes();
        assertThat(classes.matrix()).isNull();
        assertThat(classes.confused()).hasSize(20);
        assertThat(classes.images()).hasSize(21);
    }

    @Test
    void ofFramesAndMinimalImagesNothingIsDrawn() {
        var predictions = new MadePredictions(9, 32, 3, "fine", "mixed").predictions();

        assertThat(Drawing.of(predictions, new Condition.Perturbed("translate", 2, 1, SeverityTable.CIFAR, 0), 3))
                .isEmpty();
        assertThat(Drawing.of(predictions, new Condition.Minimal("crop"), 3)).isEmpty();
    }
}
