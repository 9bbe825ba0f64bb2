package org.tarnish.bench.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tarnish.bench.beside.BesideBenchmark;
import org.tarnish.bench.beside.Cases;
import org.tarnish.cli.command.Context;
import org.tarnish.cli.command.ExitCode;
import org.tarnish.cli.command.WrongUsage;
import org.tarnish.machine.file.FileTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures Tarnish beside what people use otherwise. */
@Command(
        name = "beside",
        description = {
            "Measures Tarnish and its peers in turns, each in a process of its own: PyTorch as people run it, tuned and"
                    + " compiled; the field's corruptions in Python; albumentations' nearest operations. Networks count"
                    + " images a second of whole steps, corruptions milliseconds of CPU for an image on one thread at"
                    + " ImageNet's severity 3; medians of the rounds.",
            "ratio is how many times as fast Tarnish is: above 1 Tarnish is faster, whatever the unit. A peer whose"
                    + " packages Python lacks is skipped. docs/bench-learning.md tells what exactly is compared."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tarnish bench beside --python peers/bin/python",
            "  tarnish bench beside --python peers/bin/python --only resnet20-32,all-224 --json beside.json"
        })
final class BenchBeside implements Callable<Integer> {
    private final Context context;

    @Option(
            names = "--python",
            paramLabel = "PATH",
            description = "Python 3 with the packages of bench/python/requirements.txt (default python3).")
    private String python = "python3";

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Cases: resnet20-32, resnet18-32, resnet18-224, efficientnet_b3-64, squeezenet1_1-64; a"
                    + " corruption with -32 or -224, such as fog-224; all-32, all-224 (default all).")
    private List<String> only = Cases.names();

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds in which all take turns (default 3).")
    private int rounds = 3;

    @Option(names = "--threads", paramLabel = "N", description = "CPU threads of networks (default all cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--device", paramLabel = "NAME", description = "Of networks: auto (default), cpu or cuda:N.")
    private String device = "auto";

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Writes the comparisons there, too, as {case, what, peer, peerValue, tarnishValue, unit,"
                    + " ratio}.")
    private Path json;

    BenchBeside(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        if (rounds < 1 || threads < 1) {
            throw new WrongUsage("--rounds and --threads must be at least 1, were " + rounds + " and " + threads);
        }
        var settings = new BesideBenchmark.Settings(cases(), rounds, threads, device, Optional.ofNullable(json));
        var folder = Files.createTempDirectory("tarnish-bench");
        try {
            new BesideBenchmark(settings, folder, context.screen()::say)
                    .run(python, context.root().resolve("bench/python"));
        } finally {
            FileTree.delete(folder);
        }
        return ExitCode.OK;
    }

    private Cases cases() throws WrongUsage {
        try {
            return Cases.of(only);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("--only " + e.getMessage());
        }
    }
}
