package org.tarnish.learning.layer;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Sets all values of an image to 0 while training and scales the other images by 1 / (1 - probability) (Huang et al., ECCV
 * 2016, by rows); draws as {@link Dropout} does.
 *
 * @param probability of an image to be dropped, in [0, 1)
 */
public record StochasticDepth(double probability) implements Layer {
    @Override
    public Extent output(Extent input) {
        return input;
    }

    @Override
    public PtNDArray forward(PtNDArray input, Tensors tensors, boolean training) {
        if (!training || probability == 0) {
            return input;
        }
        var perImage = new Shape(input.getShape().get(0), 1, 1, 1);
        try (var ones = (PtNDArray) input.getManager().ones(perImage, DataType.FLOAT32);
                var kept = JniUtils.dropout(ones, probability, true)) {
            return JniUtils.mul(input, kept);
        }
    }
}
