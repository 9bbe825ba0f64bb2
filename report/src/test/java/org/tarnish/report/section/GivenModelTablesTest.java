package org.tarnish.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.page.ReportPage;

/** What a report says of models that somebody has made elsewhere, beside a trained run. */
class GivenModelTablesTest {
    private final SmallStudy study = new SmallStudy();

    @BeforeEach
    void evaluate() {
        study.given("mine");
        study.given("theirs");
        study.continued("baseline", 3, 0.7);
        for (var run : List.of("mine", "theirs", "baseline")) {
            study.judge(run, "clean", 0.8, null, 0.5);
            study.judge(run, "fog-1", 0.4, 0.5, 1);
        }
        study.compare(comparison("theirs", "mine"));
        study.compare(comparison("mine", "baseline"));
        study.compare(comparison("theirs", "baseline"));
    }

    private static Report.Comparison comparison(String run, String baseline) {
        return Reported.comparison(run, baseline, "clean", 3, 5, 0.5, 0.48, 0.73, 1, "");
    }

    private static List<List<String>> texts(Grid grid, int columns) {
        return grid.rows().stream()
                .map(row -> row.cells().stream().limit(columns).map(Cell::text).toList())
                .toList();
    }

    @Test
    void haveTheNamesThatTheRequestGivesThem() {
        var results = study.results();

        assertThat(results.runs().stream().map(results.names()::name))
                .containsExactly("mine", "theirs", "resnet20 · baseline");
        assertThat(results.runs().stream().map(run -> results.names().cell(run).text()))
                .containsExactly("mine", "theirs", "baseline");
    }

    @Test
    void areComparedWithTheFirstOfThemAndWithEveryBaseline() {
        assertThat(texts(new ComparisonTable(study.results()).grid(), 3))
                .containsExactly(
                        List.of("theirs", "mine", "clean"),
                        List.of("mine", "resnet20 · baseline", "clean"),
                        List.of("theirs", "resnet20 · baseline", "clean"));
        var second = study.results().runs().get(1);
        var clean = study.results().conditions().get(0);
        assertThat(study.results().comparison(second, clean).orElseThrow().baseline())
                .isEqualTo("mine");
    }

    @Test
    void haveNoTrainingAndNoValidation() {
        assertThat(texts(new ResourceTable(study.results()).grid(), 1)).containsExactly(List.of("baseline"));
        assertThat(texts(new OriginTable(study.report()).grid(), 3))
                .contains(List.of("mine", "given", "an ONNX model made by tests"));
        var page = new ReportPage().html(study.report());
        assertThat(page)
                .contains("A given model was made elsewhere")
                .contains("compared with the first of them and with every baseline")
                .doesNotContain("NaN", "null");
    }
}
