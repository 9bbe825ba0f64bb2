package org.tarnish.report.section;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.tarnish.evaluation.significance.McNemar;
import org.tarnish.evaluation.statistics.Distribution;
import org.tarnish.evaluation.statistics.Interval;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.InitializationRequest;
import org.tarnish.experiment.request.Trainable;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.experiment.result.EpochRecord.Adaptation;
import org.tarnish.experiment.result.EpochRecord.Point;
import org.tarnish.experiment.result.Resources;
import org.tarnish.experiment.result.WeightsOrigin;
import org.tarnish.imaging.corruption.catalogue.Corruptions;
import org.tarnish.imaging.reduction.Reductions;
import org.tarnish.report.Report;

/** Made-up reports of experiments of the form that the two seeds have; the same every time. */
public final class StudyReport {
    private static final int TEST_IMAGES = 1000;
    private static final List<String> METHODOLOGIES = List.of(
            "shared",
            "baseline",
            "fixed-crop-0.5",
            "fixed-resolution-0.5-CCCCCCCR",
            "linear-rounds-color",
            "linear-rounds-crop",
            "linear-rounds-resolution",
            "linear-rounds-combination",
            "linear-epochs-crop",
            "linear-epochs-combination",
            "adaptive-rounds-crop",
            "adaptive-rounds-combination",
            "adaptive-epochs-crop",
            "adaptive-epochs-color");

    private final Random random = new Random(7);
    private final List<Report.Run> runs = new ArrayList<>();
    private final List<Report.Evaluation> evaluations = new ArrayList<>();
    private final List<Report.Comparison> comparisons = new ArrayList<>();
    private final List<Report.Entropy> entropies = new ArrayList<>();

    private StudyReport() {}

    /** Six networks from ImageNet's weights and at random, head and all trained, on 19 corruptions, with curves. */
    public static Report robustness() {
        var study = new StudyReport();
        var conditions = new Conditions(
                new Conditions.Corruptions(Corruptions.names(), null, Conditions.Table.CIFAR, 0L, null), null, null);
        var architectures = List.of("resnet18", "resnet50", "resnet101", "vgg16", "vgg19", "alexnet");
        for (var architecture : architectures) {
            for (var initialization : List.of("random", "imagenet")) {
                for (var trainable : Trainable.values()) {
                    study.plain(architecture, initialization, trainable);
                }
            }
        }
        return study.report("s1-cifar10c", architectures, List.of("random", "imagenet"), conditions);
    }

    /** Three networks, fourteen methodologies, four kinds of reduction, with curves and minimal images. */
    public static Report methodologies() {
        var study = new StudyReport();
        var conditions = new Conditions(
                null,
                new Conditions.Reductions(Reductions.names(), List.of(0.25)),
                new Conditions.MinimalImages(Reductions.names(), 200, null));
        var architectures = List.of("squeezenet1_1", "resnet152", "efficientnet_b3");
        for (var architecture : architectures) {
            METHODOLOGIES.forEach(methodology -> study.continued(architecture, methodology));
        }
        return study.report("s2-humanet", architectures, List.of("imagenet"), conditions);
    }

    private void plain(String architecture, String initialization, Trainable trainable) {
        boolean pretrained = initialization.equals("imagenet");
        double skill = (pretrained ? 0.72 : 0.3) + (trainable == Trainable.ALL ? 0.12 : 0) + 0.04 * random.nextDouble();
        double robustness = 0.35 + 0.25 * random.nextDouble();
        var epochs = new ArrayList<EpochRecord>();
        for (int epoch = 1; epoch <= 30; epoch++) {
            double clean = skill * (1 - Math.exp(-epoch / 5.0)) + 0.01 * random.nextGaussian();
            var curves = new LinkedHashMap<String, Point>();
            curves.put("clean", new Point(clean, 3 * (1 - clean)));
            for (var name : Corruptions.names().subList(0, 5)) {
                double accuracy = Math.max(0.1, clean * robustness + 0.01 * random.nextGaussian());
                curves.put(name + "-3", new Point(accuracy, 500 * (1 - accuracy) * (pretrained ? 1 : 20)));
            }
            epochs.add(epoch(epoch, null, 1.0, clean, 6, null, curves));
        }
        var run = run(architecture, initialization, trainable, "shared", 30, epochs);
        judge(run, "clean", skill, 3 * (1 - skill));
        for (var name : Corruptions.names()) {
            double resistance = robustness + 0.3 * random.nextDouble();
            for (int severity = 1; severity <= 5; severity++) {
                double accuracy = Math.max(0.1, skill * (1 - (1 - resistance) * severity / 4));
                judge(run, name + "-" + severity, accuracy, 900 * severity * (1 - accuracy));
            }
        }
    }

