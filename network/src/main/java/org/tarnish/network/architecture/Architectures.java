package org.tarnish.network.architecture;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tarnish.imaging.Catalogue;

/**
 * Every network there is, one line each, and wide residual networks for CIFAR of any depth and width by names of the form
 * {@code wide_resnet<depth>_<width>}.
 */
public final class Architectures {
    private static final Catalogue<Architecture> CATALOGUE = new Catalogue<>(
            "architecture",
            Architecture::name,
            List.of(
                    new Architecture("alexnet", Alexnet::body),
                    new Architecture("vgg16", classes -> Vgg.of(classes, 2, 2, 3, 3, 3)),
                    new Architecture("vgg19", classes -> Vgg.of(classes, 2, 2, 4, 4, 4)),
                    new Architecture("resnet18", classes -> Resnet.basic(classes, 2, 2, 2, 2)),
                    new Architecture("resnet50", classes -> Resnet.bottleneck(classes, 1, 3, 4, 6, 3)),
                    new Architecture("resnet101", classes -> Resnet.bottleneck(classes, 1, 3, 4, 23, 3)),
                    new Architecture("resnet152", classes -> Resnet.bottleneck(classes, 1, 3, 8, 36, 3)),
                    new Architecture("wide_resnet50_2", classes -> Resnet.bottleneck(classes, 2, 3, 4, 6, 3)),
                    new Architecture("squeezenet1_0", Squeezenet::version10),
                    new Architecture("squeezenet1_1", Squeezenet::version11),
                    new Architecture("efficientnet_b3", Efficientnet::b3),
                    new Architecture("resnet20", classes -> CifarResnet.ofDepth(20, classes)),
                    new Architecture("resnet32", classes -> CifarResnet.ofDepth(32, classes)),
                    new Architecture("resnet44", classes -> CifarResnet.ofDepth(44, classes)),
                    new Architecture("resnet56", classes -> CifarResnet.ofDepth(56, classes)),
                    new Architecture("resnet110", classes -> CifarResnet.ofDepth(110, classes)),
                    new Architecture("wide_resnet28_10", classes -> WideResnet.of(28, 10, classes))));

    private static final Pattern WIDE = Pattern.compile("wide_resnet([1-9]\\d{1,2})_([1-9]\\d?)");
    private static final int DEEPEST = 202;
    private static final int WIDEST = 20;

    private static final List<String> COMMON_WIDE = List.of(
            "wide_resnet16_4",
            "wide_resnet16_8",
            "wide_resnet28_2",
            "wide_resnet28_4",
            "wide_resnet34_10",
            "wide_resnet34_20",
            "wide_resnet40_2",
            "wide_resnet40_4",
            "wide_resnet70_16");

    private Architectures() {}

    /** The networks with a line of their own. */
    public static List<Architecture> all() {
        return CATALOGUE.all();
    }

    /** Wide residual networks for CIFAR that are often published, beside the one with a line of its own. */
    public static List<Architecture> commonWide() {
        return COMMON_WIDE.stream().map(Architectures::named).toList();
    }

    /** The names of {@link #all()}. */
    public static List<String> names() {
        return CATALOGUE.names();
    }

    /**
     * A network of the catalogue, or a wide residual network for CIFAR: its depth is 10, 16, 22 and so on to 202, its
     * width 1 to 20.
     *
     * @throws IllegalArgumentException if there is no such architecture; the message lists the known names
     */
    public static Architecture named(String name) {
        return CATALOGUE.names().contains(name)
                ? CATALOGUE.named(name)
                : wide(name).orElseGet(() -> CATALOGUE.named(name));
    }

    private static Optional<Architecture> wide(String name) {
        var form = WIDE.matcher(name);
        if (!form.matches()) {
            return Optional.empty();
        }
        int depth = Integer.parseInt(form.group(1));
        int width = Integer.parseInt(form.group(2));
        if (!WideResnet.hasDepth(depth) || depth > DEEPEST || width > WIDEST) {
            throw new IllegalArgumentException("a wide residual network's depth must be 10, 16, 22 and so on to "
                    + DEEPEST + " and its width in 1.." + WIDEST + ", was '" + name
                    + "'; write wide_resnet<depth>_<width>");
        }
        return Optional.of(new Architecture(name, classes -> WideResnet.of(depth, width, classes)));
    }
}
