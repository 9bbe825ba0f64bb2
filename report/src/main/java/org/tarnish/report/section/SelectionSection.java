package org.tarnish.report.section;

import java.util.List;
import java.util.Optional;
import org.tarnish.evaluation.metric.ErrorAupr;
import org.tarnish.evaluation.metric.ErrorAuroc;
import org.tarnish.evaluation.metric.ErrorFalsePositives;
import org.tarnish.evaluation.metric.ExcessRiskCoverageArea;
import org.tarnish.evaluation.metric.RiskCoverageArea;

/** Whether networks know when they are wrong: what is gained by leaving out what they are least sure of. */
final class SelectionSection implements Section {
    static final List<String> METRICS = List.of(
            RiskCoverageArea.NAME,
            ExcessRiskCoverageArea.NAME,
            ErrorAuroc.NAME,
            ErrorAupr.NAME,
            ErrorFalsePositives.NAME);

    private static final String NOTE = "A network that knows when it is wrong can leave those images to somebody else."
            + " The curves show the error that is left among the images that it is most sure of, the confidence being"
            + " the highest probability. Corrupted and reduced are plain means over conditions, those left out where"
            + " a measure is not defined.";

    @Override
    public String id() {
        return "selective-prediction";
    }

    @Override
    public String title() {
        return "Selective prediction";
    }

    @Override
    public Optional<Content> content(Results results) {
        var table = new SetTable(results, METRICS);
        if (!table.exists()) {
            return results.hasImages() && results.asksFor(METRICS)
                    ? Optional.of(MeasurePanels.missing("Whether networks know when they are wrong is not known: the"
                            + " evaluations of this experiment kept no confidences."))
                    : Optional.empty();
        }
        var curves = new SelectionCharts(results).figures();
        return Optional.of(new MeasurePanels(
                        List.of(NOTE),
                        table.measures(),
                        List.of(new Content.Titled(
                                null,
                                table.grid(
                                        "Selective prediction of each run by sets of images", ImageSets.of(results)))),
                        "",
                        List.of(),
                        curves.isEmpty()
                                ? List.of()
                                : List.of(Panel.of("Error by the share of images kept", curves, curves.size())))
                .content());
    }

    @Override
    public List<TableFile> files() {
        return List.of(
                new TableFile("selective-prediction.csv", results -> SetTable.csv(results, METRICS)),
                new TableFile("risk-coverage.csv", results -> DiagramTables.risks(results.report())));
    }
}
