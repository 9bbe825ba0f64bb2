package org.tarnish.bench.minimal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.request.Precision;
import org.tarnish.imaging.LabeledImages;
import org.tarnish.imaging.entropy.EntropyMeasure;
import org.tarnish.imaging.format.NpyImages;
import org.tarnish.imaging.reduction.Fit;
import org.tarnish.imaging.reduction.Reducer;
import org.tarnish.imaging.reduction.Reduction;
import org.tarnish.imaging.reduction.Reductions;
import org.tarnish.learning.adaptive.AdaptationPass;
import org.tarnish.learning.adaptive.AdaptiveState;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.candidate.Scoring;
import org.tarnish.learning.engine.Bfloat16;
import org.tarnish.learning.engine.Engines;
import org.tarnish.learning.inference.Classifier;
import org.tarnish.learning.minimal.MinimalImageSearch;
import org.tarnish.learning.network.RandomModel;
import org.tarnish.network.architecture.Architectures;

/**
 * Prints how fast minimal images are found, against a loop that handles one image and one candidate at a time, and what
 * an adaptation pass costs: the program behind {@code tarnish bench minimal-images}. It runs in a process of its own,
 * with the flags and the environment that the launcher gives the evaluator.
 */
public final class MinimalImagesBenchmark {
    private static final String ARCHITECTURE = "squeezenet1_0";
    private static final int CLASSES = 1000;
    private static final Normalization IMAGENET =
            new Normalization(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));
    private static final Reducer REDUCER = new Reducer(Fit.RESIZE);
    private static final int MOST_IN_BATCH = 64;
    private static final int WARM_UP = 4;
    /** At ImageNet's size a pass measures far fewer. */
    private static final int OF_WHICH_MEASURED = 8;

    private final Classifier classifier;
    private final Optional<Classifier> estimate;
    private final LabeledImages images;
    private final double step;
    private final int threads;

    private MinimalImagesBenchmark(
            Classifier classifier, Optional<Classifier> estimate, LabeledImages images, double step, int threads) {
        this.classifier = classifier;
        this.estimate = estimate;
        this.images = images;
        this.step = step;
        this.threads = threads;
    }

    /**
     * @param arguments threads, device, file of weights or an empty word for random ones, files of images and of labels
     *     ({@code .npy}), step, then kinds of reductions
     */
    public static void main(String[] arguments) throws IOException {
        int threads = Integer.parseInt(arguments[0]);
        Engines.start(threads);
        boolean isTrained = !arguments[2].isEmpty();
        var weights = isTrained ? Path.of(arguments[2]) : Files.createTempFile("random", ".safetensors");
        try {
            if (!isTrained) {
                RandomModel.write(weights, Architectures.named(ARCHITECTURE), CLASSES, 0);
            }
            var images = NpyImages.map(Path.of(arguments[3]), Path.of(arguments[4]));
            var device = Engines.device(arguments[1]);
            var architecture = Architectures.named(ARCHITECTURE);
            try (var classifier = Classifier.load(architecture, CLASSES, IMAGENET, weights, device);
                    var estimate = Bfloat16.isQuickOn(device)
                            ? Classifier.load(architecture, CLASSES, IMAGENET, weights, Precision.BFLOAT16, device)
                            : null) {
                var kinds = List.of(arguments).subList(6, arguments.length).stream()
                        .map(Reductions::named)
                        .toList();
                new MinimalImagesBenchmark(
                                classifier,
                                Optional.ofNullable(estimate),
                                isTrained ? images : new Predicted(images, classifier),
                                Double.parseDouble(arguments[5]),
                                threads)
                        .run(kinds);
            }
        } finally {
            if (!isTrained) {
                Files.delete(weights);
            }
        }
    }

    private void run(List<Reduction> kinds) {
        warmUp(kinds);
        say(
                "%-12s %9s %13s %9s %7s %9s %11s %8s %11s %11s",
                "kind",
                "images/s",
                "candidates/s",
                "estimate",
                "device",
                "CPU ms",
                "one by one",
                "CPU ms",
                "faster",
                "as before");
        double naive = 0;
        double pipeline = 0;
        for (var kind : kinds) {
            var times = search(kind);
            naive += times.naive;
            pipeline += times.pipeline;
        }
        say(
                "%-12s %9.2f %57.2f /s %20.2f",
                "together", images.count() / pipeline, images.count() / naive, naive / pipeline);
        say("");
        say(
                "%-12s %11s %13s %10s %7s %20s",
                "pass", "candidates", "candidates/s", "plain/s", "device", "cost to plain");
        for (var kind : kinds) {
            pass(kind);
        }
    }

    /** The compilers and the engine's memory come to rest. */
    private void warmUp(List<Reduction> kinds) {
        var few = new FirstImages(images, Math.min(WARM_UP, images.count()));
        for (var kind : kinds) {
            new NaiveSearch(classifier, REDUCER, kind, step).search(few);
            pipeline(kind).search(few, 0, few.count(), done -> {});
        }
        plain();
    }

    private Times search(Reduction kind) {
        var naiveClock = new Clock();
        var oneByOne = new NaiveSearch(classifier, REDUCER, kind, step).search(images);
        var naive = naiveClock.read();
        var clock = new Clock();
        var found = pipeline(kind).search(images, 0, images.count(), done -> {});
        var time = clock.read();
        long same = found.images().stream()
                .filter(image -> image.solved()
                        ? image.parameters().equals(oneByOne.get(image.index()))
                        : oneByOne.get(image.index()) == null)
                .count();
        say(
                "%-12s %9.2f %13.1f %9.3f %7.3f %9.0f %8.2f /s %8.0f %11.2f %4d of %3d",
                kind.name(),
                images.count() / time.seconds(),
                found.use().candidates() / time.seconds(),
                (double) found.use().estimated() / found.use().candidates(),
                found.use().share(),
                1e3 * time.cpuSeconds() / images.count(),
                images.count() / naive.seconds(),
                1e3 * naive.cpuSeconds() / images.count(),
                naive.seconds() / time.seconds(),
                same,
                images.count());
        return new Times(naive.seconds(), time.seconds());
    }

    private record Times(double naive, double pipeline) {}

    private MinimalImageSearch pipeline(Reduction kind) {
        return new MinimalImageSearch(
                classifier::probabilities,
                estimate.map(quick -> quick::probabilities),
                kind,
                REDUCER,
                step,
                EntropyMeasure.TARNISH,
                MOST_IN_BATCH,
                threads);
    }

    private void pass(Reduction kind) {
        var measured = Math.max(1, images.count() / OF_WHICH_MEASURED);
        var pass = new AdaptationPass(classifier::probabilities, REDUCER, MOST_IN_BATCH, threads, measured);
        double before = plain();
        var outcome = pass.run(
                AdaptiveState.full(images.count(), images.side(), kind, step), ImageSource.of(images), done -> {});
        double plain = (before + plain()) / 2;
        var use = outcome.use();
        double speed = use.candidates() / use.seconds();
        say(
                "%-12s %11d %13.1f %10.1f %7.3f %20.3f",
                kind.name(), use.candidates(), speed, plain, use.share(), plain / speed);
    }

    /** Images a second of an ordinary evaluation. */
    private double plain() {
        int batch = Scoring.batch(MOST_IN_BATCH, images.count());
        long begun = System.nanoTime();
        classifier.predict(ImageSource.of(images), 0, images.count(), batch, done -> {});
        return images.count() / ((System.nanoTime() - begun) / 1e9);
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
        System.out.flush();
    }
}
