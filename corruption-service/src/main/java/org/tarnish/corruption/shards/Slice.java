package org.tarnish.corruption.shards;

import java.util.ArrayList;
import java.util.List;
import org.tarnish.experiment.result.Shard;
import org.tarnish.imaging.Image;

/**
 * Consecutive images of a source shard that become one new shard. Where an image becomes a sequence of frames, so many
 * that the new shard is no larger than an ingested one, unless a single sequence is.
 *
 * @param shard number of the source shard
 * @param from first image of it
 * @param to one past the last image of it
 * @param first index of the first image in the split
 */
record Slice(int shard, int from, int to, long first) {
    private static final int MOST_IMAGES = 5_000;
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    /**
     * The slices of the source shards {@code from} to {@code to - 1} that a condition is made of, in order: the whole shards
     * where images stay single.
     */
    static List<Slice> of(List<Shard> source, int from, int to, int side, ConditionImages condition) {
        int most = condition.frames() == 1
                ? Integer.MAX_VALUE
                : Math.max(1, Math.min(MOST_IMAGES, MOST_BYTES / (side * side * Image.CHANNELS)) / condition.frames());
        long first = source.subList(0, from).stream().mapToLong(Shard::count).sum();
        var slices = new ArrayList<Slice>();
        for (int shard = from; shard < to; shard++) {
            int count = (int) Math.min(source.get(shard).count(), condition.images() - first);
            int begin = 0;
            while (begin < count) {
                int end = begin + Math.min(most, count - begin);
                slices.add(new Slice(shard, begin, end, first + begin));
                begin = end;
            }
            first += source.get(shard).count();
        }
        return slices;
    }

    int count() {
        return to - from;
    }
}
