package org.tarnish.local.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tarnish.cli.command.Context;
import org.tarnish.cli.command.CorruptionNames;
import org.tarnish.cli.command.WrongUsage;
import org.tarnish.experiment.request.ModelInput;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.onnx.InvalidModelException;
import org.tarnish.network.onnx.OnnxModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How robust a model is that somebody has, on images that somebody has. */
@Command(
        name = "evaluate",
        description = {
            "Tells how robust your model is: evaluates an ONNX file on a data set and on corrupted copies of it.",
            "Starts a stack, evaluates, fetches the report, and stops the stack, as 'tarnish run' does."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tarnish evaluate model.onnx cifar10 --normalization imagenet",
            "  tarnish evaluate model.onnx photos/ --corruptions fog,snow --severities 3",
            "  tarnish evaluate model.onnx val.tar --resize crop --classes classes.txt --out report",
            "",
            "A model comes from PyTorch by torch.onnx.export(model, images, 'model.onnx'). Unless told otherwise it gets",
            "RGB samples in [0, 1], not normalized, and its outputs are logits of the data set's classes in their order."
        })
final class EvaluateCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NORMALIZATIONS = List.of("none", "imagenet", "dataset");
    private static final int LONGEST_NAME = 60;

    private final Context context;

    @Parameters(index = "0", paramLabel = "MODEL", description = "An ONNX file.")
    private Path model;

    @Parameters(
            index = "1",
            paramLabel = "SET",
            description = "A folder or archive of labeled images, or the name of a data set.")
    private String set;

    @Option(
            names = "--size",
            paramLabel = "N",
            description = "Side of the images in pixels (default: the one that the model is fixed to).")
    private int size;

    @Option(
            names = "--resize",
            paramLabel = "R",
            description = "How images become squares: cover (default), crop (torchvision's 256 to 224) or stretch.")
    private String resize;

    @Option(
            names = "--normalization",
            paramLabel = "N",
            description = "none (default), imagenet, dataset, or six numbers: mean and deviation of red, green, blue.")
    private String normalization;

    @Option(names = "--range", paramLabel = "N", description = "Largest sample: 1 (default) or 255.")
    private int range;

    @Option(names = "--layout", paramLabel = "L", description = "nchw or nhwc, where the model does not tell.")
    private String layout;

    @Option(names = "--channels", paramLabel = "C", description = "rgb (default) or bgr.")
    private String channels;

    @Option(names = "--output", paramLabel = "O", description = "logits (default) or probabilities.")
    private String output;

    @Option(
            names = "--classes",
            paramLabel = "FILE",
            description = "Names of the model's outputs, one a line (default: the data set's classes in their order).")
    private Path classes;

    @Option(
            names = "--corruptions",
            split = ",",
            paramLabel = "NAME",
            description = "Names, main (the 15 of mCE), or all (default).")
    private List<String> corruptions = List.of("all");

    @Option(names = "--severities", split = ",", paramLabel = "N", description = "1 to 5 (default: all five).")
    private List<Integer> severities = List.of(1, 2, 3, 4, 5);

    @Option(names = "--limit", paramLabel = "N", description = "Only so many images, evenly from the classes.")
    private int limit;

    @Option(names = "--seed", paramLabel = "N", description = "Where random draws come from (default 0).")
    private long seed;

    @Mixin
    private RunOptions options;

    EvaluateCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return options.run(request(), context);
    }

    /** The experiment that the arguments mean. */
    ObjectNode request() throws IOException, WrongUsage {
        var file = model.toAbsolutePath().normalize();
        if (!Files.isRegularFile(file)) {
            throw new WrongUsage("there is no file " + file + "; name an ONNX file");
        }
        var request = JSON.createObjectNode();
        request.put("name", name(file));
        dataset(request.putObject("dataset"));
        request.put("imageSize", side(file));
        model(request.putArray("models").addObject(), file);
        var corrupted = request.putObject("conditions").putObject("corruptions");
        CorruptionNames.of(corruptions).forEach(corrupted.putArray("names")::add);
        for (var severity : severities) {
            if (severity < 1 || severity > 5) {
                throw new WrongUsage("--severities must be in 1..5, was " + severity);
            }
        }
        severities.stream().distinct().sorted().forEach(corrupted.putArray("severities")::add);
        request.putArray("seeds").add(seed);
        return request;
    }

    /** The file's name, told apart from the networks that Tarnish has itself. */
    private static String name(Path file) {
        var name = file.getFileName()
                .toString()
                .replaceFirst("\\.onnx$", "")
                .replaceAll("[^A-Za-z0-9_.-]", "_")
                .replaceFirst("^[^A-Za-z0-9]+", "");
        var cut = name.isEmpty() ? "model" : name.substring(0, Math.min(LONGEST_NAME, name.length()));
        return Architectures.names().contains(cut) ? cut + "-onnx" : cut;
    }

    private void dataset(ObjectNode dataset) {
        var place = Path.of(set);
        if (Files.exists(place)) {
            dataset.put("path", place.toAbsolutePath().normalize().toString());
        } else if (set.matches("https?://.*")) {
            dataset.put("url", set);
        } else {
            dataset.put("name", set);
        }
        dataset.put("role", "evaluation");
        if (limit > 0) {
            dataset.putObject("limit").put("test", limit);
        }
        if (resize != null) {
            dataset.put("resize", resize);
        }
    }

    /** The side that the images get, which are corrupted at that side. */
    private int side(Path file) throws IOException, WrongUsage {
        if (size > 0) {
            return size;
        }
        try {
            int fixed = OnnxModel.read(file, layout == null ? null : layout()).side();
            if (fixed == 0) {
                throw new WrongUsage("the model " + file.getFileName()
                        + " takes images of any side; say which they get with --size, such as --size 224");
            }
            return fixed;
        } catch (InvalidModelException e) {
            throw new WrongUsage(e.getMessage());
        }
    }

    private ModelInput.Layout layout() throws WrongUsage {
        for (var known : ModelInput.Layout.values()) {
            if (known.label().equals(layout)) {
                return known;
            }
        }
        throw new WrongUsage("--layout must be nchw or nhwc, was '" + layout + "'");
    }

    private void model(ObjectNode given, Path file) throws IOException, WrongUsage {
        given.put("name", name(file));
        given.put("path", file.toString());
        var input = given.putObject("input");
        if (normalization != null) {
            normalize(input);
        }
        if (range != 0) {
            input.put("range", range);
        }
        if (layout != null) {
            input.put("layout", layout);
        }
        if (channels != null) {
            input.put("channels", channels);
        }
        if (output != null) {
            given.put("output", output);
        }
        if (classes != null) {
            if (!Files.isRegularFile(classes)) {
                throw new WrongUsage("there is no file " + classes + "; --classes names one with a class a line");
            }
            var names = given.putArray("classes");
            Files.readAllLines(classes).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(names::add);
        }
    }

    private void normalize(ObjectNode input) throws WrongUsage {
        if (NORMALIZATIONS.contains(normalization)) {
            input.put("normalization", normalization);
            return;
        }
        var numbers = normalization.split(",");
        if (numbers.length != 6) {
            throw new WrongUsage("--normalization must be " + String.join(", ", NORMALIZATIONS)
                    + " or six numbers as 0.49,0.48,0.45,0.25,0.24,0.26, was '" + normalization + "'");
        }
        try {
            var values = input.putObject("normalization");
            for (int i = 0; i < numbers.length; i++) {
                values.withArray(i < 3 ? "mean" : "std").add(Double.parseDouble(numbers[i].strip()));
            }
        } catch (NumberFormatException e) {
            throw new WrongUsage("--normalization must be numbers, was '" + normalization + "'");
        }
    }
}
