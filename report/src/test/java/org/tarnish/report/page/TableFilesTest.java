package org.tarnish.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tarnish.report.section.Reports;
import org.tarnish.report.section.SampleReport;

class TableFilesTest {
    @Test
    void thereIsAFileForEachTable() {
        assertThat(TableFiles.of(Reports.empty()).keySet())
                .contains(
                        "problems.csv",
                        "results.csv",
                        "top.csv",
                        "losses.csv",
                        "evaluations.csv",
                        "drops.csv",
                        "corruption-errors.csv",
                        "aggregates.csv",
                        "flips.csv",
                        "comparisons.csv",
                        "epochs.csv",
                        "curves.csv",
                        "entropy.csv",
                        "entropy-comparisons.csv",
                        "times.csv",
                        "runs.csv");
    }

    @Test
    void everyTableHasItsRows() {
        var report = SampleReport.typical();
        var files = TableFiles.of(report);

        assertThat(files.get("runs.csv").lines()).hasSize(1 + report.runs().size());
        assertThat(files.get("epochs.csv").lines())
                .hasSize(1
                        + report.runs().stream()
                                .mapToInt(run -> run.epochs().size())
                                .sum());
        assertThat(files.get("evaluations.csv").lines())
                .hasSize(1 + report.evaluations().size());
        assertThat(files.get("comparisons.csv").lines())
                .hasSize(1 + report.comparisons().size());
        assertThat(files.get("entropy.csv").lines())
                .hasSize(1 + report.entropy().size());
        assertThat(files.get("problems.csv").lines()).hasSize(1);
        assertThat(files.get("results.csv").lines()).hasSize(1 + report.runs().size());
        // Clean and corrupted, for each network and methodology.
        assertThat(files.get("losses.csv").lines())
                .hasSize(1 + 2 * report.runs().size());
        assertThat(files.get("drops.csv").lines()).hasSize(1 + report.runs().size());
    }

    @Test
    void numbersHaveFullPrecision() {
        var evaluation = SampleReport.quickstart().evaluations().get(1);

        assertThat(TableFiles.of(SampleReport.quickstart())
                        .get("evaluations.csv")
                        .lines()
                        .skip(2))
                .first()
                .asString()
                .contains("," + evaluation.accuracy() + ",");
    }

    @Test
    void whatIsNoNumberIsEmpty() {
        TableFiles.of(Reports.diverged())
                .forEach((name, content) ->
                        assertThat(content).doesNotContain("NaN").doesNotContain("Infinity"));
    }
}
