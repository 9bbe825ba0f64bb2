package org.tarnish.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.pair.PairMeasures;
import org.tarnish.report.Report;
import org.tarnish.report.page.ReportPage;
import org.tarnish.report.page.TableFiles;

/** Sections of numbers over several runs. */
class AcrossRunsTest {
    /** The quickstart with numbers over its runs. */
    static Report report() {
        var plain = SampleReport.quickstart();
        var runs = plain.runs().stream().map(Report.Run::id).toList();
        var effective = new ArrayList<Report.Effective>();
        var ranked = new ArrayList<Report.Ranked>();
        for (int i = 0; i < runs.size(); i++) {
            effective.add(new Report.Effective(
                    runs.get(i), 0.9 - 0.05 * i, 0.5, 0.45, 0.05, i == 0 ? null : runs.get(0), i == 0 ? null : 0.02));
            ranked.add(new Report.Ranked(runs.get(i), 1 + 0.75 * i));
        }
        var measures = new LinkedHashMap<String, Double>();
        PairMeasures.all().forEach(measure -> measures.put(measure.name(), 0.25));
        measures.put("accuracyDifferenceLow", -0.125);
        measures.put("oddsRatio", Double.POSITIVE_INFINITY);
        var comparisons = new ArrayList<>(plain.comparisons());
        comparisons.add(
                0,
                new Report.Comparison(
                        runs.get(1), runs.get(0), "clean", 3, 0, 3, 0.08, 0.25, 0.5, 0.375, "", measures));
        return Reported.with(
                plain,
                new Report.Robustness(runs, 0.875, -0.5, 0.75, effective),
                new Report.Ranking(
                        List.of("clean", "fog-1"),
                        4.5,
                        0.0625,
                        0.5,
                        0.05,
                        1.0,
                        ranked,
                        List.of(new Report.RankedPair(runs.get(0), runs.get(1), 0.75, 0.125))),
                comparisons);
    }

    @Test
    void theRankingHasItsDiagramItsTablesAndItsFiles() {
        var html = new ReportPage().html(report());
        assertThat(html)
                .contains("<h2>Runs compared over conditions</h2>", "χ² = 4.50", "W = 0.500", "critical difference 1")
                .contains("<h3>Pairs of runs</h3>", "they are less independent");
        var files = TableFiles.of(report());
        assertThat(files.get("ranking.csv").lines()).hasSize(1 + report().runs().size());
        assertThat(files.get("ranking-pairs.csv"))
                .startsWith("run,other,difference,p\r\n")
                .contains(",0.75,0.125");
    }

    @Test
    void effectiveRobustnessSaysItsLineAndShowsItsPoints() {
        var html = new ReportPage().html(report());
        assertThat(html)
                .contains("<h2>Effective robustness</h2>", "logit(shifted) = 0.875 · logit(clean) −0.500", "R² = 0.750")
                .contains("clean 90.0, shifted 50.0");
        assertThat(TableFiles.of(report()).get("robustness.csv"))
                .startsWith("run,clean,shifted,expected,effective,baseline,relative\r\n")
                .contains(",0.9,0.5,0.45,0.05,,");
    }

    @Test
    void agreementIsShownOfWhatWasCompared() {
        var html = new ReportPage().html(report());
        assertThat(html).contains("<h2>Agreement with the baseline</h2>", "error consistency");
        assertThat(new AgreementSection().content(new Results(SampleReport.quickstart())))
                .as("comparisons of earlier versions")
                .isEmpty();
        var lines = TableFiles.of(report()).get("comparisons.csv").lines().toList();
        assertThat(lines.get(0))
                .endsWith(",stars,"
                        + String.join(
                                ",",
                                PairMeasures.all().stream()
                                        .map(measure -> measure.name())
                                        .toList()));
        assertThat(lines.get(1)).contains(",0.375,,0.25,-0.125,0.25,,0.25,");
        assertThat(lines.get(2)).endsWith(",,,,,,,");
    }

    @Test
    void significanceHasTheDifferenceWithItsIntervalAndBothCorrections() {
        var row = new ComparisonTable(new Results(report())).grid().rows().get(0);
        assertThat(row.cells()).anySatisfy(cell -> {
            assertThat(cell.text()).isEqualTo("+25.0");
            assertThat(cell.note()).isEqualTo("−12.5 to +25.0");
        });
        assertThat(row.cells()).extracting(cell -> cell.text()).contains("0.500", "0.375");
    }

    @Test
    void withoutThemTheSectionsAreNotThere() {
        var results = new Results(SampleReport.quickstart());
        assertThat(new RankingSection().content(results)).isEmpty();
        assertThat(new EffectiveRobustnessSection().content(results)).isEmpty();
        assertThat(TableFiles.of(SampleReport.quickstart()))
                .containsEntry("ranking.csv", "run,meanRank\r\n")
                .containsEntry("robustness.csv", "run,clean,shifted,expected,effective,baseline,relative\r\n");
    }

    @Test
    void mceSaysWhatItMayBeComparedWithOnThePageAndInTheFiles() {
        var plain = SampleReport.quickstart();
        var errors = new Report.CorruptionErrors(
                plain.runs().get(0).id(),
                "imagenet",
                List.of(1),
                75,
                0,
                List.of(),
                0.5,
                Map.of(),
                null,
                0.9,
                null,
                "alexnet",
                "these are of 10 classes");
        var report = Reported.report(
                plain.experiment(),
                plain.name(),
                plain.submitted(),
                plain.finished(),
                plain.request(),
                plain.dataset(),
                plain.runs(),
                plain.evaluations(),
                List.of(),
                List.of(),
                List.of(errors),
                List.of(),
                List.of(new Report.Aggregated(
                        plain.runs().get(0).id(),
                        "mce",
                        "accuracy",
                        0.9,
                        75,
                        75,
                        "alexnet",
                        "these are of 10 classes")),
                plain.tasks(),
                List.of(),
                Map.of());
        assertThat(new ReportPage().html(report)).contains("s errors: these are of 10 classes.");
        assertThat(TableFiles.of(report).get("corruption-errors.csv")).contains(",alexnet,these are of 10 classes");
        assertThat(TableFiles.of(report).get("aggregates.csv")).contains("75,75,alexnet,these are of 10 classes");
    }
}
