package org.tarnish.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.request.Trainable;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.Diagrams;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.experiment.result.Resources;
import org.tarnish.experiment.result.WeightsOrigin;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.report.section.Reported;
import org.tarnish.report.section.SampleReport;

/** Reports as other processes read them. */
class ReportTest {
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private static final Resources RESOURCES = new Resources("cpu", 12.5, 1000.0, 1L << 30, null, 0.25, 0.001, "USD");

    private static final Report REPORT = new Report(
            "e1",
            "digits-quickstart",
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2026-01-01T00:05:00.123456789Z"),
            SampleReport.quickstart().request(),
            new Report.Dataset(
                    "d0",
                    "digits",
                    16,
                    List.of("0", "1"),
                    Map.of("train", 10, "validation", 2, "test", 4),
                    List.of(new DatasetManifest.Broken("a.png", "a.png is empty (0 bytes)")),
                    1),
            Map.of(
                    "clean",
                    new Condition.Clean(),
                    "rotate-p1",
                    new Condition.Perturbed("rotate", 2, 1, SeverityTable.CIFAR, 0)),
            Map.of("crop-0.5", new Condition.Reduced("crop", 0.5)),
            List.of(new Report.Run(
                    "r1",
                    "resnet20",
                    "random",
                    Trainable.ALL,
                    "baseline",
                    0,
                    272_474,
                    40_551_000,
                    0,
                    0.5,
                    List.of(
                            new EpochRecord(1, 0.5, "color", 2.25, 0.5, 1.75, 3.5),
                            new EpochRecord(2, 1, null, 2, 0.4, 1, 3)),
                    "cpu",
                    2,
                    "abc",
                    new WeightsOrigin("first.pt", "def", 1000),
                    RESOURCES)),
            List.of(
                    Reported.evaluation("r1", "clean", 3, 4, 0.75, 0.5, 0.3, 0.95, null),
                    Reported.evaluation("r1", "contrast-5", 1, 4, 0.25, 1.5, 0.05, 0.7, 2.0 / 3),
                    new Report.Evaluation(
                            "r1",
                            "rotate-p1",
                            60,
                            62,
                            0.8,
                            0.99,
                            null,
                            2,
                            31,
                            Map.of("accuracy", 60.0 / 62, "loss", 0.25, "flipProbability", 1.0 / 30))),
            List.of(new Report.Comparison(
                    "r2",
                    "r1",
                    "clean",
                    0,
                    7,
                    7,
                    0.008,
                    0.0156,
                    0.016,
                    0.0158,
                    "**",
                    Map.of("agreement", 0.75, "kappa", 0.5))),
            List.of(
                    new Report.Entropy(
                            "r1", "color", 2, 0, 0.5, 0.5, 0.45, 0.55, 0.4, 0.6, 0.4, 0.6, List.of(0.4, 0.6), 2.5),
                    new Report.Entropy(
                            "r1", "crop", 2, 2, null, null, null, null, null, null, null, null, List.of(), null,
                            "another")),
            List.of(
                    new Report.CorruptionErrors(
                            "r1",
                            "cifar",
                            List.of(5),
                            15,
                            1,
                            List.of("fog"),
                            null,
                            Map.of(5, 0.25),
                            null,
                            null,
                            null,
                            null,
                            null),
                    new Report.CorruptionErrors(
                            "r2",
                            "imagenet",
                            List.of(1, 2, 3, 4, 5),
                            75,
                            20,
                            List.of(),
                            0.5,
                            Map.of(1, 0.4, 5, 0.6),
                            0.45,
                            0.7,
                            0.9,
                            "alexnet",
                            "not comparable")),
            List.of(
                    new Report.EntropyComparison("r2", "r1", "color", 2, 0.0, 0.18, 0.5, 0.36, -0.1, -1.0, ""),
                    new Report.EntropyComparison("r2", "r1", "crop", 0, null, null, null, null, null, null, "")),
            List.of(
                    new Report.Aggregated("r1", "meanFlipProbability", "flipProbability", 1.0 / 30, 1, 1, null, null),
                    new Report.Aggregated("r1", "meanCorruptionError", "accuracy", null, 15, 75, null, null),
                    new Report.Aggregated("r1", "mce", "accuracy", 0.7, 75, 75, "alexnet", "not comparable")),
            List.of(Report.Diagram.of(
                    "r1",
                    "clean",
                    new Diagrams(
                            new Diagrams.Reliability(List.of(0, 4), List.of(0.0, 0.9), List.of(0.0, 0.75)),
                            List.of(0.0, 0.25),
                            null))),
            new Report.Robustness(
                    List.of("r1"),
                    0.9,
                    -0.5,
                    null,
                    List.of(new Report.Effective("r2", 0.9, 0.5, 0.4, 0.1, "r1", null))),
            new Report.Ranking(
                    List.of("clean", "fog-5"),
                    4,
                    0.5,
                    0.75,
                    0.05,
                    1.5,
                    List.of(new Report.Ranked("r1", 1.5)),
                    List.of(new Report.RankedPair("r1", "r2", 1, 0.25))),
            List.of(
                    new Report.Foreign("r1", "svhn", 100, 0.875, 0.5, 0.25),
                    new Report.Foreign("r1", "noise", 100, null, null, null)),
            List.of(
                    new Report.Joint("r1", "worstCase1", 0.75, null),
                    new Report.Joint("r1", "worstCase2", null, "there is no evaluation on fog at severity 2")),
            new Report.Tasks(100, 20, 1, 3),
            List.of(new Report.Problem("train-0", "failed", "r2", "the loss is not a number")),
            Map.of("tarnish", "1.0.0", "java", "17"));

