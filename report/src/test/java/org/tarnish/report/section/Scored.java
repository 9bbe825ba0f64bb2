package org.tarnish.report.section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.PredictionsBuilder;
import org.tarnish.evaluation.diagram.Drawing;
import org.tarnish.evaluation.metric.Metrics;
import org.tarnish.report.Report;

/** Reports with the metrics and diagrams of made-up predictions, as many of which are right as their evaluations say. */
public final class Scored {
    private Scored() {}

    /** A usual report with everything that can be told of its predictions. */
    public static Report quickstart() {
        return of(SampleReport.quickstart(), 10);
    }

    /** Eight runs, three corruptions at three severities. */
    public static Report typical() {
        return of(SampleReport.typical(), 10);
    }

    /** More classes than a page has columns. */
    public static Report manyClasses() {
        return of(SampleReport.quickstart(), 40);
    }

    static Report of(Report plain, int classes) {
        var random = new Random(5);
        var evaluations = new ArrayList<Report.Evaluation>();
        var diagrams = new ArrayList<Report.Diagram>();
        for (var one : plain.evaluations()) {
            var condition = plain.conditions().get(one.condition());
            var predictions = predictions(random, one.correct(), one.total(), classes);
            var metrics = new LinkedHashMap<>(Metrics.of(predictions, condition));
            metrics.putAll(one.metrics());
            evaluations.add(new Report.Evaluation(
                    one.run(),
                    one.condition(),
                    one.correct(),
                    one.total(),
                    one.low(),
                    one.high(),
                    one.relativeDrop(),
                    one.sequences(),
                    one.frames(),
                    metrics));
            Drawing.of(predictions, condition, classes)
                    .ifPresent(drawn -> diagrams.add(Report.Diagram.of(one.run(), one.condition(), drawn)));
        }
        var dataset = plain.dataset();
        return new Report(
                plain.experiment(),
                plain.name(),
                plain.submitted(),
                plain.finished(),
                plain.request(),
                new Report.Dataset(
                        dataset.id(),
                        dataset.location(),
                        dataset.imageSize(),
                        classes == 10
                                ? List.of(
                                        "airplane",
                                        "automobile",
                                        "bird",
                                        "cat",
                                        "deer",
                                        "dog",
                                        "frog",
                                        "horse",
                                        "ship",
                                        "truck")
                                : IntStream.range(0, classes)
                                        .mapToObj(label -> "kind " + label)
                                        .toList(),
                        dataset.images(),
                        dataset.broken(),
                        dataset.brokenCount()),
                plain.conditions(),
                plain.curves(),
                plain.runs(),
                evaluations,
                plain.comparisons(),
                plain.entropy(),
                plain.corruptionErrors(),
                plain.entropyComparisons(),
                plain.aggregates(),
                diagrams,
                plain.robustness(),
                plain.ranking(),
                foreign(plain),
                plain.joint(),
                plain.tasks(),
                plain.problems(),
                plain.versions());
    }

    /** A set of other images that every run is less sure of. */
    private static List<Report.Foreign> foreign(Report plain) {
        return plain.runs().stream()
                .map(run -> new Report.Foreign(run.id(), "svhn", 26_032, 0.875 + 0.001 * run.seed(), 0.5, 0.25))
                .toList();
    }

    /** Surer where right, and neighbors taken for each other. */
    private static Predictions predictions(Random random, int correct, int total, int classes) {
        var builder = new PredictionsBuilder(total, classes, true);
        for (int i = 0; i < total; i++) {
            int label = (i * 7 + i / 50) % classes;
            boolean right = i < correct;
            int taken = right
                    ? label
                    : (label + 1 + (int) (random.nextDouble() * random.nextDouble() * (classes - 1))) % classes;
            var logits = new float[classes];
            for (int k = 0; k < classes; k++) {
                logits[k] = (float) random.nextGaussian();
            }
            logits[taken] = (float) (3 + Math.abs(random.nextGaussian()) * (right ? 4 : 2));
            builder.add(label, logits, 0);
        }
        return builder.build();
    }
}
