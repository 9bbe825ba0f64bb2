package org.tarnish.report.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.condition.Condition.Family;
import org.tarnish.experiment.result.Diagrams;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.page.ReportPage;
import org.tarnish.report.page.TableFiles;

/** Calibration, selective prediction and classes, on the page and as files. */
class MeasureSectionsTest {
    private static final Report PLAIN = SampleReport.quickstart();
    private static final Report SCORED = Scored.quickstart();

    private static MeasurePanels shown(Section section, Report report) {
        return (MeasurePanels)
                section.content(new Results(report)).orElseThrow().data();
    }

    @Test
    void aTableHasEachMeasureOnEachSetOfImages() {
        var results = new Results(SCORED);
        var grid = new SetTable(results, List.of("ece", "brierScore")).grid("", ImageSets.of(results));

        assertThat(grid.heads().get(0)).extracting(Grid.Head::text).containsExactly("run", "ECE %", "Brier score");
        assertThat(grid.heads().get(1))
                .extracting(Grid.Head::text)
                .containsExactly("clean", "corrupted", "reduced", "clean", "corrupted", "reduced");
        assertThat(grid.heads().get(1)).extracting(Grid.Head::column).containsExactly(1, 2, 3, 4, 5, 6);
        var run = results.runs().get(0);
        double mean = results.conditions(Family.CORRUPTION).stream()
                .mapToDouble(condition -> results.value(run, condition, "ece").orElseThrow())
                .average()
                .orElseThrow();
        assertThat(grid.rows().get(0).cells().get(2).sort()).isCloseTo(mean, within(1e-12));
    }

    @Test
    void aMeanLeavesOutConditionsWithoutAValueAndSaysSo() {
        var study = new SmallStudy();
        study.plain("resnet20", "random");
        var run = study.results().runs().get(0).id();
        study.measure(run, "fog-1", "errorAuroc", 0.5);
        study.measure(run, "fog-2", "errorAuroc", Double.NaN);
        var results = study.results();

        var cells = new SetTable(results, List.of("errorAuroc"))
                .grid("", ImageSets.of(results))
                .rows()
                .get(0)
                .cells();
        assertThat(cells.get(2))
                .extracting(Cell::text, Cell::title)
                .containsExactly("50.0", "1 of 2 conditions have a value");
    }

    @Test
    void whatTheRequestDoesNotAskForIsNotMissing() {
        var accuracy = new Results(Reported.asking(PLAIN, List.of("accuracy")));
        var selection = new Results(Reported.asking(PLAIN, List.of("aurc")));

        assertThat(new CalibrationSection().content(accuracy)).isEmpty();
        assertThat(new SelectionSection().content(accuracy)).isEmpty();
        assertThat(new CalibrationSection().content(selection)).isEmpty();
        assertThat(new SelectionSection().content(selection)).isPresent();
    }

    @Test
    void thatThereAreTooManyLogitsIsSaid() {
        var study = new SmallStudy();
        study.plain("resnet20", "random");
        study.measure(study.results().runs().get(0).id(), "clean", "ece", 0.25);

        assertThat(shown(new CalibrationSection(), study.results().report()).notes())
                .anyMatch(note -> note.startsWith("Classwise ECE is not known: it takes the logits of all classes"));
        assertThat(shown(new CalibrationSection(), SCORED).notes()).hasSize(1);
    }

    @Test
    void everyMeasureIsExplained() {
        assertThat(shown(new CalibrationSection(), SCORED).measures())
                .extracting(MeasureWords.Said::title)
                .containsExactly("ECE", "ECE, equal mass", "Maximum calibration error", "Classwise ECE", "Brier score");
        assertThat(shown(new SelectionSection(), SCORED).measures()).hasSize(5);
        assertThat(shown(new ClassSection(), SCORED).measures())
                .extracting(MeasureWords.Said::title)
                .containsExactly("Balanced accuracy", "Top-5 accuracy");
    }

    @Test
    void chartsShowCleanImagesAndTheStrongestSeverity() {
        var calibration = shown(new CalibrationSection(), SCORED).panels();
        assertThat(calibration)
                .extracting(Panel::title)
                .containsExactly("Calibration error over severity", "Reliability: accuracy by confidence");
        assertThat(calibration.get(1).figures()).hasSize(SCORED.runs().size()).allSatisfy(figure -> assertThat(
                        figure.picture().getValue())
                .contains("clean", "corrupted, severity 5", "right as often as sure"));
        var curves = shown(new SelectionSection(), SCORED).panels().get(0).figures();
        assertThat(curves).hasSize(1).first().satisfies(figure -> assertThat(
                        figure.picture().getValue())
                .contains("baseline · clean", "baseline · severity 5"));
    }

    @Test
    void ofManyRunsTheLastReliabilityDiagramsAreFolded() {
        var report = Scored.typical();
        var reliability = shown(new CalibrationSection(), report).panels().get(1);
        assertThat(reliability.figures()).hasSize(4);
        assertThat(reliability.more()).hasSize(report.runs().size() - 4);
    }

