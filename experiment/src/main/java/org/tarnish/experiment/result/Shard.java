package org.tarnish.experiment.result;

/**
 * Consecutive images of a split in the object store, as NumPy files.
 *
 * @param images key of the images, uint8 N x S x S x 3
 * @param imagesSha256 hash of that object
 * @param labels key of the labels, int32 N
 * @param labelsSha256 hash of that object
 * @param entropies key of the bytes of each image as PNG, int32 N
 * @param entropiesSha256 hash of that object
 * @param count N
 */
public record Shard(
        String images,
        String imagesSha256,
        String labels,
        String labelsSha256,
        String entropies,
        String entropiesSha256,
        int count) {}
