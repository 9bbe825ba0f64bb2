package org.tarnish.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tarnish.evaluation.metric.BalancedAccuracy;
import org.tarnish.evaluation.metric.TopFiveAccuracy;

/** Which classes networks know, and which they take for which. */
final class ClassSection implements Section {
    /** Up to so many classes the five most probable ones always have the right one. */
    private static final int TOP = 5;

    static final List<String> METRICS = List.of(BalancedAccuracy.NAME, TopFiveAccuracy.NAME);

    @Override
    public String id() {
        return "classes";
    }

    @Override
    public String title() {
        return "Classes";
    }

    @Override
    public Optional<Content> content(Results results) {
        boolean top = results.report().dataset().classes().size() > TOP;
        var measures = new SetTable(results, top ? METRICS : List.of(BalancedAccuracy.NAME));
        var classes = new ClassTables(results);
        var tables = new ArrayList<Content.Titled>();
        if (measures.exists()) {
            tables.add(new Content.Titled(
                    null, measures.grid("Accuracies of each run by sets of images", ImageSets.of(results))));
        }
        if (classes.exists()) {
            tables.addAll(classes.accuracies());
            tables.addAll(classes.confusions());
        }
        if (tables.isEmpty()) {
            return results.hasImages()
                    ? Optional.of(MeasurePanels.missing(
                            "Which classes are taken for which is not known: the evaluations of this experiment kept no"
                                    + " counts by class."))
                    : Optional.empty();
        }
        return Optional.of(new MeasurePanels(
                        List.of("A class's accuracy is the share of its images that are classified right (its recall)."
                                + " Balanced accuracy is the mean over classes, so that rare classes count like"
                                + " frequent ones."),
                        measures.measures(),
                        tables,
                        "Confusion matrices of further runs; those of all are in confusions.csv",
                        classes.exists() ? classes.furtherConfusions() : List.of(),
                        List.of())
                .content());
    }

    @Override
    public List<TableFile> files() {
        return List.of(
                new TableFile("balanced.csv", results -> SetTable.csv(results, METRICS)),
                new TableFile("classes.csv", results -> DiagramTables.classes(results.report())),
                new TableFile("confusions.csv", results -> DiagramTables.confusions(results.report())));
    }
}
