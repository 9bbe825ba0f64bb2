package org.tarnish.bench.command;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.tarnish.bench.device.DeviceBenchmark;
import org.tarnish.bench.learning.Program;
import org.tarnish.cli.command.Context;
import org.tarnish.cli.command.ExitCode;
import org.tarnish.machine.file.FileTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares what a device computes with what the CPU computes. */
@Command(
        name = "device",
        description = {
            "Compares what a device computes with what the CPU computes: logits of all networks, losses of a small"
                    + " training; and whether a run that is repeated, or taken up again, is the same to the bit.",
            "The exit code is 1 if anything is wrong. deploy/gpu-check runs it, and more, on a machine with a GPU."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  tarnish bench device", "  tarnish bench device --device cuda:1"})
final class BenchDevice implements Callable<Integer> {
    private final Context context;

    @Option(names = "--device", paramLabel = "NAME", description = "auto (default), cpu or cuda:N.")
    private String device = "auto";

    BenchDevice(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        var threads = Integer.toString(Runtime.getRuntime().availableProcessors());
        var last = new AtomicReference<>("");
        var folder = Files.createTempDirectory("tarnish-bench");
        try {
            new Program(folder, line -> {
                        last.set(line);
                        context.screen().say(line);
                    })
                    .run(DeviceBenchmark.class, List.of(threads, device), Map.of());
        } finally {
            FileTree.delete(folder);
        }
        return last.get().equals("all right") ? ExitCode.OK : ExitCode.FAILED;
    }
}
