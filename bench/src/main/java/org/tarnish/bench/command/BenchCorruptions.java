package org.tarnish.bench.command;

import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import org.tarnish.bench.corruption.CorruptBenchmark;
import org.tarnish.bench.corruption.CorruptionBenchmark;
import org.tarnish.bench.corruption.EntropyBenchmark;
import org.tarnish.cli.command.Context;
import org.tarnish.cli.command.CorruptionNames;
import org.tarnish.cli.command.ExitCode;
import org.tarnish.cli.command.WrongUsage;
import org.tarnish.imaging.corruption.SeverityTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures corruptions, entropies and the command that writes corrupted data sets. */
@Command(
        name = "corruptions",
        description = {
            "Measures each corruption (CPU time of one thread, median of several rounds, each in a JVM of its own), the"
                    + " PNG entropy of an image, and how many images a second 'tarnish corrupt' writes on one and two threads.",
            "'tarnish bench beside' measures them beside implementations in Python."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  tarnish bench corruptions", "  tarnish bench corruptions --corruptions fog,snow --images 0"})
final class BenchCorruptions implements Callable<Integer> {
    private final Context context;

    @Option(
            names = "--corruptions",
            split = ",",
            paramLabel = "NAME",
            description = "Names, main (the 15 of mCE), or all (default).")
    private List<String> corruptions = List.of("all");

    @Option(names = "--severity", paramLabel = "N", description = "1 to 5 (default 3).")
    private int severity = 3;

    @Option(
            names = "--images",
            paramLabel = "N",
            description = "Images for the command, from 32 x 32 pixels; 0 leaves this part out (default 2000).")
    private int images = 2000;

    BenchCorruptions(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        if (severity < 1 || severity > 5) {
            throw new WrongUsage("--severity must be in 1..5, was " + severity);
        }
        if (images < 0) {
            throw new WrongUsage("--images must be at least 0, was " + images);
        }
        var names = CorruptionNames.of(corruptions);
        var screen = context.screen();
        var corruptionBenchmark = new CorruptionBenchmark(screen::say);
        corruptionBenchmark.run(names, severity, SeverityTable.CIFAR, 32);
        corruptionBenchmark.run(names, severity, SeverityTable.IMAGENET, 224);
        new EntropyBenchmark(screen::say).run(32, 224);
        if (images > 0) {
            var folder = Files.createTempDirectory("tarnish-bench");
            new CorruptBenchmark(screen::say, folder).run(names, images, List.of(1, 2));
        }
        return ExitCode.OK;
    }
}
