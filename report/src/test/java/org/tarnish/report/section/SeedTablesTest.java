package org.tarnish.report.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.experiment.result.EpochRecord.Adaptation;
import org.tarnish.experiment.result.EpochRecord.Point;
import org.tarnish.report.html.Grid;

/** The tables that the two seeds have, on numbers small enough to compute by hand. */
class SeedTablesTest {
    private final SmallStudy study = new SmallStudy();

    @Test
    void relativeDropsAreThoseOfTheFirstSeedsSecondTable() {
        // ResNet18 without and with pretraining: (31.2 - 13.28) / 31.2 = 57 %, (75.13 - 11.24) / 75.13 = 85 %.
        study.plain("resnet18", "random");
        study.judge("resnet18-random", "clean", 0.312, null, 2.91);
        study.judge("resnet18-random", "fog-1", 0.1328, (0.312 - 0.1328) / 0.312, 4426.91);
        study.plain("resnet18", "imagenet");
        study.judge("resnet18-imagenet", "clean", 0.7513, null, 3.74);
        study.judge("resnet18-imagenet", "fog-1", 0.1124, (0.7513 - 0.1124) / 0.7513, 780.97);
        study.plain("vgg16", "random");

        var drops = new ArchitectureDrops(study.results());

        assertThat(drops.exists()).isTrue();
        assertThat(texts(drops.grid()))
                .containsExactly(List.of("random", "57.4", "–"), List.of("imagenet", "85.0", "–"));
        assertThat(drops.csv().lines())
                .hasSize(3)
                .element(2)
                .asString()
                .startsWith("resnet18,imagenet,all,shared,1,2,0.85");
    }

    @Test
    void corruptedLossAndAccuracyAreMeansOverTheConditions() {
        study.plain("resnet18", "random");
        study.judge("resnet18-random", "clean", 0.312, null, 2.91);
        study.judge("resnet18-random", "fog-1", 0.2, 0.1, 1000);
        study.judge("resnet18-random", "fog-2", 0.1, 0.2, 3000);

        var losses = new LossTable(study.results());

        assertThat(texts(losses.grid()))
                .containsExactly(List.of("resnet18", "random", "2.910", "31.2", "2,000", "15.0"));
        assertThat(losses.csv().lines().skip(1).toList().get(1))
                .startsWith("resnet18,random,all,shared,1,corrupted,2,2000.0,,0.15");
    }

    @Test
    void everyMetricHasItsMeanAndDeviationOverSeeds() {
        study.seeded("baseline", 0);
        study.seeded("baseline", 1);
        study.judge("baseline-0", "clean", 0.7, null, 1.0);
        study.judge("baseline-1", "clean", 0.8, null, 2.0);
        study.judge("baseline-0", "fog-1", 0.5, null, 3.0);

        var measures = new SeedMeasures(study.results());

        // Of two values the sample deviation is their difference by the square root of two.
        assertThat(measures.grid().rows().get(0).cells())
                .extracting(cell -> cell.text() + (cell.note() == null ? "" : " " + cell.note()))
                .containsExactly("baseline", "2", "75.0 ± 7.1", "1.500 ± 0.707");
        assertThat(measures.csv().lines())
                .contains("group,condition,measure,seeds,mean,deviation", "baseline,fog-1,loss,1,3.0,")
                .hasSize(5);
        assertThat(measures.csv()).contains("baseline,clean,loss,2,1.5,0.7071067811865476");
    }

    @Test
    void resultsNameTheSignificanceOnTheTestSetAndMarkTheBaseline() {
        study.continued("shared", 3, 0.7);
        study.continued("baseline", 1, 0.72);
        study.continued("fixed-crop-0.5", 2, 0.75);
        study.judge("baseline", "clean", 0.5, null, 1);
        study.judge("fixed-crop-0.5", "clean", 0.6, null, 1);
        study.judge("fixed-crop-0.5", "fog-1", 0.4, 0.2, 1);
        study.compare(
                Reported.comparison("fixed-crop-0.5", "baseline", "clean", 10, 30, 10, 0.0016, 0.002, 0.0032, "**"));

        var table = new ResultsTable(study.results()).figures().get(0).results();

        assertThat(texts(table))
                .containsExactly(
                        List.of("shared", "70.0", "–", "–", "–", "–", "–"),
                        List.of("baseline", "72.0", "50.0", "–", "–", "the baseline", "–"),
                        List.of("fixed-crop-0.5", "75.0", "60.0", "0.002", "0.003", "better**", "40.0"));
        assertThat(table.rows()).extracting(Grid.Row::kind).containsExactly("", "base", "");
        assertThat(table.rows().get(2).cells().get(2).kind()).endsWith("best");
        assertThat(table.rows().get(2).cells().get(6).note()).isEqualTo("1 of 2");
        assertThat(new ResultsTable(study.results()).csv().lines().toList())
                .element(3)
                .asString()
                .endsWith(",0.75,0.6,0.4,0.0016,0.0032,**");
    }

