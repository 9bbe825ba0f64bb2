package org.tarnish.learning.batch;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.List;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.imaging.Image;

/**
 * Brings images to a network: uploads their samples as bytes, converts and normalizes them on the device. Not
 * thread-safe.
 */
public final class ImageBatches {
    private static final float LARGEST_SAMPLE = 255;

    private final float[] mean;
    private final float[] deviation;
    private byte[] samples = new byte[0];
    private ByteBuffer upload = ByteBuffer.allocateDirect(0);

    public ImageBatches(Normalization normalization) {
        mean = floats(normalization.mean());
        deviation = floats(normalization.deviation());
    }

    /**
     * The images of a batch.
     *
     * @return {@code N x 3 x side x side}, float32, {@code (sample / 255 - mean) / deviation}, channels last in memory
     */
    public PtNDArray images(NDManager manager, Batch batch) {
        return normalized(manager, batch.samples(), batch.count(), batch.side());
    }

    /**
     * Images that lie in memory, all square and of one side.
     *
     * @return as {@link #images(NDManager, Batch)}
     * @throws IllegalArgumentException if their sides differ
     */
    public PtNDArray images(NDManager manager, List<Image> images) {
        int side = images.get(0).width();
        int size = imageSize(side);
        prepare(images.size(), size);
        for (int i = 0; i < images.size(); i++) {
            var image = images.get(i);
            if (image.width() != side || image.height() != side) {
                throw new IllegalArgumentException(
                        "the images of a batch must all be " + side + " x " + side + ", was " + image);
            }
            System.arraycopy(image.samples(), 0, samples, i * size, size);
        }
        upload.clear();
        upload.put(samples, 0, images.size() * size).flip();
        return normalized(manager, upload, images.size(), side);
    }

    /**
     * The labels of a batch.
     *
     * @return {@code N}, int64
     * @throws IllegalArgumentException if a label is not in {@code 0..classes-1}
     */
    public PtNDArray labels(NDManager manager, Batch batch, int classes) {
        var labels = new long[batch.count()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = batch.labels()[i];
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new IllegalArgumentException("the label of image " + batch.indices()[i] + " must be in 0.."
                        + (classes - 1) + ", was " + labels[i] + "; check the data set's classes");
            }
        }
        return (PtNDArray) manager.create(LongBuffer.wrap(labels), new Shape(labels.length), DataType.INT64);
    }

    private void prepare(int count, int imageSize) {
        int size = Math.multiplyExact(count, imageSize);
        if (samples.length < size) {
            samples = new byte[size];
            upload = ByteBuffer.allocateDirect(size);
        }
    }

    private PtNDArray normalized(NDManager manager, ByteBuffer buffer, int count, int side) {
        // Means and deviations are repeated over a row: three values at a time take three times as long.
        var rows = new Shape(count, side, side * Image.CHANNELS);
        // The byte tensor aliases the buffer, which is free again once the copy as float32 exists.
        try (var bytes = (PtNDArray) manager.create(buffer, rows, DataType.UINT8);
                var floats = bytes.toType(DataType.FLOAT32, true);
                var means = manager.create(repeated(mean, side));
                var deviations = manager.create(repeated(deviation, side))) {
            floats.divi(LARGEST_SAMPLE).subi(means).divi(deviations);
            try (var pixels = floats.reshape(count, side, side, Image.CHANNELS)) {
                return JniUtils.permute((PtNDArray) pixels, new long[] {0, 3, 1, 2});
            }
        }
    }

    private static float[] repeated(float[] values, int times) {
        var repeated = new float[times * values.length];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = values[i % values.length];
        }
        return repeated;
    }

    private static int imageSize(int side) {
        return Math.multiplyExact(Math.multiplyExact(side, side), Image.CHANNELS);
    }

    private static float[] floats(List<Double> values) {
        var floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i).floatValue();
        }
        return floats;
    }
}
