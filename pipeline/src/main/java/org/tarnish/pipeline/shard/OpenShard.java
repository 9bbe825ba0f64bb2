package org.tarnish.pipeline.shard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.PartedImages.OpenPart;
import org.tarnish.imaging.format.Npy;
import org.tarnish.imaging.format.NpyType;
import org.tarnish.machine.file.FilePart;

/** The images of a shard in an open file, which goes on to be readable if the cache removes it. */
final class OpenShard implements OpenPart {
    private final FileChannel file;
    private final String key;
    private final int side;
    private final int[] labels;
    private final int head;

    private OpenShard(FileChannel file, String key, int side, int[] labels, int head) {
        this.file = file;
        this.key = key;
        this.side = side;
        this.labels = labels;
        this.head = head;
    }

    /**
     * @param key what to call it in messages
     * @throws IllegalArgumentException if the file does not hold as many images as labels, of that side
     */
    static OpenShard open(Path path, String key, int side, int[] labels) throws IOException {
        var head = Npy.header(NpyType.UINT8, labels.length, side, side, Image.CHANNELS);
        var file = FileChannel.open(path);
        try {
            long size = head.length + (long) labels.length * side * side * Image.CHANNELS;
            var found = ByteBuffer.allocate(head.length);
            FilePart.readAvailable(file, found, 0);
            if (file.size() != size || !Arrays.equals(found.array(), head)) {
                throw new IllegalArgumentException("the shard '" + key + "' must hold " + labels.length + " images of "
                        + side + " x " + side + " pixels as uint8 in " + size + " bytes, and has " + file.size()
                        + " bytes; was it written for another image size?");
            }
            return new OpenShard(file, key, side, labels, head.length);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public int count() {
        return labels.length;
    }

    @Override
    public int side() {
        return side;
    }

    @Override
    public int label(int index) {
        return labels[index];
    }

    @Override
    public void copyTo(int index, byte[] target, int offset) {
        if (index < 0 || index >= labels.length) {
            throw new IndexOutOfBoundsException(
                    "an image's index must be in 0.." + (labels.length - 1) + ", was " + index);
        }
        int bytes = side * side * Image.CHANNELS;
        try {
            FilePart.read(file, ByteBuffer.wrap(target, offset, bytes), head + (long) index * bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read image " + index + " of the shard '" + key + "'", e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the shard '" + key + "'", e);
        }
    }
}
