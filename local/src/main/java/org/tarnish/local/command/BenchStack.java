package org.tarnish.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.tarnish.local.bench.FirstJob;
import org.tarnish.local.bench.Memory;
import org.tarnish.local.folder.DataFolder;
import org.tarnish.local.launcher.Services;
import org.tarnish.local.launcher.Stack;
import org.tarnish.local.launcher.StackPorts;
import org.tarnish.local.launcher.StackSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts stacks in empty folders and measures start, latency and memory. */
@Command(
        name = "stack",
        description = {
            "Measures the local stack: from up to four healthy services, from request to first running job,",
            "the size of jobs, and the memory of the idle stack. Works in temporary folders."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  tarnish bench stack", "  tarnish bench stack --starts 5 --requests 20"})
final class BenchStack implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final Context context;

    @Option(names = "--starts", paramLabel = "N", defaultValue = "3", description = "Starts to measure (default 3).")
    private int starts;

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "20",
            description = "Requests to measure (default 20).")
    private int requests;

    BenchStack(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        var out = context.out();
        var seconds = new double[starts];
        for (int i = 0; i < starts; i++) {
            var folder = Files.createTempDirectory("tarnish-bench");
            long begun = System.nanoTime();
            try (var stack = start(folder)) {
                seconds[i] = (System.nanoTime() - begun) / 1e9;
                if (i == starts - 1) {
                    measure(stack);
                }
            } finally {
                delete(folder);
            }
        }
        Arrays.sort(seconds);
        out.printf("%-42s median %6.2f s    min %6.2f    max %6.2f    n %d%n", "up to four healthy services",
                seconds[starts / 2], seconds[0], seconds[starts - 1], starts);
        return ExitCode.OK;
    }

    private Stack start(Path folder) throws IOException {
        var data = new DataFolder(folder);
        Logging.toFile(data.log("broker"));
        return Stack.start(
                new StackSettings(
                        data,
                        new Services(context.root()).all(1, 1),
                        context.environment(),
                        PATIENCE,
                        StackPorts.USUAL),
                line -> {});
    }

    private void measure(Stack stack) throws Exception {
        var out = context.out();
        Thread.sleep(SETTLING.toMillis());
        var memory = Memory.ofThisProcessAndItsChildren();
        out.printf("%-42s %s%n", "memory of the idle stack (RSS)", memory);
        var measured = new FirstJob(stack.endpoints()).measure(requests);
        var millis = measured.millis();
        out.printf("%-42s p50    %6.0f ms   p90 %6.0f    max %6.0f    n %d%n", "request to first running job",
                at(millis, 0.5), at(millis, 0.9), at(millis, 1), millis.size());
        out.printf("%-42s max    %6d bytes%n", "a job's message", measured.mostJobBytes());
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.ceil(share * (sorted.size() - 1)));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
