package org.tarnish.experiment.result;

import java.util.List;

/**
 * The shards that a task wrote.
 *
 * @param meanEntropyRatio mean over images of the reduced or corrupted PNG size by that of the clean image
 */
public record ShardsResult(List<Shard> shards, double meanEntropyRatio) {
    public ShardsResult {
        shards = List.copyOf(shards);
    }
}
