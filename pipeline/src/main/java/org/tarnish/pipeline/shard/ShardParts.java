package org.tarnish.pipeline.shard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.tarnish.experiment.result.Shard;
import org.tarnish.imaging.PartedImages;
import org.tarnish.imaging.format.NpyArray;
import org.tarnish.imaging.format.NpyFormatException;
import org.tarnish.imaging.format.NpyType;
import org.tarnish.pipeline.store.LocalCache;

/**
 * Shards as parts: each is fetched through the local cache and verified when it is opened, and read from there image by
 * image, never whole in memory.
 */
final class ShardParts implements PartedImages {
    private static final int MOST_TRIES = 5;

    private final LocalCache cache;
    private final List<Shard> shards;
    private final int side;
    private final int classes;

    ShardParts(LocalCache cache, List<Shard> shards, int side, int classes) {
        this.cache = cache;
        this.shards = List.copyOf(shards);
        this.side = side;
        this.classes = classes;
    }

    @Override
    public int side() {
        return side;
    }

    @Override
    public List<Integer> counts() {
        return shards.stream().map(Shard::count).toList();
    }

    @Override
    public OpenPart open(int part) {
        var shard = shards.get(part);
        for (int tries = 1; ; tries++) {
            try {
                var labels = labels(shard);
                return OpenShard.open(cache.fetch(shard.images(), shard.imagesSha256()), shard.images(), side, labels);
            } catch (NoSuchFileException e) {
                // Another thread made room in the cache before the file was open.
                if (tries == MOST_TRIES) {
                    throw new UncheckedIOException(
                            "the local cache is too small to keep the shard '" + shard.images()
                                    + "' until it is read; raise TARNISH_CACHE_BYTES",
                            e);
                }
            } catch (NpyFormatException e) {
                throw new IllegalArgumentException(
                        "the labels '" + shard.labels() + "' are not as expected: " + e.getMessage(), e);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the shard '" + shard.images() + "'", e);
            }
        }
    }

    private int[] labels(Shard shard) throws IOException {
        var bytes = Files.readAllBytes(cache.fetch(shard.labels(), shard.labelsSha256()));
        var array = NpyArray.parse(ByteBuffer.wrap(bytes), shard.labels());
        if (array.type() != NpyType.INT32 || !array.shape().equals(List.of(shard.count()))) {
            throw new IllegalArgumentException("the labels '" + shard.labels() + "' must be int32 of shape ["
                    + shard.count() + "], was " + array.type().descriptor() + " of shape " + array.shape());
        }
        var labels = new int[shard.count()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = array.data().getInt(i * Integer.BYTES);
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new IllegalArgumentException("the label of image " + i + " in '" + shard.labels()
                        + "' must be in 0.." + (classes - 1) + ", was " + labels[i]
                        + "; check the data set's classes");
            }
        }
        return labels;
    }
}
