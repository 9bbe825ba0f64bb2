package org.tarnish.bench.learning;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tarnish.experiment.result.Shard;
import org.tarnish.imaging.LabeledImages;
import org.tarnish.imaging.format.Npy;
import org.tarnish.imaging.format.NpyType;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.batch.Loading;
import org.tarnish.pipeline.shard.ShardReader;
import org.tarnish.pipeline.shard.ShardWriter;
import org.tarnish.pipeline.store.LocalCache;
import org.tarnish.pipeline.store.ObjectStore;

/** Images of noise as shards in an object store. */
final class StoredNoise {
    private static final int PER_SHARD = 1000;
    private static final long CACHE_BYTES = 4L << 30;

    private final ObjectStore store;
    private final Path folder;
    private final int side;
    private final List<Shard> shards = new ArrayList<>();

    StoredNoise(ObjectStore store, Path folder, LabeledImages images) throws IOException {
        this.store = store;
        this.folder = folder;
        this.side = images.side();
        var writer = new ShardWriter(store, folder);
        for (int from = 0; from < images.count(); from += PER_SHARD) {
            int number = shards.size();
            int start = from;
            var labels = new int[Math.min(PER_SHARD, images.count() - from)];
            var file = folder.resolve("images.npy");
            try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                out.write(Npy.header(NpyType.UINT8, labels.length, side, side, 3));
                for (int i = 0; i < labels.length; i++) {
                    labels[i] = images.label(start + i);
                    out.write(images.image(start + i).samples());
                }
            }
            shards.add(writer.write(
                    file, labels, new int[labels.length], part -> "bench/" + side + "/" + part + "-" + number));
            Files.delete(file);
        }
    }

    /** The images, with nothing of them in the local cache yet. */
    ImageSource fresh() throws IOException {
        var cache = new LocalCache(store, Files.createTempDirectory(folder, "cache"), CACHE_BYTES);
        return ImageSource.of(
                new ShardReader(cache).parts(shards, side, NoiseImages.CLASSES),
                Loading.on(Runtime.getRuntime().availableProcessors(), Loading.DEFAULT.memory()));
    }
}