    @Test
    void theFiveBestStandInOrderAndTheBaselineLast() {
        study.continued("shared", 3, 0.99);
        study.continued("baseline", 1, 0.9);
        for (int i = 1; i <= 6; i++) {
            study.continued("fixed-crop-0." + i, 1, 0.5 + i / 100.0);
            study.judge("fixed-crop-0." + i, "clean", 0.9 - i / 100.0, null, 1);
        }

        var top = new ResultsTable(study.results()).figures().get(0).top();

        assertThat(top.byValidation().rows().stream()
                        .map(row -> row.cells().get(0).text()))
                .containsExactly(
                        "fixed-crop-0.6",
                        "fixed-crop-0.5",
                        "fixed-crop-0.4",
                        "fixed-crop-0.3",
                        "fixed-crop-0.2",
                        "baseline");
        assertThat(top.byTest().rows().stream().map(row -> row.cells().get(0).text()))
                .startsWith("fixed-crop-0.1", "fixed-crop-0.2")
                .endsWith("baseline");
        assertThat(new TopTables(study.results()).csv().lines()).hasSize(1 + 6 + 6);
    }

    @Test
    void runsThatNeverBeatTheSharedCheckpointAreNamed() {
        study.continued("shared", 3, 0.7);
        study.continued("baseline", 1, 0.72);
        study.continued("fixed-crop-0.5", 0, 0.7);

        assertThat(new SharedStarts(study.results()).sentences())
                .isEqualTo(
                        "fixed-crop-0.5 never beats the checkpoint of shared training that it goes on from, and is that"
                                + " network: same weights, same results.");
    }

    @Test
    void whereNothingBeatsTheSharedCheckpointOneSentenceSaysSo() {
        study.continued("shared", 3, 0.7);
        List.of("baseline", "fixed-crop-0.5", "fixed-crop-0.25").forEach(name -> study.continued(name, 0, 0.7));

        assertThat(new SharedStarts(study.results()).sentences())
                .isEqualTo("Nothing beats the checkpoint of shared training: all 3 runs that go on from it are that"
                        + " network, with the same weights and the same results.");
    }

    @Test
    void timesAreMeansByKindAndPassesAreComparedWithPlainEvaluations() {
        var pass = new Adaptation(30, 25, 100, 1, 2, 3, 0.9);
        var second = new Adaptation(36, 30, 100, 1, 2, 3, 0.9);
        study.run(
                "adaptive",
                1,
                0.7,
                null,
                List.of(
                        SmallStudy.epoch(1, null, 10, null),
                        SmallStudy.epoch(2, "crop", 12, pass),
                        SmallStudy.epoch(3, "crop", 14, second)));
        study.search("adaptive", "crop", 180.0);
        study.search("adaptive", "color", null);

        var times = new TimeTable(study.results());

        // 66 s of passes by 55 s of plain evaluations.
        assertThat(texts(times.grid()))
                .containsExactly(
                        List.of("resnet20", "a training epoch", "10.0 s", "13.0 s"),
                        List.of("", "an adaptation pass", "–", "33.0 s"),
                        List.of("", "a run's minimal images", "–", "3 min 0 s"));
        assertThat(times.grid().rows().get(1).cells().get(3).note()).isEqualTo("× 1.20");
        assertThat(times.csv()).contains("resnet20,adaptation,crop,33.0,2,1.2");
    }

    @Test
    void curvesOfSetsAreDrawnAndCorruptedOnesAgainstClean() {
        var curves = Map.of(
                "clean", new Point(0.5, 1),
                "fog-1", new Point(0.25, 4),
                "fog-2", new Point(0.75, 2),
                "crop-0.5", new Point(0.4, 2));
        study.run(
                "shared",
                1,
                0.7,
                SmallStudy.RANDOM,
                List.of(new EpochRecord(1, 1.0, null, 1, 0.6, 1, 1, null, curves)));

        var robustness = new RobustnessCharts(study.results()).figures();
        assertThat(robustness).hasSize(1);
        // The mean of 25 % and 75 %, and of the losses 4 and 2.
        assertThat(robustness.get(0).accuracy().getValue())
                .contains("shared · corrupted, epoch 1 (full quality): 50.00");
        assertThat(robustness.get(0).loss().getValue()).contains("shared · corrupted, epoch 1 (full quality): 3.00");
        assertThat(new CurveCharts(study.results()).figures().get(0).charts())
                .extracting(CurveCharts.Chart::caption)
                .containsExactly("Clean validation images", "Training images", "Crop, quality 0.5");
        assertThat(EpochTables.curves(study.report()).lines()).hasSize(1 + 4);
    }

    @Test
    void anEpochWhoseImagesHaveEachTheirOwnQualitySaysSo() {
        assertThat(RunLines.images(new EpochRecord(1, null, "crop", 1, 1, 1, 1, null, null)))
                .isEqualTo("crop, each image its own");
        assertThat(RunLines.images(new EpochRecord(1, 0.5, "crop", 1, 1, 1, 1))).isEqualTo("crop at 0.5");
    }

    @Test
    void trainingsTogetherAreAddedUp() {
        var report = SampleReport.quickstart();
        double seconds = report.runs().stream()
                .mapToDouble(run -> run.resources().seconds())
                .sum();

        assertThat(seconds).isCloseTo(106.5, within(1e-9));
        assertThat(new ResourceTable(new Results(report)).sum())
                .isEqualTo("All 3 trainings together took 1 min 46 s, 2.97\u00a0Wh, 0.0060\u00a0USD.");
    }

    private static List<List<String>> texts(Grid grid) {
        return grid.rows().stream()
                .map(row -> row.cells().stream()
                        .map(cell -> cell.text() + (cell.mark() == null ? "" : cell.mark()))
                        .toList())
                .toList();
    }
}