    @Test
    void fewClassesAreAMatrixForEachRun() {
        var shown = shown(new ClassSection(), SCORED);
        assertThat(shown.tables())
                .extracting(Content.Titled::title)
                .containsExactly(
                        null,
                        "Accuracy by class in percent, clean images",
                        "Accuracy by class in percent, all corrupted images",
                        "Confusion matrix, clean images: shared");
        assertThat(shown.folded()).hasSize(SCORED.runs().size() - 1);
        var matrix = shown.tables().get(3).grid();
        var counts = SCORED.diagrams().get(0).classes().matrix();
        assertThat(matrix.rows().get(3).cells().get(0).text()).isEqualTo("cat");
        assertThat(matrix.rows().get(3).cells().get(4).sort())
                .isEqualTo((double) counts.get(3).get(3));
    }

    @Test
    void ofManyClassesTheLowestAndTheMostConfusedAreShown() {
        var report = Scored.manyClasses();
        var shown = shown(new ClassSection(), report);
        assertThat(shown.tables())
                .extracting(Content.Titled::title)
                .containsExactly(
                        null, "Classes of lowest accuracy, clean images", "Most confused classes, clean images");
        assertThat(shown.folded()).isEmpty();
        var lowest = shown.tables().get(1).grid().rows();
        assertThat(lowest).hasSize(20);
        assertThat(lowest.get(0).cells().get(1).sort())
                .isLessThanOrEqualTo(lowest.get(19).cells().get(1).sort());
    }

    @Test
    void imagesOfNoClassAreARowForEachRunAndSet() {
        var rows = shown(new ForeignSection(), SCORED).tables().get(0).grid().rows();
        assertThat(rows).hasSize(SCORED.runs().size());
        assertThat(rows.get(0).cells())
                .extracting(Cell::text)
                .containsExactly("shared", "svhn", "26,032", "87.5", "50.0", "25.0");
        assertThat(new ForeignSection().content(new Results(PLAIN))).isEmpty();
        assertThat(TableFiles.of(SCORED).get("out-of-distribution.csv").lines())
                .contains("run,condition,images,oodAuroc,oodAupr,oodFpr95")
                .hasSize(1 + rows.size());
    }

    @Test
    void whatEvaluationsDidNotKeepIsSaidInItsPlace() {
        assertThat(new ReportPage().html(PLAIN))
                .contains("<section id=\"calibration\">", "<section id=\"selective-prediction\">")
                .contains("the evaluations of this experiment kept no confidences", "kept no counts by class");
        assertThat(new CalibrationSection().content(new Results(Reports.empty())))
                .isEmpty();
        assertThat(new SelectionSection().content(new Results(Reports.empty()))).isEmpty();
        assertThat(new ClassSection().content(new Results(Reports.empty()))).isEmpty();
    }

    @Test
    void noMetricOfTheseSectionsHasAnotherOne() {
        assertThat(Sections.all())
                .extracting(Section::id)
                .contains("calibration", "selective-prediction", "classes", "flip-probability")
                .doesNotContain("ece", "aurc", "brier-score", "top5-accuracy");
    }

    @Test
    void conditionsArePooledByTheirImages() {
        var one = diagram(List.of(1, 3), List.of(0.2, 0.8), List.of(0.0, 1.0), List.of(0.0, 0.5));
        var other = diagram(List.of(0, 1), List.of(0.0, 0.6), List.of(0.0, 0.0), List.of(0.5, 1.0));

        var pooled = Pooled.reliability(List.of(one, other)).orElseThrow();
        assertThat(pooled.counts()).containsExactly(1, 4);
        assertThat(pooled.confidences().get(1)).isCloseTo(0.75, within(1e-12));
        assertThat(pooled.accuracies()).containsExactly(0.0, 0.75);
        assertThat(Pooled.risks(List.of(one, other)))
                .get(InstanceOfAssertFactories.list(Double.class))
                .containsExactly(0.25, 0.75);
        assertThat(Pooled.recalls(List.of(one, other))).isEmpty();
    }

    private static Report.Diagram diagram(
            List<Integer> counts, List<Double> confidences, List<Double> accuracies, List<Double> risks) {
        return Report.Diagram.of(
                "r", "c", new Diagrams(new Diagrams.Reliability(counts, confidences, accuracies), risks, null));
    }

    @Test
    void everyNumberIsInAFile() {
        var files = TableFiles.of(SCORED);
        int drawn = SCORED.diagrams().size();
        int runs = SCORED.runs().size();
        assertThat(files.get("calibration.csv").lines())
                .hasSize(1 + runs * (3 + 3))
                .contains("run,images,conditions,ece,eceEqualMass,maximumCalibrationError,classwiseEce,brierScore");
        assertThat(files.get("selective-prediction.csv").lines()).hasSize(1 + runs * (3 + 3));
        assertThat(files.get("balanced.csv").lines()).hasSize(1 + runs * (3 + 3));
        assertThat(files.get("reliability.csv").lines()).hasSize(1 + 15 * drawn);
        assertThat(files.get("risk-coverage.csv").lines()).hasSize(1 + 50 * drawn);
        assertThat(files.get("classes.csv").lines()).hasSize(1 + 10 * drawn);
        var wrong = SCORED.evaluations().stream()
                .filter(e -> e.condition().equals("clean"))
                .mapToInt(e -> e.total() - e.correct())
                .sum();
        assertThat(files.get("confusions.csv")
                        .lines()
                        .filter(line -> line.contains(",clean,"))
                        .mapToInt(line -> Integer.parseInt(line.substring(line.lastIndexOf(',') + 1)))
                        .sum())
                .isEqualTo(wrong);
    }
}
