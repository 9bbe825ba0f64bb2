package org.tarnish.corruption.ingest;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.format.Npy;
import org.tarnish.imaging.format.NpyType;
import org.tarnish.machine.file.Sha256;

/** A shard on local disk. */
record ShardFile(Path images, String sha256, int[] labels, int[] entropies, int[] indices, List<String> names) {
    /** The images of a split that have come, in shards of so many images. */
    static List<ShardFile> of(SplitFile split, int side, int perShard, Path folder) throws IOException {
        var files = new ArrayList<ShardFile>();
        for (var group : split.groups(perShard)) {
            var file = Files.createTempFile(folder, "images", ".npy");
            try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                out.write(Npy.header(NpyType.UINT8, group.length, side, side, Image.CHANNELS));
                for (int position : group) {
                    out.write(split.samples(position));
                }
            }
            files.add(new ShardFile(
                    file,
                    Sha256.of(file),
                    Arrays.stream(group).map(split::label).toArray(),
                    Arrays.stream(group).map(split::entropy).toArray(),
                    Arrays.stream(group).map(split::index).toArray(),
                    Arrays.stream(group).mapToObj(split::name).toList()));
        }
        return files;
    }
}
