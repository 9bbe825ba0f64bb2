package org.tarnish.bench.command;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tarnish.bench.learning.TrainerBenchmark;
import org.tarnish.cli.command.Context;
import org.tarnish.cli.command.ExitCode;
import org.tarnish.cli.command.WrongUsage;
import org.tarnish.experiment.request.Precision;
import org.tarnish.local.launcher.Ports;
import org.tarnish.machine.file.FileTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures training and inference. */
@Command(
        name = "learning",
        description = {
            "Measures training and inference: images a second of whole steps, medians over rounds that take turns;"
                    + " memory after the warm-up and at the end; training from the object store against from memory.",
            "It runs as the trainer does, with the same allocator and threads. docs/bench-learning.md says how to"
                    + " compare with PyTorch."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tarnish bench learning",
            "  tarnish bench learning --only resnet20-32,store --rounds 1",
            "  tarnish bench learning --only resnet18-224 --precision bfloat16",
            "  tarnish bench learning --only resnet20-32 --steps 10000 --rounds 1"
        })
final class BenchLearning implements Callable<Integer> {
    private static final List<String> NAMES =
            List.of("resnet20-32", "resnet18-32", "resnet18-224", "efficientnet_b3-64", "squeezenet1_1-64", "store");

    private static final List<String> PRECISIONS =
            Arrays.stream(Precision.values()).map(Precision::label).toList();

    private final Context context;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Network and size of the images, or store; of resnet20-32, resnet18-32, resnet18-224,"
                    + " efficientnet_b3-64, squeezenet1_1-64, store (default all).")
    private List<String> only = NAMES;

    @Option(names = "--steps", paramLabel = "N", description = "Timed steps of a round (default 10).")
    private int steps = 10;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds of training and inference (default 3).")
    private int rounds = 3;

    @Option(names = "--threads", paramLabel = "N", description = "CPU threads (default all cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            description = "What networks compute in: float32 (default), bfloat16 or float16.")
    private String precision = Precision.FLOAT32.label();

    @Option(names = "--device", paramLabel = "NAME", description = "auto (default), cpu or cuda:N.")
    private String device = "auto";

    BenchLearning(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        requirePositive("--steps", steps);
        requirePositive("--rounds", rounds);
        requirePositive("--threads", threads);
        if (!PRECISIONS.contains(precision)) {
            throw new WrongUsage("--precision must be of " + String.join(", ", PRECISIONS) + ", was " + precision);
        }
        for (var name : only) {
            if (!NAMES.contains(name)) {
                throw new WrongUsage("--only must be of " + String.join(", ", NAMES) + ", was " + name);
            }
        }
        var numbers = Stream.of(threads, steps, rounds).map(String::valueOf).toList();
        var arguments = new ArrayList<>(List.of(numbers.get(0), device, precision, numbers.get(1), numbers.get(2)));
        arguments.addAll(only);
        var folder = Files.createTempDirectory("tarnish-bench");
        try {
            new TrainerBenchmark(folder, context.screen()::say).run(arguments, Ports.anyFree());
        } finally {
            FileTree.delete(folder);
        }
        return ExitCode.OK;
    }

    private static void requirePositive(String option, int value) throws WrongUsage {
        if (value < 1) {
            throw new WrongUsage(option + " must be at least 1, was " + value);
        }
    }
}
