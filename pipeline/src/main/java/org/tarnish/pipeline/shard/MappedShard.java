package org.tarnish.pipeline.shard;

import org.tarnish.experiment.result.Shard;
import org.tarnish.imaging.LabeledImages;

/** A shard that is fetched and mapped when one of its images is first asked for. */
final class MappedShard implements LabeledImages {
    private final ShardReader reader;
    private final Shard shard;
    private LabeledImages images;

    MappedShard(ShardReader reader, Shard shard) {
        this.reader = reader;
        this.shard = shard;
    }

    private synchronized LabeledImages images() {
        if (images == null) {
            images = reader.images(shard);
        }
        return images;
    }

    @Override
    public int count() {
        return shard.count();
    }

    @Override
    public int side() {
        return images().side();
    }

    @Override
    public int label(int index) {
        return images().label(index);
    }

    @Override
    public void copyTo(int index, byte[] target, int offset) {
        images().copyTo(index, target, offset);
    }
}
