package org.tarnish.bench.learning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.tarnish.experiment.request.Precision;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.engine.Engines;
import org.tarnish.machine.file.FileTree;
import org.tarnish.machine.processor.Processor;
import org.tarnish.pipeline.store.MinioObjectStore;
import org.tarnish.pipeline.store.StoreSettings;

/**
 * Prints how fast this machine trains and classifies, and what the object store costs: the program behind
 * {@code tarnish bench learning}. It runs in a process of its own, with the flags and the environment that the launcher
 * gives the trainer.
 */
public final class LearningBenchmark {
    private static final String STORE = "store";
    private static final Workload STORED = Workload.ALL.get(0);
    private static final int STORED_ROUNDS = 3;

    private final Runs runs;
    private final Path folder;
    private final int steps;
    private final int rounds;

    private LearningBenchmark(Runs runs, Path folder, int steps, int rounds) {
        this.runs = runs;
        this.folder = folder;
        this.steps = steps;
        this.rounds = rounds;
    }

    /**
     * @param arguments threads, device, precision, steps of a round, rounds, then labels such as {@code resnet18-224}, or
     *     {@code store}, whose address the environment holds
     */
    public static void main(String[] arguments) throws IOException {
        Engines.start(Integer.parseInt(arguments[0]));
        var folder = Files.createTempDirectory("learning-benchmark");
        try {
            var benchmark = new LearningBenchmark(
                    new Runs(arguments[1], Precision.named(arguments[2]), folder),
                    folder,
                    Integer.parseInt(arguments[3]),
                    Integer.parseInt(arguments[4]));
            var names = List.of(arguments).subList(5, arguments.length);
            Processor.here().ifPresent(processor -> say("%s; computing in %s", processor.line(), arguments[2]));
            benchmark.networks(Workload.ALL.stream()
                    .filter(workload -> names.contains(workload.label()))
                    .toList());
            if (names.contains(STORE)) {
                benchmark.store(System.getenv());
            }
        } finally {
            FileTree.delete(folder);
        }
    }

    private void networks(List<Workload> workloads) throws IOException {
        if (workloads.isEmpty()) {
            return;
        }
        say("%-16s %5s %6s %15s %15s %11s", "network", "side", "batch", "train images/s", "infer images/s", "MiB");
        for (var workload : workloads) {
            var images = ImageSource.of(new NoiseImages(Runs.images(workload, steps), workload.side()));
            var training = DoubleStream.builder();
            var inference = DoubleStream.builder();
            long first = 0;
            for (int round = 0; round < rounds; round++) {
                var clock = runs.train(workload, images, steps);
                first = round == 0 ? clock.firstMemory() : first;
                DoubleStream.of(clock.seconds()).forEach(training);
                DoubleStream.of(runs.classify(workload, images, steps).seconds())
                        .forEach(inference);
            }
            say(
                    "%-16s %5d %6d %15.1f %15.1f %5d-%5d",
                    workload.architecture(),
                    workload.side(),
                    workload.batch(),
                    speed(workload, training),
                    speed(workload, inference),
                    first,
                    StepClock.memory());
        }
    }

    private static double speed(Workload workload, DoubleStream.Builder seconds) {
        return workload.batch() / StepClock.median(seconds.build().toArray());
    }

    /** Whole runs, from the first image that is asked for: the store's images must come all the way. */
    private void store(Map<String, String> environment) throws IOException {
        var noise = new NoiseImages(Runs.images(STORED, steps), STORED.side());
        var settings = new StoreSettings(
                environment.get("TARNISH_S3_ENDPOINT"),
                environment.get("TARNISH_S3_ACCESS_KEY"),
                environment.get("TARNISH_S3_SECRET_KEY"),
                environment.get("TARNISH_S3_BUCKET"));
        try (var store = new MinioObjectStore(settings, () -> {})) {
            var stored = new StoredNoise(store, folder, noise);
            var memory = ImageSource.of(noise);
            runs.train(STORED, memory, steps);
            var fromMemory = DoubleStream.builder();
            var fromStore = DoubleStream.builder();
            var ratios = DoubleStream.builder();
            for (int round = 0; round < Math.max(rounds, STORED_ROUNDS); round++) {
                double near = runs.train(STORED, memory, steps).total();
                double far = runs.train(STORED, stored.fresh(), steps).total();
                fromMemory.add(near);
                fromStore.add(far);
                ratios.add(near / far);
            }
            say("");
            say(
                    "%s from the object store against from memory: %.1f and %.1f s for %d steps, ratio %.3f",
                    STORED.label(),
                    StepClock.median(fromStore.build().toArray()),
                    StepClock.median(fromMemory.build().toArray()),
                    steps,
                    StepClock.median(ratios.build().toArray()));
        }
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
        System.out.flush();
    }
}
