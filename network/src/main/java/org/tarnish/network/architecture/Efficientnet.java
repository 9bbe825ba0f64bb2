package org.tarnish.network.architecture;

import java.util.ArrayList;
import java.util.List;
import org.tarnish.network.layer.BatchNormalization;
import org.tarnish.network.layer.Convolution;
import org.tarnish.network.layer.Dropout;
import org.tarnish.network.layer.GlobalAverage;
import org.tarnish.network.layer.Initializer;
import org.tarnish.network.layer.Layer;
import org.tarnish.network.layer.Linear;
import org.tarnish.network.layer.Residual;
import org.tarnish.network.layer.Sequence;
import org.tarnish.network.layer.SigmoidLinear;
import org.tarnish.network.layer.SqueezeExcitation;
import org.tarnish.network.layer.StochasticDepth;

/**
 * EfficientNet (Tan and Le, ICML 2019) in torchvision's form: inverted bottlenecks with squeeze and excitation, whose
 * channels and repetitions grow from network B0's by two factors.
 */
final class Efficientnet {
    private static final Initializer START = Initializer.kaimingNormalOfOutputs();
    private static final double DEEPEST_DROP = 0.2;
    private static final int STEM = 32;
    private static final int LAST_EXPANSION = 4;

    /** The stages of B0. */
    private static final List<Stage> STAGES = List.of(
            new Stage(1, 3, 1, 16, 1),
            new Stage(6, 3, 2, 24, 2),
            new Stage(6, 5, 2, 40, 2),
            new Stage(6, 3, 2, 80, 3),
            new Stage(6, 5, 1, 112, 3),
            new Stage(6, 5, 2, 192, 4),
            new Stage(6, 3, 1, 320, 1));

    private record Stage(int expansion, int kernel, int stride, int channels, int blocks) {}

    private final double width;
    private final double depth;
    private final List<Layer> layers = new ArrayList<>();

    private Efficientnet(double width, double depth) {
        this.width = width;
        this.depth = depth;
    }

    /** Width 1.2, depth 1.4, dropout 0.3. */
    static Body b3(int classes) {
        return new Efficientnet(1.2, 1.4).body(0.3, classes);
    }

    private Body body(double dropout, int classes) {
        int in = scaled(STEM, width);
        addNormalized("features.0", Convolution.centered("features.0.0", 3, in, 3, 2, START));
        int total = STAGES.stream().mapToInt(this::blocks).sum();
        int done = 0;
        for (int s = 0; s < STAGES.size(); s++) {
            var stage = STAGES.get(s);
            int out = scaled(stage.channels, width);
            for (int b = 0; b < blocks(stage); b++) {
                var name = "features." + (s + 1) + "." + b + ".block.";
                int stride = b == 0 ? stage.stride : 1;
                var change = block(name, in, out, stride, stage);
                boolean keeps = stride == 1 && in == out;
                var drop = new StochasticDepth(DEEPEST_DROP * done++ / total);
                layers.add(keeps ? Residual.around(Sequence.of(change, drop)) : change);
                in = out;
            }
        }
        var last = "features." + (STAGES.size() + 1);
        int features = LAST_EXPANSION * in;
        addNormalized(last, Convolution.centered(last + ".0", in, features, 1, 1, START));
        layers.add(new GlobalAverage());
        var uniform = Initializer.uniform(1 / Math.sqrt(classes));
        var classifier = new Linear("classifier.1", features, classes, uniform, Initializer.constant(0));
        return new Body(new Sequence(layers), Sequence.of(new Dropout(dropout), classifier));
    }

    private void addNormalized(String name, Convolution convolution) {
        layers.addAll(normalized(name, convolution));
    }

    private static Sequence block(String name, int in, int out, int stride, Stage stage) {
        int expanded = scaled(in, stage.expansion);
        var parts = new ArrayList<Layer>();
        int index = 0;
        if (expanded != in) {
            var part = name + index++;
            parts.addAll(normalized(part, Convolution.centered(part + ".0", in, expanded, 1, 1, START)));
        }
        var part = name + index++;
        parts.addAll(normalized(
                part,
                Convolution.centered(part + ".0", expanded, expanded, stage.kernel, stride, START)
                        .depthwise()));
        parts.add(new SqueezeExcitation(name + index++, expanded, Math.max(1, in / 4), START));
        part = name + index;
        parts.add(Convolution.centered(part + ".0", expanded, out, 1, 1, START));
        parts.add(new BatchNormalization(part + ".1", out));
        return new Sequence(parts);
    }

    private static List<Layer> normalized(String name, Convolution convolution) {
        return List.of(convolution, new BatchNormalization(name + ".1", convolution.out()), new SigmoidLinear());
    }

    private int blocks(Stage stage) {
        return (int) Math.ceil(stage.blocks * depth);
    }

    /** Channels times a factor, to the nearest multiple of eight that is not less than nine tenths of it. */
    private static int scaled(int channels, double factor) {
        double exact = channels * factor;
        int rounded = Math.max(8, (int) (exact + 4) / 8 * 8);
        return rounded < 0.9 * exact ? rounded + 8 : rounded;
    }
}
