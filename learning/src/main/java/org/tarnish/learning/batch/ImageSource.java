package org.tarnish.learning.batch;

import org.tarnish.imaging.LabeledImages;
import org.tarnish.imaging.PartedImages;

/**
 * Images that a network sees in batches, wherever they lie. Batches are prepared ahead by threads of their own, yet each
 * follows from the images and the arguments alone: not from threads, timing, or where the reading began.
 */
public interface ImageSource {
    /** Number of images. */
    int count();

    /** Side of every image in pixels. */
    int side();

    /** The batches of one pass over all images in random order, from {@link Pass#from()} on. */
    Batches shuffled(Pass pass);

    /**
     * Consecutive images in order, in batches that begin at {@code from}; the last may be smaller.
     *
     * @param from first image
     * @param to one past the last image
     * @param batchSize at least 1
     * @throws IllegalArgumentException if the range is not within the images
     */
    Batches inOrder(int from, int to, int batchSize);

    /** The same images, each transformed by the threads that prepare batches, before it is varied. */
    ImageSource transformed(Transformation transformation);

    /** Images that are at hand. */
    static ImageSource of(LabeledImages images) {
        return of(PartedImages.of(images), Loading.DEFAULT);
    }

    /** Images that are opened part by part while batches are asked for. */
    static ImageSource of(PartedImages images, Loading loading) {
        return new StreamedImages(images, loading);
    }
}
