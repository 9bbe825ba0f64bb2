package org.tarnish.learning.graph;

import static org.tarnish.learning.graph.Text.call;
import static org.tarnish.learning.graph.Text.number;
import static org.tarnish.learning.graph.Text.square;
import static org.tarnish.learning.graph.Text.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tarnish.experiment.request.Precision;

/**
 * A graph as methods of TorchScript, serialized form: {@code prepare} brings its weights into the layout that is fastest
 * for images of a size, {@code classify} makes logits of images with weights so prepared. Images, and the weights of
 * convolutions and products, are cast to a precision first, logits to float32 at the end. Intermediate results are freed,
 * or overwritten, at their last use.
 *
 * <p>A convolution of a map that has fewer pixels than its kernel is a product with a matrix, which {@code prepare} makes:
 * oneDNN takes several times as long for the taps that meet padding.
 */
final class GraphSource {
    private static final String PARAMETERS = "(self: __torch__.Script,\n    x: Tensor,\n    w: List[Tensor]) -> ";
    private final Graph graph;
    private final boolean fused;
    private final Precision precision;
    private final List<String> weights = new ArrayList<>();
    private int prepared;
    private final StringBuilder preparation = new StringBuilder();
    private final StringBuilder classification = new StringBuilder();

    private GraphSource(Graph graph, boolean fused, Precision precision) {
        this.graph = graph;
        this.fused = fused;
        this.precision = precision;
    }

    /**
     * @param methods as {@link org.tarnish.learning.engine.Script} loads them
     * @param weights names of the tensors that {@code prepare} takes, in this order
     */
    record Written(String methods, List<String> weights) {}

    /** @param fused whether convolutions are oneDNN's, which take up what follows them and run on CPUs alone */
    static Written write(Graph graph, boolean fused, Precision precision) {
        var source = new GraphSource(graph, fused, precision);
        source.write();
        var images = "    v0 = " + source.cast("x") + "\n";
        var logits = "v" + (graph.nodes().size() - 1);
        var methods = SmallMaps.METHODS + "  def prepare" + PARAMETERS
                + "List[Tensor]:\n    p = annotate(List[Tensor], [])\n"
                + images + source.preparation + "    return p\n"
                + "  def classify" + PARAMETERS + "Tensor:\n    p = w\n"
                + images + source.classification + "    return " + source.type(logits, Precision.FLOAT32) + "\n";
        return new Written(methods, List.copyOf(source.weights));
    }

    private void write() {
        var last = graph.lastUses();
        for (int i = 1; i < last.length; i++) {
            var node = graph.nodes().get(i);
            int place = i;
            var overwritable = node.inputs().stream()
                    .map(input -> last[input] == place
                            && Collections.frequency(node.inputs(), input) == 1
                            && graph.nodes().get(input).operation().ownsResult())
                    .toList();
            var statement = statement("v" + i + " = ", node, overwritable);
            preparation.append(statement);
            classification.append(statement);
        }
    }

    private String statement(String assignment, Node node, List<Boolean> overwritable) {
        if (fused && node.operation() instanceof Operation.Convolve convolve) {
            boolean overwrites = overwritable.size() > 1 && overwritable.get(1);
            return fusedConvolution(assignment, new FusedConvolution(convolve, node, overwrites));
        }
        return "    " + assignment + expression(node, overwritable) + "\n";
    }

