package org.tarnish.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.metric.FlipProbability;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.page.ReportPage;
import org.tarnish.report.page.TableFiles;

/** Corruption errors, flip probabilities and comparisons of entropies, on the page and as files. */
class MetricTablesTest {
    private static final Report PLAIN = SampleReport.quickstart();
    private static final String SHARED = PLAIN.runs().get(0).id();
    private static final String BASELINE = PLAIN.runs().get(1).id();
    private static final String FIXED = PLAIN.runs().get(2).id();

    private static Report report() {
        var asked = PLAIN.request();
        var conditions = asked.conditions();
        var evaluations = new ArrayList<>(PLAIN.evaluations());
        evaluations.add(sequences(SHARED, "rotate-p2", 0.125));
        evaluations.add(sequences(SHARED, "shot_noise-p2", 0.0625));
        evaluations.add(sequences(BASELINE, "rotate-p2", 0.25));
        return Reported.report(
                PLAIN.experiment(),
                PLAIN.name(),
                PLAIN.submitted(),
                PLAIN.finished(),
                new ExperimentRequest(
                        asked.name(),
                        asked.dataset(),
                        asked.imageSize(),
                        asked.architectures(),
                        asked.initializations(),
                        asked.training(),
                        asked.methodologies(),
                        new Conditions(
                                conditions.corruptions(),
                                conditions.reductions(),
                                conditions.minimalImages(),
                                new Conditions.Perturbations(List.of("rotate", "shot_noise"), 10, 2, null, null),
                                List.of()),
                        asked.seeds()),
                PLAIN.dataset(),
                PLAIN.runs(),
                evaluations,
                PLAIN.comparisons(),
                PLAIN.entropy(),
                List.of(
                        new Report.CorruptionErrors(
                                SHARED,
                                "imagenet",
                                List.of(1, 2, 3, 4, 5),
                                75,
                                20,
                                List.of(),
                                0.4375,
                                Map.of(1, 0.25, 5, 0.625),
                                0.375,
                                0.7125,
                                0.9625,
                                "alexnet",
                                "not comparable"),
                        new Report.CorruptionErrors(
                                BASELINE,
                                "imagenet",
                                List.of(5),
                                14,
                                0,
                                List.of("fog", "snow"),
                                null,
                                Map.of(),
                                null,
                                null,
                                null,
                                "alexnet",
                                "not comparable")),
                List.of(
                        new Report.EntropyComparison(
                                FIXED, BASELINE, "color", 40, 12.0, 0.0005, null, 0.001, -0.0625, -0.75, "***"),
                        new Report.EntropyComparison(FIXED, BASELINE, "crop", 5, 3.0, 0.5, 0.625, 0.5, 0.25, 0.2, ""),
                        new Report.EntropyComparison(
                                FIXED, BASELINE, "resolution", 0, null, null, null, null, null, null, "")),
                List.of(
                        new Report.Aggregated(
                                SHARED, "meanFlipProbability", "flipProbability", 0.09375, 2, 2, null, null),
                        new Report.Aggregated(
                                BASELINE, "meanFlipProbability", "flipProbability", null, 1, 2, null, null)),
                PLAIN.tasks(),
                PLAIN.problems(),
                PLAIN.versions());
    }

    private static Report.Evaluation sequences(String run, String condition, double probability) {
        return new Report.Evaluation(
                run,
                condition,
                310,
                310,
                0.98,
                1,
                null,
                10,
                31,
                Map.of("accuracy", 1.0, "loss", 0.1, "flipProbability", probability));
    }

    private static List<List<String>> texts(Grid grid) {
        return grid.rows().stream()
                .map(row -> row.cells().stream()
                        .map(cell -> cell.text() + (cell.note() == null ? "" : " (" + cell.note() + ")"))
                        .toList())
                .toList();
    }

    @Test
    void corruptionErrorsSayOnHowManyConditionsTheyAreMissing() {
        var grid = new CorruptionErrorTable(new Results(report())).grid();
        assertThat(texts(grid).get(0).subList(1, 8))
                .containsExactly("43.8", "25.0", "62.5", "37.5", "71.3", "96.3", "");
        assertThat(texts(grid).get(1).subList(1, 8))
                .containsExactly("– (14 of 75)", "–", "–", "– (0 of 20)", "– (14 of 75)", "– (14 of 75)", "fog, snow");
    }

