package org.tarnish.pipeline.shard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.tarnish.experiment.result.Shard;
import org.tarnish.imaging.PartedImages;
import org.tarnish.imaging.PartedImages.OpenPart;
import org.tarnish.imaging.format.NpyArray;
import org.tarnish.imaging.format.NpyType;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.store.CorruptObject;
import org.tarnish.pipeline.store.LocalCache;

/** Reads shards through the local cache: verified against their hashes, never whole in memory. */
public final class ShardReader {
    /** Of the names of a shard's images; a name on disk has at most 4 kB. */
    private static final int MOST_NAME_BYTES = 64 << 20;

    private final LocalCache cache;

    public ShardReader(LocalCache cache) {
        this.cache = cache;
    }

    /**
     * Shards that are opened one by one, as their images are needed.
     *
     * @param side of every image in pixels
     * @param classes which every label must be below
     */
    public PartedImages parts(List<Shard> shards, int side, int classes) {
        return new ShardParts(cache, shards, side, classes);
    }

    /**
     * The images of one or more shards, one after the other; a shard is fetched when one of its images is first asked for,
     * and stays at hand until all are closed.
     *
     * @param side of every image in pixels
     * @param classes which every label must be below
     */
    public OpenPart images(List<Shard> shards, int side, int classes) {
        return new JoinedParts(parts(shards, side, classes));
    }

    /**
     * Bytes of each image of a shard as PNG.
     *
     * @throws CorruptObject if the store's content is not what was written
     */
    public int[] entropies(Shard shard) {
        return numbers("entropies", shard.entropies(), shard.entropiesSha256(), shard.count());
    }

    /**
     * The index of each image of a shard in its collection; empty if the shard was written without.
     *
     * @throws CorruptObject if the store's content is not what was written
     */
    public Optional<int[]> indices(Shard shard) {
        return Optional.ofNullable(shard.indices())
                .map(key -> numbers("indices", key, shard.indicesSha256(), shard.count()));
    }

    /**
     * The name of each image of a shard in its collection; empty if the shard was written without.
     *
     * @throws CorruptObject if the store's content is not what was written
     */
    public Optional<List<String>> names(Shard shard) {
        return Optional.ofNullable(shard.names()).map(key -> names(key, shard));
    }

    private List<String> names(String key, Shard shard) {
        try (var file = new GZIPInputStream(Files.newInputStream(cache.fetch(key, shard.namesSha256())))) {
            var bytes = file.readNBytes(MOST_NAME_BYTES);
            var names = List.of(Json.read(bytes, String[].class));
            if (names.size() != shard.count()) {
                throw new IllegalArgumentException(
                        "the names '" + key + "' must be " + shard.count() + " as its images, were " + names.size());
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the names '" + key + "'", e);
        }
    }

    private int[] numbers(String what, String key, String sha256, int count) {
        try {
            var array = NpyArray.map(cache.fetch(key, sha256));
            if (array.type() != NpyType.INT32 || !array.shape().equals(List.of(count))) {
                throw new IllegalArgumentException("the " + what + " '" + key + "' must be int32 of shape [" + count
                        + "], was " + array.type().descriptor() + " of shape " + array.shape());
            }
            var numbers = new int[count];
            array.data().asIntBuffer().get(numbers);
            return numbers;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot map the " + what + " '" + key + "'", e);
        }
    }
}
