package org.tarnish.reporting.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.experiment.result.Report;

/**
 * The tables of a report as CSV files with the names of {@code report.json} as headings. Fractions are in [0, 1], times
 * in seconds; missing values are empty. The same report gives the same bytes.
 */
public final class ReportTables {
    /** The files' names, in the order of {@link #files}. */
    public static final List<String> FILES = List.of(
            "results.csv",
            "top.csv",
            "losses.csv",
            "drops.csv",
            "evaluations.csv",
            "comparisons.csv",
            "entropy.csv",
            "entropy-comparisons.csv",
            "corruption-errors.csv",
            "flips.csv",
            "epochs.csv",
            "curves.csv",
            "times.csv",
            "runs.csv",
            "problems.csv");

    /** Content by file name. */
    public Map<String, String> files(Report report) {
        var results = new Results(report);
        var files = new LinkedHashMap<String, String>();
        files.put("results.csv", new ResultsTable(results).csv());
        files.put("top.csv", new TopTables(results).csv());
        files.put("losses.csv", new LossTable(results).csv());
        files.put("drops.csv", new ArchitectureDrops(results).csv());
        files.put("evaluations.csv", evaluations(report));
        files.put("comparisons.csv", comparisons(report));
        files.put("entropy.csv", entropy(report));
        files.put("entropy-comparisons.csv", EntropyComparisonTable.csv(report));
        files.put("corruption-errors.csv", CorruptionErrorTable.csv(report));
        files.put("flips.csv", FlipTable.csv(report));
        files.put("epochs.csv", EpochTables.epochs(report));
        files.put("curves.csv", EpochTables.curves(report));
        files.put("times.csv", new TimeTable(results).csv());
        files.put("runs.csv", runs(report));
        files.put("problems.csv", problems(report));
        return files;
    }

    private static String runs(Report report) {
        var csv = new Csv(
                "id",
                "architecture",
                "initialization",
                "trainable",
                "methodology",
                "seed",
                "parameters",
                "macs",
                "bestEpoch",
                "bestValidationAccuracy",
                "epochs",
                "secondsPerEpoch",
                "device",
                "threads",
                "modelSha256",
                "deviceName",
                "seconds",
                "imagesPerSecond",
                "peakHostBytes",
                "peakDeviceBytes",
                "wattHours",
                "cost",
                "currency");
        for (var run : report.runs()) {
            var seconds =
                    Mean.of(run.epochs().stream().map(EpochRecord::seconds).toList());
            var took = ResourceTable.of(run);
            csv.add(
                    run.id(),
                    run.architecture(),
                    run.initialization(),
                    run.trainable().label(),
                    run.methodology(),
                    run.seed(),
                    run.parameters(),
                    run.macs(),
                    run.bestEpoch(),
                    run.bestValidationAccuracy(),
                    run.epochs().size(),
                    seconds.value(),
                    run.device(),
                    run.threads(),
                    run.modelSha256(),
                    took.deviceName(),
                    took.seconds(),
                    took.imagesPerSecond(),
                    took.peakHostBytes(),
                    took.peakDeviceBytes(),
                    took.wattHours(),
                    took.cost(),
                    took.currency());
        }
        return csv.content();
    }

    private static String evaluations(Report report) {
        var csv = new Csv("run", "condition", "correct", "total", "accuracy", "low", "high", "loss", "relativeDrop");
        for (var e : report.evaluations()) {
            if (e.flips() != null) {
                // Frames of sequences are no test images; flips.csv has them.
                continue;
            }
            csv.add(
                    e.run(),
                    e.condition(),
                    e.correct(),
                    e.total(),
                    e.accuracy(),
                    e.low(),
                    e.high(),
                    e.loss(),
                    e.relativeDrop());
        }
        return csv.content();
    }

    private static String comparisons(Report report) {
        var csv = new Csv("run", "baseline", "condition", "b", "c", "chi2", "p", "exactP", "holmP", "stars");
        for (var c : report.comparisons()) {
            csv.add(
                    c.run(),
                    c.baseline(),
                    c.condition(),
                    c.b(),
                    c.c(),
                    c.chi2(),
                    c.p(),
                    c.exactP(),
                    c.holmP(),
                    c.stars());
        }
        return csv.content();
    }

    private static String entropy(Report report) {
        var csv = new Csv(
                "run",
                "kind",
                "images",
                "unsolved",
                "meanRatio",
                "median",
                "q1",
                "q3",
                "low",
                "high",
                "min",
                "max",
                "seconds");
        for (var e : report.entropy()) {
            csv.add(
                    e.run(),
                    e.kind(),
                    e.images(),
                    e.unsolved(),
                    e.meanRatio(),
                    e.median(),
                    e.q1(),
                    e.q3(),
                    e.low(),
                    e.high(),
                    e.min(),
                    e.max(),
                    e.seconds());
        }
        return csv.content();
    }

    private static String problems(Report report) {
        var csv = new Csv("task", "kind", "what", "reason");
        report.problems().forEach(p -> csv.add(p.task(), p.kind(), p.what(), p.reason()));
        return csv.content();
    }
}
