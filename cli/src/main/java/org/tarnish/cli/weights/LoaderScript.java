package org.tarnish.cli.weights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The Python script beside a network's weights: it builds the network in PyTorch, loads them strictly, and says what one
 * image shows. Names of classes are read from the weights' file, so that no text of others becomes code.
 */
final class LoaderScript {
    /** The networks that torchvision builds under the same name. */
    private static final List<String> TORCHVISION = List.of(
            "alexnet",
            "vgg16",
            "vgg19",
            "resnet18",
            "resnet50",
            "resnet101",
            "resnet152",
            "wide_resnet50_2",
            "squeezenet1_0",
            "squeezenet1_1",
            "efficientnet_b3");

    private static final Pattern CIFAR_RESNET = Pattern.compile("resnet(\\d+)");
    private static final Pattern WIDE_RESNET = Pattern.compile("wide_resnet(\\d+)_(\\d+)");

    private LoaderScript() {}

    /** @throws IllegalArgumentException if nobody has said how PyTorch builds the network */
    static String of(TrainedRun trained) {
        var normalization = trained.result().normalization();
        return network(trained.result().architecture())
                .replace("@MEAN@", normalization.mean().toString())
                .replace("@STD@", normalization.deviation().toString())
                .replace("@RESIZE@", trained.sizing().transform())
                .replace("@SIDE@", "" + trained.side());
    }

    /** The script of a network, before it is told of images. */
    static String network(String architecture) {
        if (TORCHVISION.contains(architecture)) {
            return script("models, transforms", "", "models." + architecture + "(num_classes=len(classes))");
        }
        var cifar = CIFAR_RESNET.matcher(architecture);
        if (cifar.matches()) {
            return script("cifar_resnet.py", "CifarResnet(" + cifar.group(1) + ", len(classes))");
        }
        var wide = WIDE_RESNET.matcher(architecture);
        if (wide.matches()) {
            return script("wide_resnet.py", "WideResnet(" + wide.group(1) + ", " + wide.group(2) + ", len(classes))");
        }
        throw new IllegalArgumentException("nobody has said how PyTorch builds the network '" + architecture + "'");
    }

    private static String script(String definition, String network) {
        return script("transforms", "\n" + resource(definition), network)
                .replace("from torchvision", "from torch import nn\nfrom torchvision");
    }

    private static String script(String imports, String definition, String network) {
        return resource("load.py")
                .replace("@IMPORTS@", "from torchvision import " + imports)
                .replace("@DEFINITION@", definition)
                .replace("@NETWORK@", network);
    }

    private static String resource(String name) {
        try (var stream = LoaderScript.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
