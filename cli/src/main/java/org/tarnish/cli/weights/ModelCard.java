package org.tarnish.cli.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tarnish.dataset.DatasetCatalog;
import org.tarnish.evaluation.statistics.Interval;
import org.tarnish.experiment.request.Split;

/**
 * What is to be known of a trained network before it is used, in the form of Hugging Face's model cards: a front matter of
 * YAML, then Markdown. Text that comes from files is cut, and characters that cannot be shown are question marks.
 */
final class ModelCard {
    private static final int LONGEST = 200;
    private static final String CLASSIFICATION = "image-classification";
    private static final String OWN_DATA = "CC BY 4.0 (Optical Recognition of Handwritten Digits, E. Alpaydin and C."
            + " Kaynak, UCI Machine Learning Repository)";

    private final TrainedRun run;
    private final String version;
    private final Map<String, String> sums;

    /**
     * @param version of Tarnish
     * @param sums sha256 of the files beside the card, by name
     */
    ModelCard(TrainedRun run, String version, Map<String, String> sums) {
        this.run = run;
        this.version = version;
        this.sums = Map.copyOf(sums);
    }

    String text() {
        return Stream.of(
                        "---\n" + CardYaml.of(frontMatter()) + "---",
                        "# " + run.id(),
                        beginning(),
                        "## Use",
                        use(),
                        "## Results",
                        results(),
                        "## Images",
                        images(),
                        "## Data",
                        data(),
                        "## Training",
                        training(),
                        "## Classes",
                        "In the order of the outputs:",
                        classes(),
                        "## Hashes and versions",
                        hashes(),
                        "## Request",
                        "Of the whole experiment, of which this is one run:",
                        block("yaml", CardYaml.of(run.experiment().request())))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    private Map<String, Object> frontMatter() {
        var matter = new LinkedHashMap<String, Object>();
        matter.put("license", "unknown");
        matter.put("library_name", "pytorch");
        matter.put("pipeline_tag", CLASSIFICATION);
        matter.put("tags", List.of(CLASSIFICATION, "robustness", run.run().architecture()));
        matter.put("datasets", List.of(shown(run.location())));
        matter.put("metrics", List.of("accuracy"));
        run.clean().ifPresent(clean -> matter.put("model-index", List.of(index(clean.accuracy()))));
        return matter;
    }

    private Map<String, Object> index(double accuracy) {
        var result = new LinkedHashMap<String, Object>();
        result.put("task", Map.of("type", CLASSIFICATION));
        var dataset = new TreeMap<String, Object>();
        dataset.put("name", shown(run.location()));
        dataset.put("split", "test");
        dataset.put("type", shown(run.location()));
        result.put("dataset", dataset);
        var metric = new TreeMap<String, Object>();
        metric.put("type", "accuracy");
        metric.put("value", accuracy);
        result.put("metrics", List.of(metric));
        var index = new LinkedHashMap<String, Object>();
        index.put("name", run.id());
        index.put("results", List.of(result));
        return index;
    }

    private String beginning() {
        return "`" + run.result().architecture() + "`, trained by Tarnish in the experiment `"
                + run.experiment().id() + "`. It tells " + run.classes().size() + " classes apart on RGB images of "
                + run.side() + " x " + run.side() + " pixels.";
    }

    private String use() {
        var parts = new ArrayList<String>();
        parts.add(block("bash", "python load.py IMAGE    # needs torch, torchvision, Pillow and safetensors\n"));
        parts.add("prints the class and its probability. `load.py` is all that it takes to have the network in PyTorch:"
                + " `from load import network, prepare, classes`.");
        if (sums.containsKey(WeightsFiles.ONNX)) {
            parts.add(
                    "`model.onnx` is the whole network (opset 17, float32): its input `input` is a batch of normalized"
                            + " images, N x 3 x " + run.side() + " x " + run.side() + ", its output `logits` is N x "
                            + run.classes().size() + ". With onnxruntime:");
            parts.add(block("python", onnx()));
            parts.add("Judged by Tarnish, on this data set or another with the same classes"
                    + (run.dataset().reading().made().contains(Split.TEST)
                            ? " (the test images were made of the others; this judges on all of them):"
                            : ":"));
            parts.add(block("bash", evaluate()));
        }
        return String.join("\n\n", parts);
    }

    private String onnx() {
        var normalization = run.result().normalization();
        return """
                import numpy, onnxruntime
                from PIL import Image

                image = Image.open("IMAGE").convert("RGB").resize((@SIDE@, @SIDE@), Image.Resampling.BILINEAR)
                samples = numpy.asarray(image, numpy.float32) / 255
                samples = (samples - numpy.float32(@MEAN@)) / numpy.float32(@STD@)
                session = onnxruntime.InferenceSession("model.onnx")
                logits = session.run(None, {"input": samples.transpose(2, 0, 1)[None]})[0]
                """
                .replace("@SIDE@", "" + run.side())
                .replace("@MEAN@", normalization.mean().toString())
                .replace("@STD@", normalization.deviation().toString());
    }

    private String evaluate() {
        var normalization = run.result().normalization();
        var numbers = Stream.concat(normalization.mean().stream(), normalization.deviation().stream())
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        var option = run.sizing().option();
        var limit = run.experiment().request().dataset().limit().get(Split.TEST.label());
        return "tarnish evaluate model.onnx " + quoted(shown(run.location())) + " --normalization " + numbers
                + (limit == null ? "" : " --limit " + limit)
                + (option == null ? "    # images of this size already; others need resize in a request" : option)
                + "\n";
    }

    /** For a shell. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private String results() {
        var lines = new ArrayList<String>();
        run.clean()
                .ifPresentOrElse(
                        clean -> {
                            var interval = Interval.wilson(clean.correct(), clean.total());
                            lines.add("* clean test images: **" + percent(clean.accuracy()) + "** right ("
                                    + clean.correct()
                                    + " of " + clean.total() + "), 95 % Wilson interval " + percent(interval.low())
                                    + " to "
                                    + percent(interval.high()));
                        },
                        () -> lines.add("* clean test images: not evaluated yet"));
        run.corrupted().ifPresent(errors -> {
            if (errors.mean() != null) {
                lines.add("* mean error over the 15 main corruptions at 5 severities, as of CIFAR-10-C: "
                        + percent(errors.mean()));
            }
            if (errors.mce() != null) {
                lines.add("* mean corruption error (mCE), the errors by those of AlexNet on ImageNet-C's 1000 classes: "
                        + percent(errors.mce()) + "; with other classes it is no published figure's like");
            }
        });
        int epochs = run.result().epochs().size();
        lines.add("* clean validation images: " + percent(run.result().bestAccuracy())
                + " right, by which these weights were chosen: "
                + (run.result().bestEpoch() == 0
                        ? "those that the run began with"
                                + (epochs == 0 ? "" : ", for none of its " + epochs + " epochs was better")
                        : "of epoch " + run.result().bestEpoch() + " of " + epochs));
        return String.join("\n", lines);
    }

    private String images() {
        var normalization = run.result().normalization();
        return "RGB samples in 0..1, then `(sample - mean) / std` with mean " + normalization.mean() + " and std "
                + normalization.deviation() + " (red, green, blue). Of images of other sizes, "
                + run.sizing().sentence() + ".";
    }

    private String data() {
        var dataset = run.dataset();
        var counts = Stream.of(Split.values())
                .map(split -> dataset.count(split) + " " + split.label())
                .collect(Collectors.joining(", "));
        var lines = new ArrayList<String>();
        lines.add("* `" + shown(run.location()) + "`, content hash `" + dataset.id() + "`");
        if (!dataset.reading().layout().isEmpty()) {
            lines.add("* read as " + shown(dataset.reading().layout()));
        }
        lines.add("* images: " + counts);
        lines.add("* license of the data: "
                + (DatasetCatalog.DIGITS.equals(
                                run.experiment().request().dataset().name())
                        ? OWN_DATA
                        : "unknown"));
        return String.join("\n", lines);
    }

    private String training() {
        var training = run.training();
        var settings = new LinkedHashMap<String, Object>();
        settings.put("architecture", training.architecture());
        settings.put("initialization", training.initialization());
        settings.put("methodology", training.methodology());
        settings.put("seed", training.seed());
        settings.put("training", training.settings());
        var origin = run.result().origin();
        return (origin == null
                        ? "The run went on from the best checkpoint of the training with full-quality images that it shares"
                                + " with others of its network and seed."
                        : "At the beginning, "
                                + shown(origin.sentence(run.classes().size())) + "."
                                + (origin.sha256() == null ? "" : " Its sha256 is `" + shown(origin.sha256()) + "`."))
                + " Trained on " + shown(run.result().device()) + "; what is not said is as Tarnish's guide says.\n\n"
                + block("yaml", CardYaml.of(settings));
    }

    private String classes() {
        var lines = new StringBuilder();
        for (int label = 0; label < run.classes().size(); label++) {
            lines.append(label)
                    .append('\t')
                    .append(shown(run.classes().get(label)))
                    .append('\n');
        }
        return block("", lines.toString());
    }

    private String hashes() {
        var lines = new ArrayList<String>();
        new TreeMap<>(sums).forEach((file, sum) -> lines.add("* `" + file + "`: sha256 `" + sum + "`"));
        lines.add("* the weights as the store and the report have them: sha256 `"
                + run.result().modelSha256() + "`");
        lines.add("* written by Tarnish " + version);
        new TreeMap<>(run.versions())
                .forEach((name, number) ->
                        lines.add("* trained and evaluated with " + shown(name) + " " + shown(number)));
        return String.join("\n", lines);
    }

    private static String block(String language, String lines) {
        return "```" + language + "\n" + lines + "```";
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
    }

    private static String shown(String text) {
        var cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return cut.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}`<>|]", "?");
    }
}
