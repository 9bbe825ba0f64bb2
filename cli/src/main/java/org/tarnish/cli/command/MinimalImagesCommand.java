package org.tarnish.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tarnish.cli.client.MinimalImageFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the minimal images that an experiment has found. */
@Command(
        name = "minimal",
        description = {
            "Writes an experiment's minimal images as class folders, RUN/KIND/CLASS/INDEX.png,",
            "with their parameters in RUN/KIND.tsv. Each RUN/KIND is an image set that another",
            "experiment can name in conditions.imageSets, with fit: resize."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tarnish minimal s2-small-20261122-093000-k3x9qa --out minimal",
            "  tarnish minimal s2-small-20261122-093000-k3x9qa --run RUN --out minimal"
        })
final class MinimalImagesCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "ID", description = "The experiment's id.")
    private String id;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the images go.")
    private Path out;

    @Option(names = "--run", paramLabel = "RUN", description = "Those of this run alone (default: of all runs).")
    private String run;

    @Mixin
    private DataOption data;

    MinimalImagesCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        var folder = out.toAbsolutePath().normalize();
        int images = new StoreReading(context.finder(), data.named())
                .of(id, store -> new MinimalImageFiles(store).write(id, run, folder));
        context.out().println("Minimal images: " + folder + " (" + images + " images).");
        return ExitCode.OK;
    }
}