    @Test
    void aReportComesBackAsItWas() throws JsonProcessingException {
        assertThat(back(REPORT, Report.class)).isEqualTo(REPORT);
    }

    @Test
    void aReportThatWasCompiledBeforeThereWereDiagramsIsRead() throws JsonProcessingException {
        var stored = (ObjectNode) JSON.valueToTree(REPORT);
        stored.remove("diagrams");
        assertThat(JSON.treeToValue(stored, Report.class).diagrams()).isEmpty();
    }

    @Test
    void aReportHoldsTheFieldsThatReadersRelyOn() throws JsonProcessingException {
        var json = JSON.readTree(JSON.writeValueAsString(REPORT));
        assertThat(json.get("runs").get(0).fieldNames())
                .toIterable()
                .contains(
                        "id",
                        "architecture",
                        "initialization",
                        "methodology",
                        "seed",
                        "parameters",
                        "macs",
                        "bestEpoch",
                        "epochs");
        assertThat(json.get("runs").get(0).get("epochs").get(0).fieldNames())
                .toIterable()
                .contains("epoch", "quality", "trainLoss", "validationAccuracy", "seconds");
        assertThat(json.get("evaluations").get(0).fieldNames())
                .toIterable()
                .contains("run", "condition", "correct", "total", "accuracy", "loss");
        assertThat(json.get("comparisons").get(0).fieldNames())
                .toIterable()
                .contains(
                        "run",
                        "baseline",
                        "condition",
                        "b",
                        "c",
                        "chi2",
                        "p",
                        "exactP",
                        "holmP",
                        "bhP",
                        "agreement",
                        "kappa")
                .doesNotContain("measures");
        assertThat(json.get("entropy").get(0).fieldNames())
                .toIterable()
                .contains("run", "kind", "images", "unsolved", "meanRatio", "median", "q1", "q3", "low", "high");
        assertThat(json.get("evaluations").get(0).fieldNames()).toIterable().doesNotContain("metrics", "sequences");
        assertThat(json.at("/evaluations/2/flipProbability").asDouble()).isEqualTo(1.0 / 30);
        assertThat(json.at("/evaluations/2/frames").asInt()).isEqualTo(31);
        assertThat(json.at("/corruptionErrors/0/mean").isNull()).isTrue();
        assertThat(json.at("/corruptionErrors/0/meanBySeverity/5").asDouble()).isEqualTo(0.25);
        assertThat(json.at("/entropyComparisons/0/medianDifference").asDouble()).isEqualTo(-0.1);
        assertThat(json.get("tasks").fieldNames()).toIterable().contains("executed", "reused", "failed", "skipped");
    }

    @Test
    void aReportOfBeforeThereWereNumbersOverRunsIsRead() throws JsonProcessingException {
        var stored = (ObjectNode) JSON.valueToTree(REPORT);
        stored.remove(List.of("robustness", "ranking"));
        ((ObjectNode) stored.at("/comparisons/0")).remove(List.of("bhP", "agreement", "kappa"));
        ((ObjectNode) stored.at("/corruptionErrors/0")).remove(List.of("reference", "scope"));
        ((ObjectNode) stored.at("/entropyComparisons/0")).remove("rankBiserial");
        var report = JSON.treeToValue(stored, Report.class);
        assertThat(report.ranking()).isNull();
        assertThat(report.robustness()).isNull();
        assertThat(report.comparisons().get(0).measures()).isEmpty();
        assertThat(report.comparisons().get(0).bhP()).isNaN();
        assertThat(report.corruptionErrors().get(0).scope()).isNull();
    }

    private static <T> T back(T value, Class<T> type) throws JsonProcessingException {
        return JSON.readValue(JSON.writeValueAsString(value), type);
    }
}
