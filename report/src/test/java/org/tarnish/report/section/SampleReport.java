package org.tarnish.report.section;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.InitializationRequest;
import org.tarnish.experiment.request.MethodologyRequest;
import org.tarnish.experiment.request.Trainable;
import org.tarnish.experiment.request.TrainingForm;
import org.tarnish.experiment.request.TrainingRequest;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.experiment.result.Resources;
import org.tarnish.experiment.result.WeightsOrigin;
import org.tarnish.report.Report;

/** Made-up reports with plausible numbers; the same for the same arguments. */
public final class SampleReport {
    private static final int TEST_IMAGES = 360;

    private static final Map<String, WeightsOrigin> ORIGINS = Map.of(
            "random", new WeightsOrigin("random", null, null),
            "imagenet",
                    new WeightsOrigin(
                            "squeezenet1_0-b66bff10.pth",
                            "b66bff107ccb3fd4f4c5d8f01d1d1b4ad84d84ae8e1c5b4c5c0a41a8ebfd2b1f",
                            1000));

    private final Random random = new Random(1);
    private final List<String> architectures;
    private final List<String> initializations;
    private final List<MethodologyRequest> methodologies;
    private final List<Long> seeds;
    private final Conditions conditions;

    private SampleReport(
            List<String> architectures,
            List<String> initializations,
            List<MethodologyRequest> methodologies,
            List<Long> seeds,
            Conditions conditions) {
        this.architectures = architectures;
        this.initializations = initializations;
        this.methodologies = methodologies;
        this.seeds = seeds;
        this.conditions = conditions;
    }

    /** Two networks, three methodologies, one seed, 25 conditions. */
    public static Report typical() {
        return new SampleReport(
                        List.of("resnet20", "squeezenet1_1"),
                        List.of("random"),
                        List.of(method("baseline", Map.of()), fixed("resolution", 0.5), fixed("color", 0.25)),
                        List.of(0L),
                        conditions(
                                List.of("gaussian_noise", "contrast", "brightness"), List.of(1, 3, 5), 0.75, 0.5, 0.25))
                .report();
    }

    /** The smallest experiment that compares anything. */
    public static Report quickstart() {
        return new SampleReport(
                        List.of("resnet20"),
                        List.of("random"),
                        List.of(method("baseline", Map.of()), fixed("resolution", 0.5)),
                        List.of(0L),
                        conditions(List.of("gaussian_noise", "contrast"), List.of(1, 3, 5), 0.75, 0.5, 0.25))
                .report();
    }

    /** One network from ImageNet's weights and at random, evaluated on frost among others. */
    public static Report pretrained() {
        return new SampleReport(
                        List.of("squeezenet1_0"),
                        List.of("imagenet", "random"),
                        List.of(method("baseline", Map.of())),
                        List.of(0L),
                        conditions(List.of("frost", "fog"), List.of(1, 3, 5), 0.5))
                .report();
    }

    /** 30 runs and 103 conditions. */
    public static Report large() {
        return large(3);
    }

    /** Of so many seeds: ten runs for each. */
    public static Report large(int seeds) {
        var corruptions =
                IntStream.range(0, 18).mapToObj(i -> "corruption_" + i).toList();
        return new SampleReport(
                        List.of("resnet20", "squeezenet1_1"),
                        List.of("random"),
                        List.of(
                                method("baseline", Map.of()),
                                fixed("resolution", 0.5),
                                fixed("color", 0.25),
                                fixed("crop", 0.75)),
                        LongStream.range(0, seeds).boxed().toList(),
                        conditions(corruptions, List.of(1, 2, 3, 4, 5), 0.75, 0.5, 0.25))
                .report();
    }

    static MethodologyRequest method(String name, Map<String, Object> parameters) {
        return new MethodologyRequest(name, parameters);
    }

    private static MethodologyRequest fixed(String reduction, double quality) {
        return method("fixed", Map.of("reduction", reduction, "quality", quality));
    }

    private static Conditions conditions(List<String> corruptions, List<Integer> severities, Double... qualities) {
        return new Conditions(
                new Conditions.Corruptions(corruptions, severities, Conditions.Table.CIFAR, 0L, null),
                new Conditions.Reductions(
                        List.of("color", "crop", "resolution", "combination"), Arrays.asList(qualities)),
                new Conditions.MinimalImages(List.of("color", "resolution"), 50, null));
    }

