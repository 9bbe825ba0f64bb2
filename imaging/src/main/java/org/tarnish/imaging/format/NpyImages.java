package org.tarnish.imaging.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.LabeledImages;

/** Labeled images in two {@code .npy} files: samples uint8 {@code N x S x S x 3} and labels int32 or int64 {@code N}. */
public final class NpyImages implements LabeledImages {
    private final NpyArray images;
    private final int[] labels;
    private final int side;

    /**
     * @param images the samples; they stay where they are, mapped or in memory
     * @throws NpyFormatException if types or shapes are not as above, or a label is negative or beyond 32 bits
     */
    public NpyImages(NpyArray images, NpyArray labels) throws NpyFormatException {
        var shape = images.shape();
        if (images.type() != NpyType.UINT8
                || shape.size() != 4
                || shape.get(1) < 1
                || !shape.get(1).equals(shape.get(2))
                || shape.get(3) != Image.CHANNELS) {
            throw new NpyFormatException("images must be uint8 of shape [N, S, S, " + Image.CHANNELS + "], was "
                    + images.type().descriptor() + " of shape " + shape);
        }
        this.images = images;
        this.side = shape.get(1);
        this.labels = labels(labels, shape.get(0));
    }

    /** Maps both files into memory. */
    public static NpyImages map(Path images, Path labels) throws IOException {
        return new NpyImages(NpyArray.map(images), NpyArray.map(labels));
    }

    private static int[] labels(NpyArray array, int count) throws NpyFormatException {
        if ((array.type() != NpyType.INT32 && array.type() != NpyType.INT64)
                || !array.shape().equals(List.of(count))) {
            throw new NpyFormatException("labels must be int32 or int64 of shape [" + count + "] as the images, was "
                    + array.type().descriptor() + " of shape " + array.shape());
        }
        var labels = new int[count];
        for (var i = 0; i < count; i++) {
            var label = array.type() == NpyType.INT32
                    ? array.data().getInt(i * Integer.BYTES)
                    : array.data().getLong(i * Long.BYTES);
            if (label < 0 || label > Integer.MAX_VALUE) {
                throw new NpyFormatException("label " + i + " must be in 0.." + Integer.MAX_VALUE + ", was " + label);
            }
            labels[i] = (int) label;
        }
        return labels;
    }

    @Override
    public int count() {
        return labels.length;
    }

    @Override
    public int side() {
        return side;
    }

    @Override
    public int label(int index) {
        return labels[index];
    }

    @Override
    public void copyTo(int index, byte[] target, int offset) {
        if (index < 0 || index >= labels.length) {
            throw new IndexOutOfBoundsException(
                    "an image's index must be in 0.." + (labels.length - 1) + ", was " + index);
        }
        var bytes = side * side * Image.CHANNELS;
        images.data().get(index * bytes, target, offset, bytes);
    }
}