    private String expression(Node node, List<Boolean> overwritable) {
        var operation = node.operation();
        var first = value(node, 0);
        if (operation instanceof Operation.Convolve convolve) {
            return convolution(convolve, node);
        } else if (operation instanceof Operation.Multiply multiply) {
            return call("torch.linear", first, cast(multiply.weight(), given -> given), bias(multiply.bias()));
        } else if (operation instanceof Operation.Normalize normalize) {
            return call(
                    "torch.batch_norm",
                    first,
                    plain(normalize.weight()),
                    plain(normalize.bias()),
                    plain(normalize.mean()),
                    plain(normalize.variance()),
                    "False",
                    "0.",
                    number(normalize.epsilon()),
                    "True");
        } else if (operation instanceof Operation.Pool pool) {
            return call(
                    "torch.max_pool2d",
                    first,
                    square(pool.kernel()),
                    square(pool.stride()),
                    square(pool.padding()),
                    square(1),
                    pool.ceil() ? "True" : "False");
        } else if (operation instanceof Operation.Average average) {
            return call("torch.adaptive_avg_pool2d", first, square(average.side()));
        } else if (operation instanceof Operation.Activate activate) {
            var activation = activate.activation();
            return call(overwritable.get(0) ? activation.inPlace() : activation.function(), first);
        } else if (operation instanceof Operation.Add) {
            return call(overwritable.get(0) ? "torch.add_" : "torch.add", first, value(node, 1));
        } else if (operation instanceof Operation.Scale) {
            return call(overwritable.get(0) ? "torch.mul_" : "torch.mul", first, value(node, 1));
        } else if (operation instanceof Operation.Join) {
            return call("torch.cat", "[" + first + ", " + value(node, 1) + "]", "1");
        } else if (operation instanceof Operation.Flatten) {
            return call("torch.flatten", first, "1");
        } else if (operation instanceof Operation.Subsample) {
            return call("torch.slice", call("torch.slice", first, "2", "0", "None", "2"), "3", "0", "None", "2");
        } else if (operation instanceof Operation.Pad pad) {
            return call("torch.constant_pad_nd", first, "[0, 0, 0, 0, " + pad.before() + ", " + pad.after() + "]");
        }
        throw new IllegalStateException("a graph has images once, at its beginning, was " + operation);
    }

    private String fusedConvolution(String assignment, FusedConvolution convolution) {
        var convolve = convolution.convolve();
        var given = "w[" + weights.size() + "]";
        var weight = cast(convolve.weight(), convolution::reordered);
        var bias = bias(convolve.bias());
        var result = assignment + convolution.result(weight, bias) + "\n";
        if (!convolution.mayBeProduct()) {
            return "    " + result;
        }
        var matrix = held(cast(convolution.matrix(given)));
        return "    if " + convolution.fits(matrix) + ":\n      " + assignment
                + convolution.product(matrix, weight, bias) + "\n    else:\n      " + result;
    }

    private String convolution(Operation.Convolve convolve, Node node) {
        var result = call(
                "torch.conv2d",
                value(node, 0),
                cast(convolve.weight(), given -> FusedConvolution.taken(convolve.channels(), given, value(node, 0))),
                bias(convolve.bias()),
                square(convolve.stride()),
                square(convolve.padding()),
                square(1),
                Integer.toString(convolve.groups()));
        return FusedConvolution.finished(result, convolve, node);
    }

    private String bias(String name) {
        return name == null ? "None" : cast(name, given -> given);
    }

    /** @param preparing from the weight in the precision to the weight as it is used */
    private String cast(String name, UnaryOperator<String> preparing) {
        return prepared(name, given -> preparing.apply(cast(given)));
    }

    private String cast(String tensor) {
        return type(tensor, precision);
    }

    /** A tensor in a precision, by PyTorch's number of its type. */
    private String type(String tensor, Precision wanted) {
        if (precision == Precision.FLOAT32) {
            return tensor;
        }
        return call(
                "torch.to",
                tensor,
                switch (wanted) {
                    case FLOAT32 -> "6";
                    case FLOAT16 -> "5";
                    case BFLOAT16 -> "15";
                });
    }

    /** A weight that is used as it is. */
    private String plain(String name) {
        return prepared(name, given -> given);
    }

    /** @param preparing from the weight as it is given to the weight as it is used */
    private String prepared(String name, UnaryOperator<String> preparing) {
        weights.add(name);
        return held(preparing.apply("w[" + (weights.size() - 1) + "]"));
    }

    /** What is made once and used for all images. */
    private String held(String made) {
        preparation.append("    _ = torch.append(p, ").append(made).append(")\n");
        return "p[" + prepared++ + "]";
    }
}