    private Report report() {
        var request = new ExperimentRequest(
                "digits-quickstart",
                new DatasetRequest("digits", null, null, null, null, null, null),
                16,
                architectures,
                initializations.stream().map(InitializationRequest::named).toList(),
                TrainingRequest.of(new TrainingForm(
                        "adam", 0.001, 64, 10, 3, null, null, null, null, null, null, null, null, null, null, null)),
                methodologies,
                conditions,
                seeds);
        var runs = new ArrayList<Report.Run>();
        var labels = new ArrayList<>(List.of("shared"));
        methodologies.forEach(methodology -> labels.add(label(methodology)));
        for (var architecture : architectures) {
            for (var initialization : initializations) {
                for (long seed : seeds) {
                    labels.forEach(label -> runs.add(run(architecture, initialization, label, seed)));
                }
            }
        }
        var evaluations = new ArrayList<Report.Evaluation>();
        var comparisons = new ArrayList<Report.Comparison>();
        var entropy = new ArrayList<Report.Entropy>();
        for (var run : runs) {
            evaluate(run, request, evaluations, comparisons);
            entropy.add(entropy(run, "color", run.methodology().contains("color") ? 0.24 : 0.31));
            entropy.add(entropy(run, "resolution", run.methodology().contains("resolution") ? 0.22 : 0.35));
        }
        return Reported.report(
                "exp-20260314-7f3a9c",
                "digits-quickstart",
                Instant.parse("2026-03-14T09:26:53Z"),
                Instant.parse("2026-03-14T09:30:41Z"),
                request,
                new Report.Dataset(
                        "9b1c2f7e5a4d",
                        "digits",
                        16,
                        List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
                        Map.of("train", 1294, "validation", 143, "test", TEST_IMAGES),
                        List.of(),
                        0),
                runs,
                evaluations,
                comparisons,
                entropy,
                new Report.Tasks(71, 12, 0, 0),
                List.of(),
                Map.of("Tarnish", "1.0.0", "Java", "17.0.12", "PyTorch", "2.7.1", "DJL", "0.35.1"));
    }

    private static String label(MethodologyRequest methodology) {
        return methodology.parameters().isEmpty()
                ? methodology.name()
                : "fixed-" + methodology.parameters().get("reduction") + "-"
                        + methodology.parameters().get("quality");
    }

    private Report.Run run(String architecture, String initialization, String methodology, long seed) {
        boolean shared = methodology.equals("shared");
        boolean fixed = methodology.startsWith("fixed");
        var epochs = new ArrayList<EpochRecord>();
        int count = shared ? 10 : 6;
        int best = 1;
        for (int i = 1; i <= count; i++) {
            boolean reduced = fixed && i % 2 == 1;
            double progress = shared ? 1 - Math.exp(-i / 2.2) : 1 - Math.exp(-(i + 7) / 2.2);
            double accuracy = 0.12 + 0.85 * progress - (reduced ? 0.05 : 0) + 0.012 * random.nextGaussian();
            double loss = 2.2 * (1 - progress) + 0.06 + (reduced ? 0.22 : 0) + 0.01 * random.nextDouble();
            accuracy = Math.round(143 * Math.min(0.985, accuracy)) / 143.0;
            epochs.add(new EpochRecord(
                    i,
                    reduced ? 0.5 : 1,
                    reduced ? methodology.split("-")[1] : null,
                    loss,
                    accuracy,
                    loss * 1.2,
                    (architecture.startsWith("res") ? 3.4 : 1.9) + 0.3 * random.nextDouble()));
            if (accuracy > epochs.get(best - 1).validationAccuracy()) {
                best = i;
            }
        }
        boolean resnet = architecture.startsWith("res");
        return new Report.Run(
                architecture + "-" + initialization + "-" + methodology + "-" + seed,
                architecture,
                initialization,
                Trainable.ALL,
                methodology,
                seed,
                resnet ? 272_474 : 727_626,
                resnet ? 10_200_000 : 3_940_000,
                best,
                epochs.get(best - 1).validationAccuracy(),
                epochs,
                "cpu (Intel Xeon Platinum 8481C)",
                2,
                "5f2b6c",
                shared ? ORIGINS.get(initialization) : null,
                new Resources(
                        "Intel(R) Xeon(R) Platinum 8481C CPU @ 2.70GHz",
                        10 * (resnet ? 3.55 : 2.05),
                        resnet ? 1480.0 : 2560.0,
                        1_480_000_000L,
                        null,
                        resnet ? 0.99 : 0.57,
                        resnet ? 0.002 : 0.0011,
                        "USD"));
    }

