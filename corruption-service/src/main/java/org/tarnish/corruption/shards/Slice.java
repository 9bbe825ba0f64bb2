package org.tarnish.corruption.shards;

import java.util.ArrayList;
import java.util.List;
import org.tarnish.experiment.result.Shard;
import org.tarnish.pipeline.condition.ConditionImages;

/**
 * Consecutive images of a source shard that become one new shard. Where an image becomes a sequence of frames, so many
 * that the new shard is no larger than an ingested one, unless a single sequence is.
 *
 * @param from first image of the source shard
 * @param to one past the last image of it
 */
record Slice(int from, int to) {
    /**
     * The slices of a source shard that a condition is made of, in order: the whole shard where images stay single.
     *
     * @param source the split's shards
     * @param shard number of the source shard
     * @param largest images of a new shard
     */
    static List<Slice> of(List<Shard> source, int shard, int largest, ConditionImages condition) {
        int most = condition.frames() == 1 ? Integer.MAX_VALUE : Math.max(1, largest / condition.frames());
        long first = source.subList(0, shard).stream().mapToLong(Shard::count).sum();
        int count = (int) Math.min(source.get(shard).count(), condition.images() - first);
        var slices = new ArrayList<Slice>();
        for (int begin = 0; begin < count; ) {
            int end = begin + Math.min(most, count - begin);
            slices.add(new Slice(begin, end));
            begin = end;
        }
        return slices;
    }

    int count() {
        return to - from;
    }
}
