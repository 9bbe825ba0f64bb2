package org.tarnish.learning.layer;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** Every second pixel, with channels of zeros put around its own: the shortcut without weights (He et al., option A). */
public record SubsampledShortcut(int in, int out) implements Layer {
    @Override
    public Extent output(Extent input) {
        return new Extent(out, (input.height() + 1) / 2, (input.width() + 1) / 2);
    }

    @Override
    public PtNDArray forward(PtNDArray input, Tensors tensors, boolean training) {
        var shape = input.getShape();
        long before = (out - in) / 2;
        long after = out - in - before;
        try (var rows = JniUtils.slice(input, 2, 0, shape.get(2), 2);
                var pixels = JniUtils.slice(rows, 3, 0, shape.get(3), 2)) {
            return JniUtils.pad(pixels, new long[] {0, 0, 0, 0, before, after}, 0);
        }
    }
}
