package org.tarnish.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tarnish.evaluation.metric.BrierScore;
import org.tarnish.evaluation.metric.CalibrationError;
import org.tarnish.evaluation.metric.ClasswiseCalibrationError;
import org.tarnish.evaluation.metric.EqualMassCalibrationError;
import org.tarnish.evaluation.metric.MaximumCalibrationError;

/** Whether networks are right as often as they say, on clean, corrupted and reduced images. */
final class CalibrationSection implements Section {
    static final List<String> METRICS = List.of(
            CalibrationError.NAME,
            EqualMassCalibrationError.NAME,
            MaximumCalibrationError.NAME,
            ClasswiseCalibrationError.NAME,
            BrierScore.NAME);

    private static final String NOTE =
            "A network is calibrated if it is right as often as it says: of five images whose"
                    + " class it gives a probability of 0.8, four should be right. Networks that are sure of themselves on clean"
                    + " images tend to stay so on corrupted ones, where they are wrong more often. Corrupted and reduced are"
                    + " plain means over conditions.";

    private static final String NO_LOGITS = "Classwise ECE is not known: it takes the logits of all classes, which"
            + " evaluations keep where classes times images are at most 4 million.";

    /** Reliability diagrams that are not folded away. */
    private static final int SHOWN = 4;

    @Override
    public String id() {
        return "calibration";
    }

    @Override
    public String title() {
        return "Calibration";
    }

    @Override
    public Optional<Content> content(Results results) {
        var table = new SetTable(results, METRICS);
        if (!table.exists()) {
            return results.hasImages() && results.asksFor(METRICS)
                    ? Optional.of(MeasurePanels.missing("Whether networks are right as often as they say is not known:"
                            + " the evaluations of this experiment kept no confidences."))
                    : Optional.empty();
        }
        var tables = new ArrayList<Content.Titled>();
        tables.add(new Content.Titled(
                null, table.grid("Calibration of each run by sets of images", ImageSets.of(results))));
        var severities = ImageSets.severities(results);
        var bySeverity = new SetTable(results, List.of(CalibrationError.NAME, BrierScore.NAME));
        if (severities.size() > 1 && bySeverity.exists()) {
            tables.add(new Content.Titled(
                    "By severity of corruptions", bySeverity.grid("Calibration of each run by severity", severities)));
        }
        return Optional.of(
                new MeasurePanels(notes(results), table.measures(), tables, "", List.of(), panels(results)).content());
    }

    private static List<String> notes(Results results) {
        boolean lacking = results.asksFor(List.of(ClasswiseCalibrationError.NAME))
                && !results.shows(ClasswiseCalibrationError.NAME);
        return lacking ? List.of(NOTE, NO_LOGITS) : List.of(NOTE);
    }

    private static List<Panel> panels(Results results) {
        var charts = new CalibrationCharts(results);
        var panels = new ArrayList<Panel>();
        var severity = charts.bySeverity();
        if (!severity.isEmpty()) {
            panels.add(Panel.of("Calibration error over severity", severity, severity.size()));
        }
        var reliability = charts.reliability();
        if (!reliability.isEmpty()) {
            panels.add(Panel.of("Reliability: accuracy by confidence", reliability, SHOWN));
        }
        return panels;
    }

    @Override
    public List<TableFile> files() {
        return List.of(
                new TableFile("calibration.csv", results -> SetTable.csv(results, METRICS)),
                new TableFile("reliability.csv", results -> DiagramTables.reliability(results.report())));
    }
}
