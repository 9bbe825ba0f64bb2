package org.tarnish.pipeline.condition;

import org.tarnish.experiment.result.Shard;
import org.tarnish.pipeline.shard.ShardReader;
import org.tarnish.pipeline.task.PermanentFailure;

/** The indices that the draws of a shard's images come from. */
public final class DrawIndices {
    private DrawIndices() {}

    /**
     * The index of each image of a clean shard in its collection.
     *
     * @param dataset the shard is of, for messages
     * @throws PermanentFailure if the data set was read by a version that noted none
     */
    public static int[] of(ShardReader reader, Shard shard, String dataset) {
        return reader.indices(shard)
                .orElseThrow(() -> new PermanentFailure("the data set " + dataset
                        + " was read by an earlier version, which noted no index of its images to draw from; submit the"
                        + " request again"));
    }
}
