package org.tarnish.bench.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.tarnish.bench.stack.EndedExperiments;
import org.tarnish.bench.stack.IdleBenchmark;
import org.tarnish.cli.client.RequestFile;
import org.tarnish.cli.command.Context;
import org.tarnish.cli.command.ExitCode;
import org.tarnish.cli.command.WrongUsage;
import org.tarnish.cli.folder.DataFolder;
import org.tarnish.local.command.StackOptions;
import org.tarnish.local.folder.FolderLock;
import org.tarnish.local.launcher.Stack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what a stack takes that has nothing to do. */
@Command(
        name = "idle",
        description = {
            "Measures what a stack takes that has nothing to do but remembers many ended experiments: the CPU time of"
                    + " each process, requests to the store, messages.",
            "Without --data it works in a temporary folder; a named one stays filled."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  tarnish bench idle", "  tarnish bench idle --experiments 0 --seconds 300"})
final class BenchIdle implements Callable<Integer> {
    private static final int MOST_EXPERIMENTS = 1_000_000;
    private static final int MOST_SECONDS = 86_400;

    private final Context context;

    @Option(
            names = "--experiments",
            paramLabel = "N",
            description = "Ended experiments that lie in the store before the start (default 1000).")
    private int experiments = 1_000;

    @Option(names = "--seconds", paramLabel = "N", description = "How long it measures (default 60).")
    private int seconds = 60;

    @Mixin
    private StackOptions options;

    BenchIdle(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        requireInRange("--experiments", experiments, 0, MOST_EXPERIMENTS);
        requireInRange("--seconds", seconds, 1, MOST_SECONDS);
        var screen = context.screen();
        var request = RequestFile.read(context.root().resolve("experiments/digits-quickstart.yaml"));
        try (var data = BenchData.of(options.data().named())) {
            screen.say("Putting " + experiments + " ended experiments into the store.");
            fill(request, data.folder());
            try (Stack stack = options.start(context, screen, data.folder())) {
                data.endAfter(stack);
                screen.say("Measuring for " + seconds + " s, once it has settled.");
                new IdleBenchmark(stack).measure(Duration.ofSeconds(seconds)).forEach(screen::say);
            }
        }
        return ExitCode.OK;
    }

    private void fill(ObjectNode request, DataFolder folder) throws IOException {
        var lock = FolderLock.take(folder);
        try {
            new EndedExperiments(request).put(experiments, folder);
        } finally {
            lock.close();
        }
    }

    private static void requireInRange(String option, int value, int least, int most) throws WrongUsage {
        if (value < least || value > most) {
            throw new WrongUsage(option + " must be in " + least + ".." + most + ", was " + value);
        }
    }
}
