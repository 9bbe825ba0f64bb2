package org.tarnish.experiment.result;

import java.util.List;

/**
 * Images made elsewhere in the form of a data set's.
 *
 * @param broken images that could not be read, by file name with the reason; at most the first hundred
 * @param brokenCount how many images could not be read
 * @param reading how its files were understood
 */
public record ImageSetResult(
        List<Shard> shards, List<DatasetManifest.Broken> broken, int brokenCount, DatasetReading reading) {
    public ImageSetResult {
        shards = List.copyOf(shards);
        broken = List.copyOf(broken);
        // Results of earlier versions are read, too.
        reading = reading == null ? DatasetReading.UNKNOWN : reading;
    }
}
