package org.tarnish.bench.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tarnish.bench.stack.PipelineBenchmark;
import org.tarnish.bench.stack.PipelineCost;
import org.tarnish.cli.command.Context;
import org.tarnish.cli.command.ExitCode;
import org.tarnish.cli.command.WrongUsage;
import org.tarnish.local.command.StackOptions;
import org.tarnish.local.launcher.Stack;
import org.tarnish.pipeline.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what a task costs around its work. */
@Command(
        name = "pipeline",
        description = {
            "Measures what a task costs around its work: experiments of tasks that do nothing, in chains of three through"
                    + " the queues of corruption, training and evaluation, go through a stack of its own.",
            "CPU time is that of all its processes, idling included; requests to the store and messages are counted"
                    + " where they arrive. Without --data it works in a temporary folder; a named one stays filled."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tarnish bench pipeline",
            "  tarnish bench pipeline --tasks 1000,10000 --json cost.json",
            "  tarnish bench pipeline --tasks 100000 --trainers 2 --data /data/tarnish-bench"
        })
final class BenchPipeline implements Callable<Integer> {
    /** A plan has at most a million tasks, those of its run and its report among them. */
    private static final int MOST = 999_000;

    private final Context context;

    @Option(
            names = "--tasks",
            split = ",",
            paramLabel = "N",
            description = "Tasks of each experiment (default 1000,10000,100000).")
    private List<Integer> tasks = List.of(1_000, 10_000, 100_000);

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Tasks that go first and are not measured (default 20000).")
    private int warmUp = 20_000;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures to a file.")
    private Path json;

    @Mixin
    private StackOptions options;

    BenchPipeline(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        for (var count : tasks) {
            requireInRange("--tasks", count);
        }
        requireInRange("--warm-up", warmUp);
        // An address that cannot be written shows before hours of work, and an interruption loses one size at most.
        var costs = new ArrayList<PipelineCost>();
        write(costs);
        var screen = context.screen();
        try (var data = BenchData.of(options.data().named())) {
            try (Stack stack = options.start(context, screen, data.folder());
                    var benchmark = new PipelineBenchmark(stack, screen::say)) {
                data.endAfter(stack);
                benchmark.warmUp(warmUp);
                for (var count : tasks) {
                    costs.add(benchmark.measure(count));
                    write(costs);
                }
            }
        }
        PipelineBenchmark.tables(costs).forEach(screen::say);
        return ExitCode.OK;
    }

    private static void requireInRange(String option, int count) throws WrongUsage {
        if (count < 1 || count > MOST) {
            throw new WrongUsage(option + " must be in 1.." + MOST + ", was " + count);
        }
    }

    private void write(List<PipelineCost> costs) throws IOException {
        if (json != null) {
            Files.write(json, Json.pretty(costs));
        }
    }
}
