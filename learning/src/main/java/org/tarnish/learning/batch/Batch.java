package org.tarnish.learning.batch;

import java.nio.ByteBuffer;

/**
 * Some images and their labels, ready for upload.
 *
 * @param indices of the images in their source
 * @param labels one per image
 * @param side of every image in pixels
 * @param samples a direct buffer that begins with {@code N x side x side x 3} bytes, from position 0 to the limit
 */
public record Batch(int[] indices, int[] labels, int side, ByteBuffer samples) {
    /** Number of images. */
    public int count() {
        return labels.length;
    }
}
