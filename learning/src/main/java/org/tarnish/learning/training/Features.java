package org.tarnish.learning.training;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.Arrays;
import org.tarnish.learning.batch.ImageBatches;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.engine.HostValues;
import org.tarnish.learning.network.Network;

/**
 * What a frozen backbone makes of some images, computed once and kept in the host's memory, each in the order in which it
 * lies on the device.
 */
final class Features {
    private final float[][] images;
    private final long[] shape;

    private Features(float[][] images, long[] shape) {
        this.images = images;
        this.shape = shape;
    }

    /**
     * Computes the features of all images.
     *
     * @param atOnce images per batch
     * @param beforeBatch asked before each batch; may throw to stop
     */
    static Features of(Network network, ImageBatches uploads, ImageSource source, int atOnce, Runnable beforeBatch) {
        var images = new float[source.count()][];
        long[] shape = null;
        try (var batches = source.inOrder(0, source.count(), atOnce)) {
            while (batches.hasNext()) {
                beforeBatch.run();
                var batch = batches.next();
                try (var scope = network.manager().newSubManager()) {
                    var features = channelsLast(network.features(uploads.images(scope, batch)));
                    shape = features.getShape().getShape();
                    var values = HostValues.of(features);
                    int size = values.length / batch.count();
                    for (int i = 0; i < batch.count(); i++) {
                        images[batch.indices()[i]] = Arrays.copyOfRange(values, i * size, (i + 1) * size);
                    }
                }
            }
        }
        return new Features(images, shape);
    }

    /** Bytes that the features of so many images take, measured on one of them. */
    static long bytes(Network network, ImageBatches uploads, ImageSource source) {
        try (var batches = source.inOrder(0, 1, 1);
                var scope = network.manager().newSubManager()) {
            var one = network.features(uploads.images(scope, batches.next()));
            return one.size() * Float.BYTES * source.count();
        }
    }

    /** Those of some images, as the network would give them. */
    PtNDArray upload(NDManager manager, int[] indices) {
        int size = images[0].length;
        var values = new float[indices.length * size];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(images[indices[i]], 0, values, i * size, size);
        }
        var sizes = shape.clone();
        sizes[0] = indices.length;
        var features = (PtNDArray) manager.create(values, new Shape(sizes));
        return sizes.length == 4 ? features.transpose(0, 3, 1, 2) : features;
    }

    private static PtNDArray channelsLast(PtNDArray features) {
        return features.getShape().dimension() == 4 ? features.transpose(0, 2, 3, 1) : features;
    }
}
