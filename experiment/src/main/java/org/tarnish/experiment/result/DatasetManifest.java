package org.tarnish.experiment.result;

import java.util.List;
import java.util.Map;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.request.Split;

/**
 * A data set in the object store.
 *
 * @param id hash of its content: image size, class names and the hashes of its shards
 * @param location where it was read from
 * @param imageSize side of every image in pixels
 * @param classes names, label i is {@code classes.get(i)}
 * @param splits the shards of each split
 * @param normalization mean and deviation of the training images
 * @param broken images that could not be read, by file name with the reason; at most the first hundred
 * @param brokenCount how many images could not be read
 * @param reading how its files were understood
 */
public record DatasetManifest(
        String id,
        String location,
        int imageSize,
        List<String> classes,
        Map<Split, List<Shard>> splits,
        Normalization normalization,
        List<Broken> broken,
        int brokenCount,
        DatasetReading reading) {
    public DatasetManifest {
        classes = List.copyOf(classes);
        splits = Map.copyOf(splits);
        broken = List.copyOf(broken);
        // Manifests of earlier versions are read, too.
        reading = reading == null ? DatasetReading.UNKNOWN : reading;
    }

    /** Without a word on how its files were understood. */
    public DatasetManifest(
            String id,
            String location,
            int imageSize,
            List<String> classes,
            Map<Split, List<Shard>> splits,
            Normalization normalization,
            List<Broken> broken,
            int brokenCount) {
        this(id, location, imageSize, classes, splits, normalization, broken, brokenCount, DatasetReading.UNKNOWN);
    }

    /** Number of images of a split. */
    public int count(Split split) {
        return splits.getOrDefault(split, List.of()).stream()
                .mapToInt(Shard::count)
                .sum();
    }

    /** An image that could not be read. */
    public record Broken(String file, String reason) {}
}