    @Test
    void flipsAreRunsTimesPerturbationsAndTheirPlainMean() {
        var grid = new MetricTable(new Results(report()), new FlipProbability()).grid();
        assertThat(grid.heads().get(0))
                .extracting(Grid.Head::text)
                .containsExactly("run", "rotate", "shot_noise", "mFP");
        assertThat(texts(grid).get(0).subList(1, 4)).containsExactly("12.50", "6.25", "9.38");
        assertThat(texts(grid).get(1).subList(1, 4)).containsExactly("25.00", "–", "– (1 of 2)");
        assertThat(texts(grid).get(2).subList(1, 4)).containsExactly("–", "–", "–");
    }

    @Test
    void entropiesAreLessOrMoreOrNotSignificantlyOther() {
        var grid = new EntropyComparisonTable(new Results(report())).grid();
        assertThat(grid.rows().stream().map(row -> row.cells().get(9)))
                .extracting(Cell::text, Cell::mark)
                .containsExactly(Tuple.tuple("less", "***"), Tuple.tuple("n.s.", null), Tuple.tuple("n.s.", null));
        assertThat(texts(grid).get(0).subList(2, 9))
                .containsExactly("40", "−0.063", "12.0", "−0.75", "< 0.001", "–", "0.001");
        assertThat(texts(grid).get(2).subList(2, 9)).containsExactly("0", "–", "–", "–", "–", "–", "–");
    }

    @Test
    void thePageShowsThemWhereThereAreAny() {
        var html = new ReportPage().html(report());
        assertThat(html)
                .contains("id=\"corruption-errors\"")
                .contains("id=\"flip-probability\"")
                .contains("Against the baseline")
                .doesNotContain(">null<");
        assertThat(new ReportPage().html(PLAIN))
                .doesNotContain("id=\"corruption-errors\"")
                .doesNotContain("id=\"flip-probability\"")
                .doesNotContain("Against the baseline");
    }

    @Test
    void framesOfSequencesChangeNoAccuracyAnywhere() {
        var plain = new Results(PLAIN);
        var with = new Results(report());
        assertThat(with.conditions()).isEqualTo(plain.conditions());
        assertThat(RunGroup.of(with)).isEqualTo(RunGroup.of(plain));
        assertThat(Answer.of(with)).isEqualTo(Answer.of(plain));
        assertThat(new AccuracyTable(with).grid()).isEqualTo(new AccuracyTable(plain).grid());
        assertThat(new DropTable(with).grid()).isEqualTo(new DropTable(plain).grid());
        assertThat(new RunTable(with).grid()).isEqualTo(new RunTable(plain).grid());
        assertThat(TableFiles.of(report()).get("evaluations.csv"))
                .isEqualTo(TableFiles.of(PLAIN).get("evaluations.csv"));
    }

    @Test
    void everyTableIsAFile() {
        var files = TableFiles.of(report());
        assertThat(files.get("flips.csv").lines())
                .hasSize(4)
                .contains("run,condition,correct,total,sequences,frames,accuracy,loss,flipProbability,topFiveDistance")
                .contains(SHARED + ",rotate-p2,310,310,10,31,1.0,0.1,0.125,");
        assertThat(files.get("corruption-errors.csv").lines())
                .contains(SHARED
                        + ",imagenet,1 2 3 4 5,75,20,,0.4375,0.25,,,,0.625,0.375,0.7125,0.9625,alexnet,not comparable")
                .contains(BASELINE + ",imagenet,5,14,0,fog snow,,,,,,,,,,alexnet,not comparable");
        assertThat(files.get("entropy-comparisons.csv").lines())
                .contains(FIXED + "," + BASELINE + ",color,40,12.0,5.0E-4,,0.001,-0.0625,-0.75,***")
                .contains(FIXED + "," + BASELINE + ",resolution,0,,,,,,,");
    }
}
