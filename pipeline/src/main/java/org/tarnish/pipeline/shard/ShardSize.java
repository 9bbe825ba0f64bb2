package org.tarnish.pipeline.shard;

import org.tarnish.imaging.Image;

/** How large shards are, so that whole ones fit into memory whatever the size of a data set. */
public final class ShardSize {
    private static final int MOST_IMAGES = 5_000;
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private ShardSize() {}

    /**
     * How many images of a side make a shard: at most 5,000 and 32 MiB of samples, at least one.
     *
     * @param side in pixels
     */
    public static int images(int side) {
        return Math.max(1, Math.min(MOST_IMAGES, MOST_BYTES / (side * side * Image.CHANNELS)));
    }
}
