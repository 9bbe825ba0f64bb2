package org.tarnish.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tarnish.cli.weights.WeightsFiles;
import org.tarnish.cli.weights.WeightsFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the networks that an experiment has trained. */
@Command(
        name = "weights",
        description = {
            "Writes the networks that an experiment has trained, DIR/RUN for each run:",
            "model.safetensors with torchvision's names of tensors, load.py, which has them in PyTorch,",
            "and README.md, a model card; with --format onnx also model.onnx, which 'tarnish evaluate' takes.",
            "Of an experiment that runs, what is trained is written."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tarnish weights digits-quickstart-20261122-093000-k3x9qa2f --out weights",
            "  tarnish weights ID --run resnet20-random-baseline-s0 --format onnx --out weights",
            "  python weights/resnet20-random-baseline-s0/load.py photo.png    says what it shows"
        })
final class WeightsCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "ID", description = "The experiment's id.")
    private String id;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the folders of the runs go.")
    private Path out;

    @Option(
            names = "--run",
            paramLabel = "RUN",
            description = "Of this run alone; may be given several times (default: of all runs).")
    private List<String> runs = List.of();

    @Option(
            names = "--format",
            paramLabel = "F",
            converter = OneOf.WeightsFormats.class,
            description = "safetensors (default), or onnx for an ONNX file besides.")
    private WeightsFormat format = WeightsFormat.SAFETENSORS;

    @Mixin
    private DataOption data;

    WeightsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        var folder = out.toAbsolutePath().normalize();
        int networks = new StoreReading(context.finder(), data.named())
                .of(id, store -> new WeightsFiles(store, Tarnish.version(), context.out()::println)
                        .write(id, runs, format, folder));
        context.out().println("Networks: " + folder + " (" + networks + ").");
        return ExitCode.OK;
    }
}
