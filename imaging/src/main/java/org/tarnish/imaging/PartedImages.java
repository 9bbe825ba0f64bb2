package org.tarnish.imaging;

import java.util.List;

/**
 * Labeled images in parts that may lie far away and are opened one by one, as they are needed. Images are numbered
 * through all parts, in their order. Safe for concurrent use.
 */
public interface PartedImages {
    /** Side of every image in pixels. */
    int side();

    /** Number of images of each part. */
    List<Integer> counts();

    /**
     * Opens a part; may wait for the network.
     *
     * @throws IllegalArgumentException if its content is not as it must be; the message names the part
     */
    OpenPart open(int part);

    /** A part's images, numbered from 0, at hand until closed. */
    interface OpenPart extends LabeledImages, AutoCloseable {
        @Override
        void close();
    }

    /** Images that are at hand already, as one part. */
    static PartedImages of(LabeledImages images) {
        return new SinglePart(images);
    }
}
