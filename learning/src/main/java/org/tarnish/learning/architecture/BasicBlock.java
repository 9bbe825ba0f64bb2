package org.tarnish.learning.architecture;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import org.tarnish.learning.layer.BatchNormalization;
import org.tarnish.learning.layer.Convolution;
import org.tarnish.learning.layer.Extent;
import org.tarnish.learning.layer.Initializer;
import org.tarnish.learning.layer.Layer;
import org.tarnish.learning.layer.Rectifier;
import org.tarnish.learning.layer.Sequence;
import org.tarnish.learning.layer.TensorSpec;
import org.tarnish.learning.layer.Tensors;

/**
 * Two 3 x 3 convolutions and a shortcut around them. Where the channels change, the first convolution and the shortcut
 * take every second pixel, and the shortcut puts zero channels around its own (He et al., option A).
 */
final class BasicBlock implements Layer {
    private final int in;
    private final int out;
    private final Sequence residual;

    BasicBlock(String name, int in, int out) {
        this.in = in;
        this.out = out;
        var start = Initializer.kaimingNormal();
        residual = Sequence.of(
                new Convolution(name + ".conv1", in, out, 3, in == out ? 1 : 2, 1, false, start),
                new BatchNormalization(name + ".bn1", out),
                new Rectifier(),
                new Convolution(name + ".conv2", out, out, 3, 1, 1, false, start),
                new BatchNormalization(name + ".bn2", out));
    }

    @Override
    public List<TensorSpec> tensors() {
        return residual.tensors();
    }

    @Override
    public Extent output(Extent input) {
        return residual.output(input);
    }

    @Override
    public long multiplyAdds(Extent input) {
        return residual.multiplyAdds(input);
    }

    @Override
    public PtNDArray forward(PtNDArray input, Tensors tensors, boolean training) {
        try (var change = residual.forward(input, tensors, training);
                var sum = in == out ? JniUtils.add(change, input) : addSubsampled(change, input)) {
            return JniUtils.relu(sum);
        }
    }

    private PtNDArray addSubsampled(PtNDArray change, PtNDArray input) {
        var shape = input.getShape();
        long before = (out - in) / 2;
        long after = out - in - before;
        try (var rows = JniUtils.slice(input, 2, 0, shape.get(2), 2);
                var pixels = JniUtils.slice(rows, 3, 0, shape.get(3), 2);
                var padded = JniUtils.pad(pixels, new long[] {0, 0, 0, 0, before, after}, 0)) {
            return JniUtils.add(change, padded);
        }
    }
}
