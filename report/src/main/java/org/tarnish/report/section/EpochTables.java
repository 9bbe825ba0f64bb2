package org.tarnish.report.section;

import org.tarnish.report.Report;

/** Epochs as CSV: what each was and took, and what the network made of further sets after it. */
final class EpochTables {
    private EpochTables() {}

    static String epochs(Report report) {
        var csv = new Csv(
                "run",
                "epoch",
                "quality",
                "reduction",
                "trainLoss",
                "validationAccuracy",
                "validationLoss",
                "seconds",
                "adaptationSeconds",
                "adaptationPlainSeconds",
                "candidates",
                "lowered",
                "kept",
                "undone",
                "meanEntropyRatio");
        for (var run : report.runs()) {
            for (var epoch : run.epochs()) {
                var pass = epoch.adaptation();
                csv.add(
                        run.id(),
                        epoch.epoch(),
                        epoch.quality(),
                        epoch.reduction(),
                        epoch.trainLoss(),
                        epoch.validationAccuracy(),
                        epoch.validationLoss(),
                        epoch.seconds(),
                        pass == null ? null : pass.seconds(),
                        pass == null ? null : pass.plainSeconds(),
                        pass == null ? null : pass.candidates(),
                        pass == null ? null : pass.lowered(),
                        pass == null ? null : pass.kept(),
                        pass == null ? null : pass.undone(),
                        pass == null ? null : pass.meanEntropyRatio());
            }
        }
        return csv.content();
    }

    static String curves(Report report) {
        var csv = new Csv("run", "epoch", "set", "accuracy", "loss");
        for (var run : report.runs()) {
            for (var epoch : run.epochs()) {
                epoch.curves()
                        .forEach((set, point) -> csv.add(run.id(), epoch.epoch(), set, point.accuracy(), point.loss()));
            }
        }
        return csv.content();
    }
}