    private void continued(String architecture, String methodology) {
        boolean shared = methodology.equals("shared");
        boolean stuck = architecture.equals("resnet152") && !shared;
        var kind = Reductions.names().stream()
                .filter(methodology::contains)
                .findFirst()
                .orElse(null);
        int count = shared ? 19 : stuck ? 3 : 12 + random.nextInt(20);
        double start = shared ? 0 : 0.58;
        double gain = (stuck ? -0.03 : 0.09 + 0.04 * random.nextDouble());
        var epochs = new ArrayList<EpochRecord>();
        int best = 0;
        double bestAccuracy = shared ? 0 : 0.6;
        for (int i = 1; i <= count; i++) {
            boolean reduced = kind != null && i % 2 == 1;
            double accuracy = shared ? 0.6 * (1 - Math.exp(-i / 5.0)) : start + gain * (1 - Math.exp(-i / 8.0));
            accuracy = accuracy - (reduced ? 0.03 : 0) + 0.006 * random.nextGaussian();
            if (accuracy > bestAccuracy) {
                best = i;
                bestAccuracy = accuracy;
            }
            var curves = new LinkedHashMap<String, Point>();
            for (var set : Reductions.names()) {
                double on = accuracy * (set.equals("combination") ? 0.4 : 0.55) + (set.equals(kind) ? 0.004 * i : 0);
                curves.put(set + "-0.25", new Point(on + 0.008 * random.nextGaussian(), 3 * (1 - on)));
            }
            boolean adaptive = methodology.startsWith("adaptive");
            var pass = reduced && adaptive
                    ? new Adaptation(41 + random.nextDouble(), 38, 210_000, 9000, 14_000, 2000, 0.8 - 0.01 * i)
                    : null;
            var quality = !reduced ? Double.valueOf(1) : adaptive ? null : Double.valueOf(0.75);
            epochs.add(epoch(i, reduced ? kind : null, quality, accuracy, reduced ? 29.4 : 28.5, pass, curves));
        }
        var run = run(architecture, "imagenet", Trainable.ALL, methodology, best, epochs);
        double test = stuck ? 0.604 : bestAccuracy - 0.01 + 0.01 * random.nextGaussian();
        judge(run, "clean", test, 3 * (1 - test));
        for (var set : Reductions.names()) {
            double accuracy = stuck ? 0.3 : test * (set.equals(kind) ? 0.6 : 0.45);
            judge(run, set + "-0.25", accuracy, 3 * (1 - accuracy));
        }
        for (var set : Reductions.names()) {
            entropies.add(entropy(run, set, set.equals(kind) ? 0.2 : 0.3));
        }
    }

    private EpochRecord epoch(
            int epoch,
            String reduction,
            Double quality,
            double accuracy,
            double seconds,
            Adaptation pass,
            Map<String, Point> curves) {
        double loss = 2.4 * (1 - accuracy) + 0.02 * random.nextDouble();
        return new EpochRecord(
                epoch, quality, reduction, loss, accuracy, loss + 0.1, seconds + random.nextDouble(), pass, curves);
    }

