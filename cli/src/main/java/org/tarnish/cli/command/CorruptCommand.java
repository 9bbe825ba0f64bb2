package org.tarnish.cli.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tarnish.cli.corrupt.CorruptRequest;
import org.tarnish.cli.corrupt.CorruptRun;
import org.tarnish.cli.corrupt.FileFormat;
import org.tarnish.cli.corrupt.Manifest;
import org.tarnish.cli.corrupt.OutputLayout;
import org.tarnish.cli.folder.DataFolder;
import org.tarnish.cli.terminal.Meter;
import org.tarnish.cli.terminal.Screen;
import org.tarnish.dataset.FolderArchiveCache;
import org.tarnish.dataset.Mirror;
import org.tarnish.dataset.Resolver;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.machine.network.FetchSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Corrupted copies of a data set, without a stack. */
@Command(
        name = "corrupt",
        description = {
            "Writes corrupted copies of a data set: CIFAR-10-C, ImageNet-C, or your own images in their form.",
            "No stack is needed. Started again after an interruption it goes on, and ends with the same bytes:"
                    + " they depend on seed, corruption, severity, table and the image's index in its split alone."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tarnish corrupt cifar10 --out CIFAR-10-C",
            "  tarnish corrupt val/ --layout imagenet-c --resize 256 --size 224 --out ImageNet-C",
            "  tarnish corrupt photos.zip --layout folders --corruptions fog,snow --severities 3 --out weather",
            "  tarnish corrupt digits --limit 100 --corruptions main --out digits-c",
            "",
            "Layouts: cifar-c writes CORRUPTION.npy (all images of severity 1, then 2, ...) and labels.npy;",
            "rows keep the data set's order, and are shuffled by the seed where it has class folders alone;",
            "imagenet-c CORRUPTION/SEVERITY/CLASS/FILE as JPEG of quality 85, as published;",
            "folders CORRUPTION-SEVERITY/CLASS/FILE as PNG, each a data set of its own.",
            "manifest.json lists settings and images that could not be read (exit code 1 if there are any);",
            "SHA256SUMS is for sha256sum --check."
        })
final class CorruptCommand implements Callable<Integer> {
    private static final int MOST_NAMED = 5;

    private final Context context;

    @Parameters(
            paramLabel = "DATASET",
            description = "digits, cifar10, cifar100, a name in TARNISH_DATASETS, a folder or archive, or an address.")
    private String dataset;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the images go.")
    private Path out;

    @Option(
            names = "--layout",
            paramLabel = "L",
            converter = OneOf.Layouts.class,
            description = "cifar-c (default), imagenet-c or folders.")
    private OutputLayout layout = OutputLayout.CIFAR_C;

    @Option(
            names = "--source-layout",
            paramLabel = "L",
            converter = OneOf.SourceLayouts.class,
            description = "How the data set's files are to be understood, such as class-folders (default: found out).")
    private String sourceLayout;

    @Option(
            names = "--format",
            paramLabel = "F",
            converter = OneOf.Formats.class,
            description = "Of files: jpeg (default for imagenet-c) or png (default for folders).")
    private FileFormat format;

    @Option(
            names = "--corruptions",
            split = ",",
            paramLabel = "NAME",
            description = "Names, main (the 15 of mCE), or all (default).")
    private List<String> corruptions = List.of("all");

    @Option(names = "--severities", split = ",", paramLabel = "N", description = "1 to 5 (default: all five).")
    private List<Integer> severities = List.of(1, 2, 3, 4, 5);

    @Option(
            names = "--table",
            paramLabel = "T",
            converter = OneOf.Tables.class,
            description = "Severity constants: cifar or imagenet (default: cifar for sides below 64).")
    private SeverityTable table;

    @Option(
            names = "--frost",
            paramLabel = "DIR",
            description = "Folder with the original frost1.png ... frost5.jpg (default: TARNISH_FROST, else textures"
                    + " that Tarnish makes).")
    private Path frost;

    @Option(names = "--seed", paramLabel = "N", description = "Where random draws come from (default 0).")
    private long seed;

    @Option(
            names = "--split",
            paramLabel = "S",
            converter = OneOf.Splits.class,
            description = "train, validation, test or all (default: test if the data set has it, else validation,"
                    + " else all).")
    private String split;

    @Option(names = "--limit", paramLabel = "N", description = "Only so many images, evenly from the classes.")
    private int limit;

    @Option(
            names = "--size",
            paramLabel = "N",
            description = "Bring images to N x N: the shorter side, then the centre (default: as they are).")
    private int size;

    @Option(
            names = "--resize",
            paramLabel = "N",
            description = "Before the centre is cut out, bring the shorter side to N (default: to --size).")
    private int resize;

    @Option(names = "--threads", paramLabel = "N", description = "Default: one for each core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    CorruptCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        var request = request();
        var screen = context.screen();
        var begun = System.nanoTime();
        try (var meter = new Meter(screen)) {
            var manifest = new CorruptRun(resolver(), meter).run(request);
            return tell(manifest, Duration.ofNanos(System.nanoTime() - begun), screen);
        }
    }

    private CorruptRequest request() throws WrongUsage {
        atLeast("--threads", threads, 1);
        atLeast("--limit", limit, 0);
        atLeast("--size", size, 0);
        atLeast("--resize", resize, 0);
        if (resize != 0 && resize < size || resize != 0 && size == 0) {
            throw new WrongUsage("--resize must be at least --size, were " + resize + " and " + size);
        }
        return new CorruptRequest(
                dataset,
                sourceLayout,
                split,
                limit,
                resize,
                size,
                layout,
                format,
                CorruptionNames.of(corruptions),
                severities(),
                table,
                frost(),
                seed,
                threads,
                out);
    }

    private Path frost() {
        var named = context.environment().get("TARNISH_FROST");
        return frost != null || named == null || named.isBlank() ? frost : Path.of(named);
    }

    private List<Integer> severities() throws WrongUsage {
        for (var severity : severities) {
            if (severity < 1 || severity > 5) {
                throw new WrongUsage("--severities must be in 1..5, was " + severity);
            }
        }
        return severities.stream().distinct().sorted().toList();
    }

    private static void atLeast(String option, int value, int least) throws WrongUsage {
        if (value < least) {
            throw new WrongUsage(option + " must be at least " + least + ", was " + value);
        }
    }

    private Resolver resolver() {
        var archives = DataFolder.standard().archives();
        return new Resolver(
                Optional.ofNullable(context.environment().get("TARNISH_DATASETS"))
                        .filter(text -> !text.isBlank())
                        .map(Mirror::of),
                new FolderArchiveCache(archives),
                archives,
                FetchSettings.DEFAULT);
    }

    private int tell(Manifest manifest, Duration time, Screen screen) {
        screen.show(List.of());
        screen.say(manifest.corruptedImages() + " corrupted images in " + Meter.time(time) + ": "
                + out.resolve("manifest.json"));
        if (manifest.failed() == 0) {
            return ExitCode.OK;
        }
        screen.say(manifest.failed() + " images were left out:");
        manifest.failures().stream().limit(MOST_NAMED).forEach(failure -> screen.say("  " + failure.reason()));
        if (manifest.failed() > MOST_NAMED) {
            screen.say("  and " + (manifest.failed() - MOST_NAMED) + " more, see the manifest");
        }
        return ExitCode.FAILED;
    }
}
