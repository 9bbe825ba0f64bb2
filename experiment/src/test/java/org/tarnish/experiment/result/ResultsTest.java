package org.tarnish.experiment.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.Examples;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.request.Split;

/** What tasks leave, as other processes read it. */
class ResultsTest {
    @Test
    void resultsComeBackAsTheyWere() throws JsonProcessingException {
        var manifest = Examples.dataset(List.of(5, 4), List.of(1), List.of(3));
        assertThat(back(manifest, DatasetManifest.class)).isEqualTo(manifest);
        var trained = new TrainingResult(
                "resnet20",
                10,
                manifest.normalization(),
                "m",
                "a",
                "c",
                "b",
                272_474,
                40_551_000,
                3,
                0.97,
                List.of(
                        new EpochRecord(1, 0.5, "color", 2.25, 0.5, 1.75, 3.5),
                        new EpochRecord(2, 1, null, 2, 0.4, 1, 3)),
                "cpu",
                2,
                null,
                new Resources("cpu", 12.5, 1000.0, 1L << 30, null, 0.25, 0.001, "USD"));
        assertThat(back(trained, TrainingResult.class)).isEqualTo(trained);
        assertThat(Examples.JSON.writeValueAsString(trained)).doesNotContain("origin");
        var evaluated = new EvaluationResult("p.csv", "a", 3, 4, Map.of("loss", 0.5));
        assertThat(back(evaluated, EvaluationResult.class)).isEqualTo(evaluated);
        var drawn = new EvaluationResult(
                "p.csv",
                "a",
                3,
                4,
                Map.of("errorAuroc", Double.NaN),
                new Diagrams(
                        new Diagrams.Reliability(List.of(0, 4), List.of(0.0, 0.9), List.of(0.0, 0.75)),
                        List.of(0.0, 0.25),
                        new Diagrams.Classes(
                                List.of(2, 2),
                                List.of(3, 1),
                                List.of(2, 1),
                                List.of(List.of(2, 0), List.of(1, 1)),
                                List.of(new Diagrams.Confusion(1, 0, 1)))));
        assertThat(back(drawn, EvaluationResult.class)).isEqualTo(drawn);
        assertThat(Examples.JSON.writeValueAsString(evaluated)).doesNotContain("diagrams");
        var compared = new ComparisonResult(3, 20, 12.5, 0.0004, 0.0005);
        assertThat(back(compared, ComparisonResult.class)).isEqualTo(compared);
        assertThat(Examples.JSON.writeValueAsString(compared))
                .as("as it was stored before there were measures")
                .isEqualTo("{\"b\":3,\"c\":20,\"chi2\":12.5,\"p\":4.0E-4,\"exactP\":5.0E-4}");
        var measured = compared.with(Map.of("agreement", 0.75));
        assertThat(back(measured, ComparisonResult.class)).isEqualTo(measured);
        var minimal = new MinimalImagesResult(
                List.of(new MinimalImagesResult.Minimal(3, 1, 80, 160, 0.5, 1, 2, 2, 8, "i.png")), 1);
        assertThat(back(minimal, MinimalImagesResult.class)).isEqualTo(minimal);
        var shards = new ShardsResult(manifest.splits().get(Split.TRAIN), 0.75);
        assertThat(back(shards, ShardsResult.class)).isEqualTo(shards);
    }

    @Test
    void manifestsStoredBeforeTheySaidHowFilesWereUnderstoodAreRead() throws JsonProcessingException {
        var manifest = Examples.dataset(List.of(5, 4), List.of(1), List.of(3));
        var stored = (ObjectNode) Examples.JSON.valueToTree(manifest);
        stored.remove("reading");
        assertThat(Examples.JSON.treeToValue(stored, DatasetManifest.class).reading())
                .isEqualTo(DatasetReading.UNKNOWN);
        assertThat(Examples.JSON
                        .readValue("{\"shards\": [], \"broken\": [], \"brokenCount\": 0}", ImageSetResult.class)
                        .reading())
                .isEqualTo(DatasetReading.UNKNOWN);
        assertThat(new IgnoredFiles(".tsv", 2, "a.tsv").sentence())
                .isEqualTo("2 files ignored: .tsv (such as 'a.tsv')");
    }

    @Test
    void anEvaluationStoredBeforeThereWereMetricsByNameIsRead() throws JsonProcessingException {
        var stored = "{\"predictions\": \"p.csv\", \"predictionsSha256\": \"a\", \"correct\": 31, \"total\": 62,"
                + " \"loss\": 0.25, \"flips\": {\"sequences\": 2, \"frames\": 31, \"probability\": 0.125}}";
        var reader = Examples.JSON
                .readerFor(EvaluationResult.class)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        assertThat((EvaluationResult) reader.readValue(stored))
                .isEqualTo(new EvaluationResult(
                        "p.csv", "a", 31, 62, Map.of("accuracy", 0.5, "loss", 0.25, "flipProbability", 0.125)));
    }

    @Test
    void ratiosAndCountsAreComputed() {
        assertThat(new EvaluationResult("p", "a", 3, 4, Map.of()).accuracy()).isEqualTo(0.75);
        assertThat(new MinimalImagesResult.Minimal(0, 0, 80, 160, 1, 1, 0, 0, 8, "i").ratio())
                .isEqualTo(0.5);
        assertThat(Examples.dataset(List.of(5, 4), List.of(1), List.of()).count(Split.TRAIN))
                .isEqualTo(9);
        assertThat(Examples.dataset(List.of(5, 4), List.of(1), List.of()).count(Split.TEST))
                .isZero();
    }

    @Test
    void aNormalizationNeedsThreeChannels() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Normalization(List.of(0.5), List.of(0.5, 0.5, 0.5)))
                .withMessage("a normalization needs three means and three deviations, was 1 and 3");
    }

    private static <T> T back(T value, Class<T> type) throws JsonProcessingException {
        return Examples.JSON.readValue(Examples.JSON.writeValueAsString(value), type);
    }
}