    private Report.Run run(
            String architecture,
            String initialization,
            Trainable trainable,
            String methodology,
            int best,
            List<EpochRecord> epochs) {
        boolean first = methodology.equals("shared");
        double seconds = epochs.stream().mapToDouble(EpochRecord::seconds).sum();
        long size = 10_000_000L + 1_000_000L * architecture.hashCode() % 50;
        var run = new Report.Run(
                String.join("-", architecture, initialization, trainable.label(), methodology, "s0"),
                architecture,
                initialization,
                trainable,
                methodology,
                0,
                size,
                40 * size,
                best,
                best == 0 ? 0.6 : epochs.get(best - 1).validationAccuracy(),
                epochs,
                "cuda:0",
                8,
                "3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                first ? new WeightsOrigin(initialization, null, null) : null,
                new Resources(
                        "NVIDIA GeForce RTX 3090",
                        seconds,
                        880.0,
                        6_100_000_000L,
                        13_413_000_000L,
                        350 * seconds / 3600,
                        0.4 * seconds / 3600,
                        "USD"));
        runs.add(run);
        return run;
    }

    private void judge(Report.Run run, String condition, double accuracy, double loss) {
        int correct = (int) Math.round(TEST_IMAGES * accuracy);
        var clean = evaluations.stream()
                .filter(e -> e.run().equals(run.id()) && e.condition().equals("clean"))
                .findFirst();
        var interval = Interval.wilson(correct, TEST_IMAGES);
        evaluations.add(Reported.evaluation(
                run.id(),
                condition,
                correct,
                TEST_IMAGES,
                correct / 1000.0,
                loss,
                interval.low(),
                interval.high(),
                clean.map(e -> (e.correct() - correct) / (double) e.correct()).orElse(null)));
        var baseline = run.id().replace(run.methodology(), "baseline");
        evaluations.stream()
                .filter(e -> e.run().equals(baseline)
                        && e.condition().equals(condition)
                        && !run.id().equals(baseline))
                .findFirst()
                .ifPresent(other -> compare(run, baseline, condition, correct - other.correct()));
    }

    private void compare(Report.Run run, String baseline, String condition, int gained) {
        int changed = run.bestEpoch() == 0 ? 0 : 20 + random.nextInt(20);
        var test = McNemar.test(changed + Math.max(0, -gained), changed + Math.max(0, gained));
        comparisons.add(Reported.comparison(
                run.id(),
                baseline,
                condition,
                test.b(),
                test.c(),
                test.chi2(),
                test.p(),
                test.exactP(),
                Math.min(1, 12 * test.p()),
                McNemar.stars(test.p())));
    }

    private Report.Entropy entropy(Report.Run run, String kind, double center) {
        int unsolved = 60 + random.nextInt(20);
        var ratios = DoubleStream.generate(() -> Math.min(1, center * Math.exp(0.4 * random.nextGaussian())))
                .limit(200 - unsolved)
                .toArray();
        var distribution = Distribution.of(ratios);
        var interval = Interval.bootstrapMean(ratios);
        return new Report.Entropy(
                run.id(),
                kind,
                200,
                unsolved,
                distribution.mean(),
                distribution.quantile(0.5),
                distribution.quantile(0.25),
                distribution.quantile(0.75),
                interval.low(),
                interval.high(),
                distribution.min(),
                distribution.max(),
                DoubleStream.of(ratios).boxed().toList(),
                2280 + 100 * random.nextDouble());
    }

    private Report report(String name, List<String> architectures, List<String> initializations, Conditions asked) {
        var request = new ExperimentRequest(
                name,
                new DatasetRequest("cifar10", null, null, null, null, null, null),
                32,
                architectures,
                initializations.stream().map(InitializationRequest::named).toList(),
                null,
                null,
                asked,
                null);
        return Reported.report(
                "exp-" + name,
                name,
                Instant.parse("2026-03-14T09:26:53Z"),
                Instant.parse("2026-03-15T11:30:41Z"),
                request,
                new Report.Dataset(
                        "9b1c2f7e5a4d",
                        "cifar10",
                        32,
                        List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
                        Map.of("train", 45_000, "validation", 5000, "test", TEST_IMAGES),
                        List.of(),
                        0),
                runs,
                evaluations,
                comparisons,
                entropies,
                new Report.Tasks(1710, 0, 0, 0),
                List.of(),
                Map.of("Tarnish", "1.0.0", "Java", "17.0.12", "PyTorch", "2.7.1", "DJL", "0.35.1"));
    }
}
