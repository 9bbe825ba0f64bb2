package org.tarnish.experiment.result;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Consecutive images of a split in the object store, as NumPy files and a list of names.
 *
 * @param images key of the images, uint8 N x S x S x 3
 * @param imagesSha256 hash of that object
 * @param labels key of the labels, int32 N
 * @param labelsSha256 hash of that object
 * @param entropies key of the bytes of each image as PNG, int32 N
 * @param entropiesSha256 hash of that object
 * @param count N
 * @param indices key of each image's index in its collection, which its random draws come from, int32 N; null where
 *     nothing is drawn for the images, and in data sets that earlier versions read
 * @param indicesSha256 hash of that object; null without indices
 * @param names key of each image's name in its collection, a gzipped JSON array of N texts; null where images are made of
 *     a data set's, whose names they have, and in what earlier versions read
 * @param namesSha256 hash of that object; null without names
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Shard(
        String images,
        String imagesSha256,
        String labels,
        String labelsSha256,
        String entropies,
        String entropiesSha256,
        int count,
        String indices,
        String indicesSha256,
        String names,
        String namesSha256) {
    /** Images that nothing is drawn for, without names. */
    public Shard(
            String images,
            String imagesSha256,
            String labels,
            String labelsSha256,
            String entropies,
            String entropiesSha256,
            int count) {
        this(images, imagesSha256, labels, labelsSha256, entropies, entropiesSha256, count, null, null, null, null);
    }

    /** The same images with their indices. */
    public Shard withIndices(String key, String sha256) {
        return new Shard(
                images,
                imagesSha256,
                labels,
                labelsSha256,
                entropies,
                entropiesSha256,
                count,
                key,
                sha256,
                names,
                namesSha256);
    }

    /** The same images with their names. */
    public Shard withNames(String key, String sha256) {
        return new Shard(
                images,
                imagesSha256,
                labels,
                labelsSha256,
                entropies,
                entropiesSha256,
                count,
                indices,
                indicesSha256,
                key,
                sha256);
    }
}
