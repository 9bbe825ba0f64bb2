package org.tarnish.learning.network;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.HashMap;
import java.util.Map;
import org.tarnish.learning.engine.Script;

/**
 * Operations with gradients that the engine's Java interface does not offer, and convolutions on a CPU, some of which are
 * products with matrices: oneDNN takes several times as long for their gradients. Results differ from oneDNN's by rounding
 * alone. Lives as long as its manager.
 *
 * <ul>
 *   <li>A kernel of one pixel is a matrix.
 *   <li>Where every output pixel sees the whole map, each has a matrix gathered from the weights.
 *   <li>Channel by channel, a small map's convolution is the sum of its pixels times weights gathered for each output.
 * </ul>
 */
final class Operations {
    /** Pixels of a map up to which kernels of one pixel are faster as products. */
    private static final int POINTWISE_PIXELS = 32 * 32;

    /** The same for every second row and column, whose gradient is a map of zeros at first. */
    private static final int SUBSAMPLED_PIXELS = 4 * 4;

    /** Products for each output of a channel, by those that its kernel needs at most, up to which gathering is faster. */
    private static final int GATHERED = 4;

    /** {@code taps} say which weight of a kernel, or the zero after them, multiplies which input for which output. */
    private static final String METHODS =
            """
              def rectify(self: __torch__.Script,
                x: Tensor) -> Tensor:
                return torch.relu_(x)
              def add(self: __torch__.Script,
                x: Tensor,
                y: Tensor) -> Tensor:
                return torch.add_(x, y)
              def gated(self: __torch__.Script,
                x: Tensor) -> Tensor:
                return torch.silu(x)
              def mean(self: __torch__.Script,
                x: Tensor) -> Tensor:
                pixels = torch.mul(torch.size(x, 2), torch.size(x, 3))
                return torch.div(torch.sum(x, [2, 3], True), pixels)
              def product(self: __torch__.Script,
                x: Tensor,
                w: Tensor,
                b: Optional[Tensor]) -> Tensor:
                n, h, v, c, = torch.size(x)
                y = torch.linear(torch.reshape(x, [-1, c]), torch.flatten(w, 1), b)
                return torch._unsafe_view(y, [n, h, v, torch.size(w, 0)])
              def pointwise(self: __torch__.Script,
                x: Tensor,
                w: Tensor) -> Tensor:
                return (self).product(torch.permute(x, [0, 2, 3, 1]), w, None, )
              def pointwise_biased(self: __torch__.Script,
                x: Tensor,
                w: Tensor,
                b: Tensor) -> Tensor:
                return (self).product(torch.permute(x, [0, 2, 3, 1]), w, b, )
              def subsampled(self: __torch__.Script,
                x: Tensor,
                w: Tensor) -> Tensor:
                pixels = torch.slice(torch.slice(torch.permute(x, [0, 2, 3, 1]), 1, None, None, 2), 2, None, None, 2)
                return (self).product(pixels, w, None, )
              def gather(self: __torch__.Script,
                x: Tensor,
                w: Tensor,
                taps: Tensor,
                b: Optional[Tensor]) -> Tensor:
                n = torch.size(x, 0)
                o = torch.size(w, 0)
                c = torch.size(w, 1)
                height = torch.size(taps, 0)
                width = torch.size(taps, 1)
                pixels = torch.reshape(torch.permute(x, [0, 2, 3, 1]), [n, -1])
                kernel = torch.reshape(torch.permute(w, [0, 2, 3, 1]), [o, -1, c])
                gathered = torch.index_select(kernel, 1, torch.flatten(taps))
                matrices = torch.unbind(torch.view(gathered, [o, torch.mul(height, width), -1]), 1)
                outputs = annotate(List[Tensor], [])
                for i in range(torch.len(matrices)):
                  _0 = torch.append(outputs, torch.linear(pixels, matrices[i], b))
                return torch._unsafe_view(torch.stack(outputs, 1), [n, height, width, o])
              def whole(self: __torch__.Script,
                x: Tensor,
                w: Tensor,
                taps: Tensor) -> Tensor:
                return (self).gather(x, w, taps, None, )
              def whole_biased(self: __torch__.Script,
                x: Tensor,
                w: Tensor,
                taps: Tensor,
                b: Tensor) -> Tensor:
                return (self).gather(x, w, taps, b, )
              def depthwise(self: __torch__.Script,
                x: Tensor,
                w: Tensor,
                taps: Tensor) -> Tensor:
                n = torch.size(x, 0)
                c = torch.size(x, 1)
                height = torch.size(taps, 0)
                width = torch.size(taps, 1)
                inputs = torch.size(taps, 2)
                pixels = torch.reshape(torch.permute(x, [0, 2, 3, 1]), [n, 1, inputs, c])
                kernel = torch.constant_pad_nd(torch.t(torch.reshape(w, [c, -1])), [0, 0, 0, 1])
                gathered = torch.view(torch.index_select(kernel, 0, torch.flatten(taps)), [-1, inputs, c])
                y = torch.sum(torch.mul(pixels, gathered), [2])
                return torch._unsafe_view(y, [n, height, width, c])
            """;