    private void evaluate(
            Report.Run run,
            ExperimentRequest request,
            List<Report.Evaluation> evaluations,
            List<Report.Comparison> comparisons) {
        double skill = 0.965 + (run.methodology().startsWith("fixed") ? -0.004 : 0.002) + 0.004 * random.nextGaussian();
        int clean = (int) Math.round(TEST_IMAGES * skill);
        evaluation(run, "clean", clean, clean, evaluations, comparisons);
        for (var name : request.conditions().corruptions().names()) {
            for (int severity : request.conditions().corruptions().severities()) {
                double harm = name.contains("noise") ? 0.13 : name.equals("brightness") ? 0.02 : 0.08;
                double help = run.methodology().contains("resolution") ? 0.6 : 1;
                int correct = correct(skill - harm * severity * help);
                evaluation(run, name + "-" + severity, correct, clean, evaluations, comparisons);
            }
        }
        for (var kind : request.conditions().reductions().kinds()) {
            for (double quality : request.conditions().reductions().qualities()) {
                double harm = kind.equals("color") ? 0.1 : kind.equals("combination") ? 0.9 : 0.55;
                double help = run.methodology().contains(kind) ? 0.4 : 1;
                int correct = correct(skill - harm * (1 - quality) * (1 - quality) * help);
                evaluation(run, kind + "-" + quality, correct, clean, evaluations, comparisons);
            }
        }
    }

    private int correct(double accuracy) {
        return (int) Math.round(TEST_IMAGES * Math.max(0.1, Math.min(1, accuracy + 0.01 * random.nextGaussian())));
    }

    private void evaluation(
            Report.Run run,
            String condition,
            int correct,
            int clean,
            List<Report.Evaluation> evaluations,
            List<Report.Comparison> comparisons) {
        double accuracy = (double) correct / TEST_IMAGES;
        double margin = 1.96 * Math.sqrt(accuracy * (1 - accuracy) / TEST_IMAGES);
        Double drop = condition.equals("clean") ? null : (double) (clean - correct) / clean;
        evaluations.add(Reported.evaluation(
                run.id(),
                condition,
                correct,
                TEST_IMAGES,
                accuracy,
                3.2 * (1 - accuracy) + 0.1,
                Math.max(0, accuracy - margin),
                Math.min(1, accuracy + margin),
                drop));
        if (run.methodology().startsWith("fixed")) {
            var baseline = run.id().replaceFirst("fixed-[a-z]+-[0-9.]+", "baseline");
            int other = evaluations.stream()
                    .filter(e -> e.run().equals(baseline) && e.condition().equals(condition))
                    .mapToInt(Report.Evaluation::correct)
                    .findFirst()
                    .orElseThrow();
            comparisons.add(comparison(run.id(), baseline, condition, other, correct));
        }
    }

    private Report.Comparison comparison(String run, String baseline, String condition, int other, int correct) {
        int both = 3 + random.nextInt(6);
        int b = both + Math.max(0, other - correct);
        int c = both + Math.max(0, correct - other);
        double chi2 = (double) (b - c) * (b - c) / (b + c);
        // Good enough for made-up numbers: the normal tail by its leading term.
        double p = chi2 < 0.1 ? 0.83 : Math.min(1, Math.sqrt(2 / (Math.PI * chi2)) * Math.exp(-chi2 / 2));
        double holm = Math.min(1, 2 * p);
        var stars = p < 0.001 ? "***" : p < 0.01 ? "**" : p < 0.05 ? "*" : "";
        return Reported.comparison(run, baseline, condition, b, c, chi2, p, Math.min(1, p * 1.1), holm, stars);
    }

    private Report.Entropy entropy(Report.Run run, String kind, double center) {
        int unsolved = 1 + random.nextInt(3);
        var ratios = DoubleStream.generate(() -> Math.min(1, center * Math.exp(0.35 * random.nextGaussian())))
                .limit(50 - unsolved)
                .sorted()
                .boxed()
                .toList();
        double mean = ratios.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        int n = ratios.size();
        return new Report.Entropy(
                run.id(),
                kind,
                50,
                unsolved,
                mean,
                ratios.get(n / 2),
                ratios.get(n / 4),
                ratios.get(3 * n / 4),
                mean - 0.025,
                mean + 0.025,
                ratios.get(0),
                ratios.get(n - 1),
                ratios,
                4.0 + random.nextDouble());
    }
}
