package org.tarnish.bench.command;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.tarnish.bench.stack.StackBenchmark;
import org.tarnish.cli.command.Context;
import org.tarnish.cli.command.ExitCode;
import org.tarnish.local.command.StackOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures a local stack. */
@Command(
        name = "stack",
        description = {
            "Measures a local stack: time to start, memory, time to the first running job.",
            "--data names a folder that it may fill."
        },
        footerHeading = "%nExamples:%n",
        footer = "  tarnish bench stack --data /tmp/tarnish-bench")
final class BenchStack implements Callable<Integer> {
    private final Context context;

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many requests (default 20).")
    private int requests;

    @Mixin
    private StackOptions options;

    BenchStack(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        var screen = context.screen();
        var begun = System.nanoTime();
        try (var stack = options.start(context, screen)) {
            var seconds = (System.nanoTime() - begun) / 1e9;
            screen.say(String.format(
                    Locale.ROOT, "From the launcher's start to the last ready service: %.1f s.", seconds));
            var benchmark = new StackBenchmark(stack.endpoints(), screen::say);
            benchmark.memory();
            if (requests > 0) {
                benchmark.requests(requests);
            }
        }
        return ExitCode.OK;
    }
}