    private final NDManager manager;
    private final Script script;
    private final Map<Window, PtNDArray> taps = new HashMap<>();

    Operations(NDManager manager) {
        this.manager = manager;
        script = Script.load(manager, METHODS);
    }

    /** max(x, 0), which overwrites x. */
    PtNDArray rectify(PtNDArray x) {
        return script.differentiable("rectify", x);
    }

    /** The sum, which overwrites x. */
    PtNDArray add(PtNDArray x, PtNDArray y) {
        return script.differentiable("add", x, y);
    }

    /** Means over all pixels: the gradient of a sum is no map of its own. */
    PtNDArray mean(PtNDArray x) {
        return script.differentiable("mean", x);
    }

    /** x / (1 + exp(-x)). */
    PtNDArray sigmoidLinear(PtNDArray x) {
        return script.differentiable("gated", x);
    }

    /**
     * A convolution of float32 as a product; see {@link org.tarnish.network.layer.Tensor#convolved}.
     *
     * @return {@code N x height x width x channels}, or null where the engine's convolution is faster
     */
    PtNDArray product(PtNDArray x, PtNDArray weight, PtNDArray bias, int stride, int padding, int groups) {
        if (manager.getDevice().isGpu()) {
            return null;
        }
        var window = Window.of(x.getShape(), weight.getShape(), stride, padding);
        if (groups == 1 && window.kernel == 1 && padding == 0) {
            return pointwise(x, weight, bias, window);
        }
        if (groups == 1 && window.seesAll()) {
            var index = taps(window);
            return bias == null
                    ? script.differentiable("whole", x, weight, index)
                    : script.differentiable("whole_biased", x, weight, index, bias);
        }
        boolean depthwise = groups > 1
                && groups == x.getShape().get(1)
                && groups == weight.getShape().get(0);
        return depthwise && bias == null && window.isSmall()
                ? script.differentiable("depthwise", x, weight, taps(window))
                : null;
    }

    private PtNDArray pointwise(PtNDArray x, PtNDArray weight, PtNDArray bias, Window window) {
        if (window.stride == 1 && window.outputs() <= POINTWISE_PIXELS) {
            return bias == null
                    ? script.differentiable("pointwise", x, weight)
                    : script.differentiable("pointwise_biased", x, weight, bias);
        }
        return window.stride == 2 && window.outputs() <= SUBSAMPLED_PIXELS && bias == null
                ? script.differentiable("subsampled", x, weight)
                : null;
    }

    private PtNDArray taps(Window window) {
        return taps.computeIfAbsent(window, missing -> missing.taps(manager));
    }

    /** How the pixels of a map meet those of a kernel. */
    private record Window(int height, int width, int kernel, int stride, int padding) {
        static Window of(Shape map, Shape weight, int stride, int padding) {
            return new Window((int) map.get(2), (int) map.get(3), (int) weight.get(2), stride, padding);
        }

        int outputs() {
            return outputs(height) * outputs(width);
        }

        /** Whether every output pixel sees every input pixel. */
        boolean seesAll() {
            return seesAll(height) && seesAll(width);
        }

        /** Whether so few pixels meet that those which do not touch may be multiplied as well. */
        boolean isSmall() {
            return height * width * outputs() <= GATHERED * kernel * kernel;
        }

        /** {@code height x width x inputs} of the output. */
        PtNDArray taps(NDManager manager) {
            int rows = outputs(height);
            int columns = outputs(width);
            int inputs = height * width;
            var taps = new long[rows * columns * inputs];
            for (int i = 0; i < taps.length; i++) {
                int output = i / inputs;
                taps[i] = tap(i % inputs, output / columns, output % columns);
            }
            // The array made from host memory aliases a buffer that only its Java object keeps alive.
            try (var aliased = (PtNDArray) manager.create(taps, new Shape(rows, columns, inputs))) {
                return JniUtils.clone(aliased);
            }
        }

        private int tap(int input, int row, int column) {
            int y = input / width + padding - row * stride;
            int x = input % width + padding - column * stride;
            return y >= 0 && y < kernel && x >= 0 && x < kernel ? y * kernel + x : kernel * kernel;
        }

        private boolean seesAll(int side) {
            int last = (outputs(side) - 1) * stride;
            return side - 1 + padding < kernel && padding - last >= 0;
        }

        private int outputs(int side) {
            return (side + 2 * padding - kernel) / stride + 1;
        }
    }
}
