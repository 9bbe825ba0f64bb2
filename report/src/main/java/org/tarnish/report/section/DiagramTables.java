package org.tarnish.report.section;

import org.tarnish.report.Report;

/** What diagrams are drawn from as CSV, of every run and condition that it was kept of. */
final class DiagramTables {
    private DiagramTables() {}

    /** A line for each bin of confidence, with its edges. */
    static String reliability(Report report) {
        var csv = new Csv("run", "condition", "above", "upTo", "images", "confidence", "accuracy");
        for (var diagram : report.diagrams()) {
            var bins = diagram.reliability();
            for (int i = 0; bins != null && i < bins.counts().size(); i++) {
                boolean empty = bins.counts().get(i) == 0;
                csv.add(
                        diagram.run(),
                        diagram.condition(),
                        (double) i / bins.counts().size(),
                        (double) (i + 1) / bins.counts().size(),
                        bins.counts().get(i),
                        empty ? null : bins.confidences().get(i),
                        empty ? null : bins.accuracies().get(i));
            }
        }
        return csv.content();
    }

    /** A line for each point of each risk-coverage curve. */
    static String risks(Report report) {
        var csv = new Csv("run", "condition", "coverage", "risk");
        for (var diagram : report.diagrams()) {
            var risks = diagram.risks();
            for (int k = 1; risks != null && k <= risks.size(); k++) {
                csv.add(diagram.run(), diagram.condition(), (double) k / risks.size(), risks.get(k - 1));
            }
        }
        return csv.content();
    }

    /** A line for each class. */
    static String classes(Report report) {
        var names = new ClassNames(report.dataset().classes());
        var csv = new Csv("run", "condition", "class", "images", "predicted", "correct", "recall", "precision");
        for (var diagram : report.diagrams()) {
            var classes = diagram.classes();
            for (int label = 0; classes != null && label < classes.images().size(); label++) {
                double correct = classes.correct().get(label);
                csv.add(
                        diagram.run(),
                        diagram.condition(),
                        names.whole(label),
                        classes.images().get(label),
                        classes.predicted().get(label),
                        classes.correct().get(label),
                        correct / classes.images().get(label),
                        correct / classes.predicted().get(label));
            }
        }
        return csv.content();
    }

    /** A line for each pair of classes that are confused: of few classes all pairs, of many the most frequent ones. */
    static String confusions(Report report) {
        var names = new ClassNames(report.dataset().classes());
        var csv = new Csv("run", "condition", "class", "predicted", "images");
        for (var diagram : report.diagrams()) {
            var classes = diagram.classes();
            if (classes == null) {
                continue;
            }
            if (classes.matrix() == null) {
                classes.confused()
                        .forEach(pair -> csv.add(
                                diagram.run(),
                                diagram.condition(),
                                names.whole(pair.label()),
                                names.whole(pair.predicted()),
                                pair.images()));
                continue;
            }
            for (int label = 0; label < classes.matrix().size(); label++) {
                var row = classes.matrix().get(label);
                for (int taken = 0; taken < row.size(); taken++) {
                    if (taken != label && row.get(taken) > 0) {
                        csv.add(
                                diagram.run(),
                                diagram.condition(),
                                names.whole(label),
                                names.whole(taken),
                                row.get(taken));
                    }
                }
            }
        }
        return csv.content();
    }
}
