package org.tarnish.pipeline.shard;

import java.util.List;
import java.util.Optional;
import org.tarnish.experiment.result.Shard;

/**
 * What the images of consecutive shards are called in the collection that they were read from: the path below its root for
 * files, {@code <array>/<row>} for images in arrays and tables. Names of one shard are held at a time, so ascending
 * positions cost one fetch for each shard. Not thread-safe.
 */
public final class ImageNames {
    private final ShardReader reader;
    private final List<Shard> shards;
    private List<String> names = List.of();
    private int first;

    private ImageNames(ShardReader reader, List<Shard> shards) {
        this.reader = reader;
        this.shards = List.copyOf(shards);
    }

    /** Fetches nothing; empty if one of the shards, or there being none, has no names. */
    static Optional<ImageNames> of(ShardReader reader, List<Shard> shards) {
        return shards.isEmpty() || shards.stream().anyMatch(shard -> shard.names() == null)
                ? Optional.empty()
                : Optional.of(new ImageNames(reader, shards));
    }

    /** How many images there are. */
    public int count() {
        return shards.stream().mapToInt(Shard::count).sum();
    }

    /**
     * The name of an image.
     *
     * @param position among the images of all shards, from 0
     * @throws IndexOutOfBoundsException if there is no such image
     */
    public String of(int position) {
        if (position < first || position >= first + names.size()) {
            load(position);
        }
        return names.get(position - first);
    }

    private void load(int position) {
        var begin = 0;
        for (var shard : shards) {
            if (position >= begin && position < begin + shard.count()) {
                names = reader.names(shard).orElseThrow();
                first = begin;
                return;
            }
            begin += shard.count();
        }
        throw new IndexOutOfBoundsException("an image's position must be in 0.." + (begin - 1) + ", was " + position);
    }
}
