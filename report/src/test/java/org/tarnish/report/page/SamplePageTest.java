package org.tarnish.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tarnish.report.Report;
import org.tarnish.report.section.Reports;
import org.tarnish.report.section.SampleReport;
import org.tarnish.report.section.Scored;
import org.tarnish.report.section.StudyReport;

/** Leaves pages to look at in {@code target/samples}. */
class SamplePageTest {
    @Test
    void samplePagesCanBeLookedAt() throws IOException {
        var folder = Files.createDirectories(Path.of("target", "samples"));
        var reports = Map.<String, Report>of(
                "quickstart", SampleReport.quickstart(),
                "typical", SampleReport.typical(),
                "damaged", Reports.damaged(),
                "empty", Reports.empty(),
                "pretrained", SampleReport.pretrained(),
                "large", SampleReport.large(),
                "scored", Scored.typical(),
                "classes", Scored.manyClasses(),
                "robustness", StudyReport.robustness(),
                "methodologies", StudyReport.methodologies());
        for (var report : reports.entrySet()) {
            var file = folder.resolve(report.getKey() + ".html");
            Files.writeString(file, new ReportPage().html(report.getValue()));
            assertThat(file).isNotEmptyFile();
        }
    }
}
