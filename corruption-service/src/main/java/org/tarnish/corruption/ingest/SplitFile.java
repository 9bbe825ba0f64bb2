package org.tarnish.corruption.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.machine.file.FilePart;

/**
 * The images of one split while they come in, in any order: samples in a temporary file, labels, entropies, indices and names in memory.
 * Images that never come (because they are broken) leave no gap in the end. Safe for concurrent writers.
 */
final class SplitFile implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final int imageBytes;
    private final int[] labels;
    private final int[] entropies;
    private final int[] indices;
    private final String[] names;
    private final BitSet there = new BitSet();

    SplitFile(Path folder, int count, int side) throws IOException {
        this.file = Files.createTempFile(folder, "split", ".raw");
        this.channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        this.imageBytes = side * side * Image.CHANNELS;
        this.labels = new int[count];
        this.entropies = new int[count];
        this.indices = new int[count];
        this.names = new String[count];
    }

    /**
     * @param index of the image in its collection
     * @param name of the image in its collection
     */
    void put(int position, Image image, int label, int entropy, int index, String name) {
        try {
            FilePart.write(channel, ByteBuffer.wrap(image.samples()), (long) position * imageBytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + "; is the disk full?", e);
        }
        synchronized (there) {
            labels[position] = label;
            entropies[position] = entropy;
            indices[position] = index;
            names[position] = name;
            there.set(position);
        }
    }

    /** The positions that have come, in groups of at most {@code size}. */
    List<int[]> groups(int size) {
        var positions = there.stream().toArray();
        var groups = new ArrayList<int[]>();
        for (int from = 0; from < positions.length; from += size) {
            groups.add(java.util.Arrays.copyOfRange(positions, from, Math.min(positions.length, from + size)));
        }
        return groups;
    }

    int label(int position) {
        return labels[position];
    }

    int entropy(int position) {
        return entropies[position];
    }

    int index(int position) {
        return indices[position];
    }

    String name(int position) {
        return names[position];
    }

    byte[] samples(int position) {
        var buffer = ByteBuffer.allocate(imageBytes);
        try {
            FilePart.read(channel, buffer, (long) position * imageBytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read image " + position + " of " + file, e);
        }
        return buffer.array();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.delete(file);
    }
}
