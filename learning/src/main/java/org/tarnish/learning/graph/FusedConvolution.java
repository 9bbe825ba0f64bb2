package org.tarnish.learning.graph;

import static org.tarnish.learning.graph.Text.call;
import static org.tarnish.learning.graph.Text.quoted;
import static org.tarnish.learning.graph.Text.square;
import static org.tarnish.learning.graph.Text.value;

/**
 * A convolution of oneDNN's, which takes up the sum and the activation after it, as expressions of TorchScript.
 *
 * @param overwrites whether its result may replace what is added to it
 */
record FusedConvolution(Operation.Convolve convolve, Node node, boolean overwrites) {
    private static final String NO_NUMBERS = "annotate(List[Optional[number]], [])";

    /** Weights in the layout that oneDNN wants for images of this size. */
    String reordered(String weight) {
        return call("ops.mkldnn._reorder_convolution_weight", taken(weight), form(), call("torch.size", image()));
    }

    /** @param weight as {@link #reordered} makes it */
    String result(String weight, String bias) {
        var activation = quoted(convolve.activation().fused());
        if (node.inputs().size() == 1) {
            return call(
                    "ops.mkldnn._convolution_pointwise",
                    image(),
                    weight,
                    bias,
                    form(),
                    activation,
                    NO_NUMBERS,
                    quoted(""));
        }
        var after = convolve.activation() == Activation.NONE ? "None" : activation;
        var rest = String.join(", ", weight, bias, form(), quoted("add"), "1.", after, NO_NUMBERS, quoted(""));
        return overwrites
                ? call("ops.mkldnn._convolution_pointwise_", value(node, 1), image(), rest)
                : call("ops.mkldnn._convolution_pointwise", image(), value(node, 1), rest);
    }

    /** Whether {@link SmallMaps} can do it. */
    boolean mayBeProduct() {
        return convolve.groups() == 1;
    }

    /** The matrix for images of this size; see {@link SmallMaps}. */
    String matrix(String weight) {
        return call(
                "(self).matrix",
                image(),
                taken(weight),
                Integer.toString(convolve.stride()),
                Integer.toString(convolve.padding()));
    }

    String fits(String matrix) {
        return call("(self).fits", image(), matrix);
    }

    /**
     * The same by a product.
     *
     * @param weight which has the sizes
     */
    String product(String matrix, String weight, String bias) {
        var padded = call("torch.add", call("torch.size", image(), "2"), Integer.toString(2 * convolve.padding()));
        var steps = call(
                "torch.floordiv",
                call("torch.sub", padded, call("torch.size", weight, "2")),
                Integer.toString(convolve.stride()));
        var outputs = call("torch.size", weight, "0");
        return finished(
                call("(self).product", image(), matrix, bias, outputs, call("torch.add", steps, "1")), convolve, node);
    }

    /** A convolution's result, which may be overwritten, with what the node adds and activates. */
    static String finished(String result, Operation.Convolve convolve, Node node) {
        var sum = node.inputs().size() > 1 ? call("torch.add_", result, value(node, 1)) : result;
        return convolve.activation() == Activation.NONE
                ? sum
                : call(convolve.activation().inPlace(), sum);
    }

    /** Weights of the input channels that a convolution of an image takes. */
    static String taken(Operation.Channels channels, String weight, String image) {
        var count = call("torch.size", image, "1");
        return switch (channels) {
            case ALL -> weight;
            case FIRST -> call("torch.slice", weight, "1", "0", count);
            case LAST -> call("torch.slice", weight, "1", call("torch.neg", count));
        };
    }

    private String taken(String weight) {
        return taken(convolve.channels(), weight, image());
    }

    private String image() {
        return value(node, 0);
    }

    private String form() {
        return String.join(
                ", ",
                square(convolve.padding()),
                square(convolve.stride()),
                square(1),
                Integer.toString(convolve.groups()));
    }
}
