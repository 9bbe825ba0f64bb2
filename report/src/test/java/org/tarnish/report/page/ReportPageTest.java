package org.tarnish.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tarnish.report.Report;
import org.tarnish.report.chart.Pictures;
import org.tarnish.report.section.Reports;
import org.tarnish.report.section.SampleReport;
import org.tarnish.report.section.Scored;
import org.tarnish.report.section.StudyReport;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportPageTest {
    private static final Pattern PICTURE = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL);
    private static final Pattern MAIN = Pattern.compile("<main>.*</main>", Pattern.DOTALL);

    private final ReportPage page = new ReportPage();

    @Test
    void theWholePageIsWellFormed() {
        for (var report : new Report[] {
            SampleReport.quickstart(),
            SampleReport.typical(),
            Scored.typical(),
            Scored.manyClasses(),
            StudyReport.robustness(),
            StudyReport.methodologies(),
            Reports.damaged(),
            Reports.empty(),
            Reports.diverged()
        }) {
            assertThat(main(page.html(report))).isNotNull();
        }
    }

    @Test
    void everyPictureIsWellFormedEvenWithHostileNames() {
        for (var report : new Report[] {SampleReport.typical(), Reports.diverged(), Reports.hostile()}) {
            var pictures = PICTURE.matcher(page.html(report)).results().toList();

            assertThat(pictures).isNotEmpty();
            pictures.forEach(picture -> Pictures.parse(picture.group()));
        }
    }

    @Test
    void namesFromOutsideNeverBecomeMarkup() {
        var html = page.html(Reports.hostile());

        assertThat(html.split("<script", -1)).hasSize(2);
        assertThat(html).doesNotContain("<script>alert").contains("&lt;script&gt;alert(&quot;x&quot;)");
        // What looks like a template in a name stays text.
        assertThat(html).contains("{report.name}");
    }

    @Test
    void whatADataSetWasReadAsAndWhatWasLeftOutIsSaid() {
        assertThat(page.html(Reports.damaged()))
                .contains("Read as class folders.")
                .contains("It has no validation images of its own; these were made of its other images.")
                .contains("3 files ignored: .tsv (such as &#39;a/classes.tsv&#39;).")
                .contains("1 file ignored: hidden (such as &#39;.&lt;x&gt;&#39;).");
    }

    @Test
    void itNeedsNoOtherFile() {
        var html = page.html(SampleReport.typical());

        assertThat(html)
                .doesNotContain("http://www.w3.org/1999")
                .doesNotContain("https:")
                .doesNotContain("<link")
                .doesNotContain("src=")
                .doesNotContain("url(")
                .doesNotContain("@import");
    }

    @Test
    void theTableHasARowForEachRunAndAColumnForEachCondition() {
        var table = table(main(page.html(SampleReport.typical())), "accuracy");

        // Clean, 3 corruptions x 3 severities, 4 reductions x 3 qualities, and the name of the run.
        assertThat(rows(table)).isEqualTo(8);
        assertThat(cells(table, 0)).isEqualTo(1 + 1 + 9 + 12);
    }

    @Test
    void weightsFromFilesAreNamedWithTheirSumAndARandomHead() {
        var table = table(main(page.html(SampleReport.pretrained())), "origins");
        assertThat(rows(table)).isEqualTo(2);
        assertThat(table.getTextContent())
                .contains(
                        "the weights began as squeezenet1_0-b66bff10.pth, but for the last layer, which began at random"
                                + " for 10 classes in place of 1000")
                .contains("the weights began at random")
                .contains("b66bff107ccb3fd4");
        assertThat(page.html(SampleReport.quickstart())).doesNotContain("Where runs begin");
    }

    @Test
    void frostSaysWhichTexturesItUsed() {
        assertThat(page.html(SampleReport.pretrained()))
                .contains("Frost uses textures made by code (synthesized-v1), not the originals");
        assertThat(page.html(SampleReport.quickstart())).doesNotContain("Frost");
        assertThat(page.html(Reports.onFrost("sha256-0123")))
                .contains("Frost uses the textures sha256-0123, from a folder of whoever ran this.");
    }

    @Test
    void theBestOfAColumnIsBoldAndCellsTellTheirInterval() {
        var report = SampleReport.quickstart();
        var html = page.html(report);
        var best = report.evaluations().stream()
                .filter(e -> e.condition().equals("gaussian_noise-5"))
                .mapToInt(Report.Evaluation::correct)
                .max()
                .orElseThrow();

        assertThat(html).containsPattern("best\"[^>]*title=\"gaussian_noise, severity 5: " + best + " of 360 right");
        assertThat(html).containsPattern("95 % interval [0-9.]+ to [0-9.]+ %, loss [0-9.]+");
    }

    @Test
    void anExperimentThatGaveNothingStillHasAReport() {
        assertThat(page.html(Reports.empty()))
                .contains("No run has been evaluated")
                .contains("No run was trained.")
                .contains("Nothing was compared")
                .doesNotContain("id=\"entropy\"")
                .doesNotContain("id=\"curves\"")
                .doesNotContain("What is missing");
    }

    @Test
    void failedTasksAndBrokenImagesAreNamedWithTheirReason() {
        assertThat(page.html(Reports.damaged()))
                .contains("What is missing")
                .contains("3 tasks failed and 5 were skipped")
                .contains("shard 2 of contrast-1 does not hash to what its manifest says")
                .contains("2 images of the data set could not be read and were left out")
                .contains("train/3/0412.png")
                .contains("no result for contrast, severity 3");
    }

    @Test
    void theStudiesOfTheSeedsHaveTheirSections() {
        assertThat(page.html(StudyReport.robustness()))
                .contains("id=\"losses\"", "initializations against architectures", "id=\"robustness\"")
                .doesNotContain("id=\"results\"")
                .doesNotContain("id=\"entropy\"");
        assertThat(page.html(StudyReport.methodologies()))
                .contains("id=\"results\"", "The five best by validation", "The five best by test")
                .contains("nothing beats the checkpoint of shared training")
                .contains("accuracy on combination-0.25, %", "an adaptation pass", "a run&#39;s minimal images")
                .doesNotContain("id=\"losses\"")
                .doesNotContain("id=\"robustness\"");
    }

    @Test
    void filesAreLinkedWhereTheyLie() {
        assertThat(page.html(SampleReport.quickstart())).contains("href=\"tables/results.csv\"");
    }

    @Test
    void noNumberIsEverNaN() {
        for (var report : new Report[] {Reports.diverged(), Reports.empty(), SampleReport.typical()}) {
            assertThat(page.html(report).replaceAll("(?s)<script.*", ""))
                    .doesNotContain("NaN")
                    .doesNotContain("Infinity")
                    .doesNotContain(">null<");
        }
    }

    @Test
    void differencesThatAreNotSignificantAreCalledSo() {
        var report = SampleReport.quickstart();
        var html = page.html(report);
        long quiet =
                report.comparisons().stream().filter(c -> c.stars().isEmpty()).count();

        var comparisons = html.substring(html.indexOf("<section id=\"comparisons\">"));
        assertThat(comparisons.split(">n\\.s\\.<", -1)).hasSize((int) quiet + 1);
        assertThat(html).contains("&lt; 0.001");
    }

    @Test
    void thirtyRunsOnAHundredConditionsHaveOneRowEachInTheOverview() {
        var html = page.html(SampleReport.large());

        var overview = table(main(html), "accuracy");
        assertThat(rows(overview)).isEqualTo(30);
        // Clean, 18 corruptions, 4 kinds of reduction; every severity and quality stands in a table of its own.
        assertThat(cells(overview, 29)).isEqualTo(1 + 1 + 18 + 4);
        assertThat(html).contains("Every severity and quality");
        assertThat(html).contains("Over seeds");
    }

    @Test
    void twiceTheRunsMakeAPageOfNoMoreThanTwiceTheSize() {
        int once = page.html(SampleReport.large(3)).length();
        int twice = page.html(SampleReport.large(6)).length();

        // Styles and scripts, which do not grow, make it less.
        assertThat(twice).isBetween(once, 2 * once);
    }

    @Test
    void theSameReportGivesTheSameBytes() {
        assertThat(page.html(SampleReport.typical())).isEqualTo(new ReportPage().html(SampleReport.typical()));
    }

    private static Document main(String html) {
        var main = MAIN.matcher(html);
        assertThat(main.find()).isTrue();
        return Pictures.parse(main.group());
    }

    private static Element table(Document document, String section) {
        var sections = document.getElementsByTagName("section");
        for (int i = 0; i < sections.getLength(); i++) {
            var element = (Element) sections.item(i);
            if (element.getAttribute("id").equals(section)) {
                return (Element) element.getElementsByTagName("table").item(0);
            }
        }
        throw new AssertionError("no section " + section);
    }

    private static int rows(Element table) {
        return body(table).getElementsByTagName("tr").getLength();
    }

    private static int cells(Element table, int row) {
        var cells = (Element) body(table).getElementsByTagName("tr").item(row);
        return cells.getElementsByTagName("td").getLength()
                + cells.getElementsByTagName("th").getLength();
    }

    private static Element body(Element table) {
        return (Element) table.getElementsByTagName("tbody").item(0);
    }
}
