package org.tarnish.pipeline.shard;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.tarnish.experiment.result.Shard;
import org.tarnish.imaging.format.Npy;
import org.tarnish.machine.file.Sha256;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.store.ObjectStore;

/** Writes shards: NumPy files and a list of names, on local disk first, then into the object store. */
public final class ShardWriter {
    private static final String CONTENT_TYPE = "application/octet-stream";

    private final ObjectStore store;
    private final Path scratch;

    /**
     * @param scratch an existing folder for temporary files
     */
    public ShardWriter(ObjectStore store, Path scratch) {
        this.store = store;
        this.scratch = scratch;
    }

    /** The keys that a shard's files get, by part: images, labels, entropies, indices or names. */
    @FunctionalInterface
    public interface Naming {
        String key(String part);
    }

    /**
     * Writes one shard.
     *
     * @param images a complete .npy file, uint8 N x S x S x 3
     * @param labels N labels
     * @param entropies bytes of each image as PNG
     */
    public Shard write(Path images, int[] labels, int[] entropies, Naming naming) {
        try {
            var imagesKey = naming.key("images");
            var imagesHash = Sha256.of(images);
            store.put(imagesKey, images, CONTENT_TYPE);
            var labelsKey = naming.key("labels");
            var labelsHash = write(labels, labelsKey);
            var entropiesKey = naming.key("entropies");
            var entropiesHash = write(entropies, entropiesKey);
            return new Shard(imagesKey, imagesHash, labelsKey, labelsHash, entropiesKey, entropiesHash, labels.length);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a shard in the folder " + scratch, e);
        }
    }

    /**
     * Writes one shard whose images are drawn for.
     *
     * @param images a complete .npy file, uint8 N x S x S x 3
     * @param labels N labels
     * @param entropies bytes of each image as PNG
     * @param indices of each image in its collection
     */
    public Shard write(Path images, int[] labels, int[] entropies, int[] indices, Naming naming) {
        var shard = write(images, labels, entropies, naming);
        try {
            var key = naming.key("indices");
            return shard.withIndices(key, write(indices, key));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a shard in the folder " + scratch, e);
        }
    }

    /**
     * Adds what its images are called.
     *
     * @param names of each image in its collection
     */
    public Shard withNames(Shard shard, List<String> names, Naming naming) {
        var key = naming.key("names");
        try {
            var file = Files.createTempFile(scratch, "names", ".json.gz");
            try {
                try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
                    out.write(Json.bytes(names));
                }
                store.put(key, file, "application/gzip");
                return shard.withNames(key, Sha256.of(file));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a shard in the folder " + scratch, e);
        }
    }

    private String write(int[] numbers, String key) throws IOException {
        var file = Files.createTempFile(scratch, "numbers", ".npy");
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                Npy.write(out, numbers, numbers.length);
            }
            store.put(key, file, CONTENT_TYPE);
            return Sha256.of(file);
        } finally {
            Files.delete(file);
        }
    }
}
