package org.tarnish.bench.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tarnish.bench.learning.Program;
import org.tarnish.bench.minimal.MinimalImagesBenchmark;
import org.tarnish.bench.minimal.SampleImages;
import org.tarnish.cli.command.Context;
import org.tarnish.cli.command.ExitCode;
import org.tarnish.cli.command.WrongUsage;
import org.tarnish.dataset.FolderArchiveCache;
import org.tarnish.dataset.Location;
import org.tarnish.dataset.Mirror;
import org.tarnish.dataset.Resolver;
import org.tarnish.imaging.reduction.Reductions;
import org.tarnish.machine.file.FileTree;
import org.tarnish.machine.network.FetchSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the search for minimal images and adaptation passes. */
@Command(
        name = "minimal-images",
        description = {
            "Measures the search for minimal images with SqueezeNet 1.0: images and candidates a second, the share of"
                    + " time in which the device computes, and the ratio to a loop that handles one image and one"
                    + " candidate at a time; then what an adaptation pass costs.",
            "Weights come from TARNISH_WEIGHTS (squeezenet1_0-imagenet.safetensors or squeezenet1_0-b66bff10.pth),"
                    + " images from TARNISH_DATASETS. docs/bench-minimal-images.md tells how to read the figures."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tarnish bench minimal-images",
            "  tarnish bench minimal-images --kinds crop --images 100 --step 0.25"
        })
final class BenchMinimalImages implements Callable<Integer> {
    private static final List<String> WEIGHTS =
            List.of("squeezenet1_0-imagenet.safetensors", "squeezenet1_0-b66bff10.pth");

    private final Context context;

    @Option(names = "--images", paramLabel = "N", description = "Images (default 24).")
    private int images = 24;

    @Option(
            names = "--kinds",
            split = ",",
            paramLabel = "NAME",
            description = "Reductions, of color, crop, resolution, combination (default all).")
    private List<String> kinds = Reductions.names();

    @Option(
            names = "--step",
            paramLabel = "Q",
            description = "Size of a move, in 0.001..1 (default 0.125, as in requests).")
    private double step = 0.125;

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            description = "Class folders of ImageNet's classes (default imagenet-sample).")
    private String dataset = "imagenet-sample";

    @Option(names = "--threads", paramLabel = "N", description = "CPU threads (default all cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--device", paramLabel = "NAME", description = "auto (default), cpu or cuda:N.")
    private String device = "auto";

    BenchMinimalImages(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        if (images < 1 || threads < 1) {
            throw new WrongUsage("--images and --threads must be at least 1, were " + images + " and " + threads);
        }
        if (!(step >= 0.001 && step <= 1)) {
            throw new WrongUsage("--step must be in 0.001..1, was " + step);
        }
        for (var kind : kinds) {
            if (!Reductions.names().contains(kind)) {
                throw new WrongUsage("--kinds must be of " + String.join(", ", Reductions.names()) + ", was " + kind);
            }
        }
        var folder = Files.createTempDirectory("tarnish-bench");
        try {
            run(folder);
        } finally {
            FileTree.delete(folder);
        }
        return ExitCode.OK;
    }

    private void run(Path folder) throws IOException, InterruptedException {
        var screen = context.screen();
        var samples = folder.resolve("images.npy");
        var labels = folder.resolve("labels.npy");
        var weights = weights();
        var photographs = photographs(folder);
        if (weights.isEmpty() || photographs.isEmpty()) {
            screen.say("The figures below are NOT those of photographs and a trained network: "
                    + (weights.isEmpty() ? "TARNISH_WEIGHTS has no " + String.join(" and no ", WEIGHTS) + ". " : "")
                    + (photographs.isEmpty() ? "TARNISH_DATASETS has no " + dataset + ". " : "")
                    + "Random weights classify noise instead, and what they say counts as right.");
        }
        boolean isReal = weights.isPresent() && photographs.isPresent();
        (isReal ? photographs.get() : SampleImages.noise(images)).write(samples, labels);
        var arguments = new ArrayList<>(List.of(
                String.valueOf(threads),
                device,
                isReal ? weights.get().toString() : "",
                samples.toString(),
                labels.toString(),
                String.valueOf(step)));
        arguments.addAll(kinds);
        new Program(folder, screen::say).run(MinimalImagesBenchmark.class, arguments, Map.of());
    }

    private Optional<Path> weights() {
        return setting("TARNISH_WEIGHTS").stream()
                .flatMap(folder -> WEIGHTS.stream().map(Path.of(folder).toAbsolutePath()::resolve))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private Optional<SampleImages> photographs(Path folder) throws IOException {
        var mirror = setting("TARNISH_DATASETS").map(Mirror::of);
        var resolver = new Resolver(mirror, new FolderArchiveCache(folder), folder, FetchSettings.DEFAULT);
        var location = new Location.Named(dataset);
        return resolver.check(location).isPresent()
                ? Optional.empty()
                : Optional.of(SampleImages.of(resolver.resolve(location), images));
    }

    private Optional<String> setting(String name) {
        return Stream.ofNullable(context.environment().get(name))
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
