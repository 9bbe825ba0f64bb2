package org.tarnish.network.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tarnish.experiment.request.ModelInput;

/**
 * An ONNX file that classifies images, by its header alone: one input of images, an output of classes, operators that the
 * engine has.
 *
 * @param header what the file says
 * @param input its only input
 * @param output its only output, or the first of several
 * @param layout order of the input's axes
 * @param side of its images in pixels; 0 where it takes any
 * @param batch images that it takes at a time; 0 where it takes any number
 * @param classes that it tells apart; 0 where only running it tells
 */
public record OnnxModel(
        OnnxHeader header,
        OnnxValue input,
        OnnxValue output,
        ModelInput.Layout layout,
        int side,
        int batch,
        int classes) {
    /** The versions of standard operators that ONNX Runtime 1.22 runs. */
    private static final long OLDEST_OPSET = 7;

    private static final long NEWEST_OPSET = 23;

    /** Domains of operators that ONNX Runtime has built in, besides the standard one. */
    private static final List<String> BUILT_IN = List.of("ai.onnx.ml:", "com.microsoft:", "com.microsoft.nchwc:");

    private static final Set<String> OPERATORS = operators();
    private static final int MOST_NAMED = 5;
    private static final int AXES = 4;
    private static final long COLORS = 3;
    private static final long LARGEST_SIDE = 4096;

    /**
     * Reads a file's header and checks it.
     *
     * @param layout that somebody says the input has, or null
     * @throws InvalidModelException if it is no such model, with a sentence that begins with the file's name
     * @throws IOException if the file cannot be read
     */
    public static OnnxModel read(Path file, ModelInput.Layout layout) throws IOException {
        try {
            NoModel.refuse(file);
            var header = OnnxReader.read(file);
            checkOperators(header);
            var input = input(header);
            var order = layout(input, layout);
            return new OnnxModel(
                    header, input, output(header), order, side(input, order), batch(input), classes(header));
        } catch (InvalidModelException e) {
            throw unusable(file, e);
        }
    }

    /**
     * Checks by its first bytes alone that a file is none of another kind.
     *
     * @throws InvalidModelException as {@link #read}
     */
    static void requireKind(Path file) throws IOException {
        try {
            NoModel.refuse(file);
        } catch (InvalidModelException e) {
            throw unusable(file, e);
        }
    }

    private static InvalidModelException unusable(Path file, InvalidModelException reason) {
        return new InvalidModelException(
                "the model '" + shown(file.getFileName().toString()) + "' cannot be evaluated: " + reason.getMessage(),
                reason);
    }

    private static void checkOperators(OnnxHeader header) throws InvalidModelException {
        long opset = header.opsets().getOrDefault(OnnxHeader.STANDARD, NEWEST_OPSET);
        if (opset < OLDEST_OPSET || opset > NEWEST_OPSET) {
            throw new InvalidModelException("its operators are of version (opset) " + opset + ", and " + OLDEST_OPSET
                    + " to " + NEWEST_OPSET + " can be run; export it anew with opset_version=" + 18);
        }
        var unknown = header.operators().stream()
                .filter(operator -> !OPERATORS.contains(operator))
                .filter(operator -> BUILT_IN.stream().noneMatch(operator::startsWith))
                .toList();
        if (!unknown.isEmpty()) {
            throw new InvalidModelException("it uses " + named(unknown) + ", which "
                    + (unknown.size() == 1 ? "is no operator" : "are no operators")
                    + " of ONNX; custom operators are not run, so export it without");
        }
    }

    private static OnnxValue input(OnnxHeader header) throws InvalidModelException {
        if (header.inputs().size() != 1) {
            throw new InvalidModelException("it has " + header.inputs().size() + " inputs ("
                    + named(header.inputs().stream().map(OnnxValue::name).toList())
                    + "), and one is needed, a batch of images");
        }
        var input = header.inputs().get(0);
        if (input.type() != OnnxValue.FLOAT32 || !input.mayHaveAxes(AXES)) {
            throw new InvalidModelException("its input '" + shown(input.name()) + "' is " + input.description()
                    + ", and float32 with four axes is needed, a batch of images");
        }
        return input;
    }

    private static OnnxValue output(OnnxHeader header) throws InvalidModelException {
        if (header.outputs().isEmpty()) {
            throw new InvalidModelException("it has no output");
        }
        var output = header.outputs().get(0);
        if (output.type() != OnnxValue.FLOAT32 || !output.mayHaveAxes(2)) {
            throw new InvalidModelException("its output '" + shown(output.name()) + "' is " + output.description()
                    + ", and float32 with two axes is needed, images by classes");
        }
        return output;
    }

    private static int classes(OnnxHeader header) throws InvalidModelException {
        long classes = header.outputs().get(0).axis(1);
        if (classes > Integer.MAX_VALUE / 8) {
            throw new InvalidModelException("its output has " + classes + " classes");
        }
        return (int) Math.max(0, classes);
    }

    private static ModelInput.Layout layout(OnnxValue input, ModelInput.Layout asked) throws InvalidModelException {
        boolean first = input.axis(1) == COLORS;
        boolean last = input.axis(AXES - 1) == COLORS;
        if (asked != null) {
            long colors = input.axis(asked == ModelInput.Layout.NCHW ? 1 : AXES - 1);
            if (colors != COLORS && colors != OnnxValue.ANY) {
                throw new InvalidModelException("its input is " + input.description() + ", which is not "
                        + asked.label() + " with three colors");
            }
            return asked;
        }
        if (first && last) {
            throw new InvalidModelException("its input is " + input.description()
                    + ", which may be nchw or nhwc; say which with input: {layout: nchw}");
        }
        if (!first && !last && (input.axis(1) != OnnxValue.ANY || input.shape() == null)) {
            throw new InvalidModelException("its input is " + input.description()
                    + ", and three colors are needed on the second or the last axis"
                    + (input.shape() == null ? "; say which with input: {layout: nchw}" : ""));
        }
        return last ? ModelInput.Layout.NHWC : ModelInput.Layout.NCHW;
    }

    private static int side(OnnxValue input, ModelInput.Layout layout) throws InvalidModelException {
        int rows = layout == ModelInput.Layout.NCHW ? 2 : 1;
        long height = input.axis(rows);
        long width = input.axis(rows + 1);
        if (height != OnnxValue.ANY && width != OnnxValue.ANY && height != width
                || Math.max(height, width) > LARGEST_SIDE) {
            throw new InvalidModelException("its images are " + width + " x " + height
                    + " pixels, and squares of at most " + LARGEST_SIDE + " pixels are needed");
        }
        return (int) Math.max(0, Math.max(height, width));
    }

    private static int batch(OnnxValue input) throws InvalidModelException {
        long batch = input.axis(0);
        if (batch > LARGEST_SIDE) {
            throw new InvalidModelException(
                    "it takes batches of " + batch + " images, and at most " + LARGEST_SIDE + " are given");
        }
        return (int) Math.max(0, batch);
    }

    /** Some names from the file, cut and cleaned. */
    private static String named(List<String> names) {
        return names.stream()
                        .limit(MOST_NAMED)
                        .map(name -> "'" + shown(name) + "'")
                        .collect(Collectors.joining(", "))
                + (names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "");
    }

    static String shown(String name) {
        var cut = name.length() > 80 ? name.substring(0, 80) + "..." : name;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }

    private static Set<String> operators() {
        try (InputStream stream = OnnxModel.class.getResourceAsStream("operators.txt")) {
            return Set.copyOf(new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the list of operators", e);
        }
    }
}
